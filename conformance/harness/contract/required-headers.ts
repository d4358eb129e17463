// Which headers must an answer have? The contract declares them by operation and status.
import { type OperationId, openapiDocument, operationTable } from '#contracts';
import { isRecord, valueAt } from '../json.ts';

type Part = Readonly<Record<string, unknown>>;

const partAt = (whole: unknown, names: readonly string[]): Part => {
  const found = names.reduce<unknown>((at, name) => (isRecord(at) ? at[name] : undefined), whole);
  return isRecord(found) ? found : {};
};

const resolved = (document: unknown, part: Part): Part => {
  const { $ref } = part;
  if (typeof $ref !== 'string') return part;
  return partAt(document, $ref.replace(/^.*#\//, '').split('/'));
};

/** Names of headers that the contract requires of an answer of this status. */
export const requiredHeaders = (id: OperationId, status: number): readonly string[] => {
  const { plane, path, method } = operationTable[id];
  const document = openapiDocument(plane);
  const responses = partAt(document, ['paths', path, method.toLowerCase(), 'responses']);
  const answer = resolved(document, partAt(responses, [String(status)]));
  return Object.entries(partAt(answer, ['headers']))
    .filter(([, header]) => isRecord(header) && valueAt(resolved(document, header), 'required') === true)
    .map(([name]) => name);
};
