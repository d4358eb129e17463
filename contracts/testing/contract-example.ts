// What the contract itself shows: schemas and examples of its operations, with references followed.
import { operationTable } from '../generated/operations.ts';
import { isRecord } from '../generation/json.ts';
import { openapiDocument } from '../openapi-document.ts';
import type { OperationId } from '../operations.ts';

export const memberAt = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce((here, part) => (isRecord(here) ? here[part] : undefined), value);

/** The value, or what its `$ref` leads to within the document. */
export const resolved = (document: unknown, value: unknown): unknown => {
  const reference = memberAt(value, '$ref');
  return typeof reference === 'string'
    ? resolved(document, memberAt(document, ...reference.slice(2).split('/')))
    : value;
};

export const responseOf = (operation: OperationId, status: number | string): unknown => {
  const { plane, path, method } = operationTable[operation];
  const document = openapiDocument(plane);
  return resolved(document, memberAt(document, 'paths', path, method, 'responses', String(status)));
};

export interface ContractExample {
  readonly status: number;
  readonly type: string | undefined;
  readonly value: unknown;
}

/** The answer that the contract shows for a status, by default the first of success. */
export const exampleOf = (operation: OperationId, status?: number): ContractExample => {
  const { plane, responses } = operationTable[operation];
  const found = status ?? Number(Object.keys(responses).find(name => name.startsWith('2')));
  const content = memberAt(responseOf(operation, found), 'content');
  const types = Object.keys(isRecord(content) ? content : {});
  const type = types.includes('application/json') ? 'application/json' : types[0];
  const [example] = Object.values(Object(memberAt(content, type ?? '', 'examples')));
  const value = memberAt(resolved(openapiDocument(plane), example), 'value');
  return { status: found, type, value };
};
