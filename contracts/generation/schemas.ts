import { isRecord, type Json, type JsonObject, mapReferences, pointerParts } from './json.ts';

const methods = ['get', 'put', 'post', 'delete', 'patch', 'options', 'head'];

const follow = (document: JsonObject, value: Json | undefined): Json | undefined => {
  if (!isRecord(value) || typeof value.$ref !== 'string') return value;
  let here: Json | undefined = document;
  for (const part of pointerParts(value.$ref.slice(1))) here = isRecord(here) ? here[part] : undefined;
  return follow(document, here);
};

const record = (value: Json | undefined): JsonObject => (isRecord(value) ? value : {});

/** The schema of the first JSON or event-stream content of a body, if it has one. */
const contentSchema = (body: Json | undefined): Json | undefined => {
  const content = record(record(body).content);
  return record(content['application/json'] ?? content['text/event-stream']).schema;
};

const operationsOf = (document: JsonObject): JsonObject[] =>
  Object.values(record(document.paths)).flatMap(item => {
    const path = record(item);
    return methods.flatMap(method => {
      const operation = path[method];
      return isRecord(operation) && typeof operation.operationId === 'string' ? [operation] : [];
    });
  });

/** What Ajv needs of one bundled OpenAPI document: its schemas as definitions, and one schema per body. */
export const operationSchemas = (plane: string, document: JsonObject): JsonObject => {
  const id = `openapi:${plane}`;
  const place = (reference: string): string => reference.replace('#/components/schemas/', `${id}#/$defs/`);
  const schemas: JsonObject = {
    [id]: { $id: id, $defs: mapReferences(record(record(document.components).schemas), place) },
  };
  const add = (key: string, body: Json | undefined): void => {
    const schema = contentSchema(follow(document, body));
    if (schema !== undefined) schemas[key] = mapReferences(schema, place);
  };
  for (const operation of operationsOf(document)) {
    const key = `op:${String(operation.operationId)}`;
    if (operation.requestBody !== undefined) add(`${key}.request`, operation.requestBody);
    for (const [status, response] of Object.entries(record(operation.responses))) {
      add(`${key}.${status}`, response);
    }
  }
  return schemas;
};

/** What Ajv needs of a document whose schemas are asked for by their own names, whichever operation carries them. */
export const partSchemas = (name: string, document: JsonObject): JsonObject => {
  const id = `openapi:${name}`;
  const place = (reference: string): string => reference.replace('#/components/schemas/', `${id}#/$defs/`);
  const parts = record(record(document.components).schemas);
  const named = Object.keys(parts).map(part => [`${name}:${part}`, { $ref: `${id}#/$defs/${part}` }]);
  return { [id]: { $id: id, $defs: mapReferences(parts, place) }, ...Object.fromEntries(named) };
};

export interface OperationEntry {
  readonly plane: string;
  readonly method: string;
  readonly path: string;
  /** Roles of which the key needs one; none where no key is asked for. */
  readonly roles: readonly string[];
  readonly errorCodes: readonly string[];
  /** Content types by status; none where the answer has no body. */
  readonly responses: Readonly<Record<string, readonly string[]>>;
}

const words = (value: Json | undefined): string[] => (Array.isArray(value) ? value.map(String) : []);

const contentTypes = (document: JsonObject, responses: JsonObject): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(responses).map(([status, response]) => [
      status,
      Object.keys(record(record(follow(document, response)).content)),
    ]),
  );

/** Where each operation lives and which statuses it may answer with. */
export const operationTable = (
  documents: Readonly<Record<string, JsonObject>>,
): Record<string, OperationEntry> => {
  const table: Record<string, OperationEntry> = {};
  for (const [plane, document] of Object.entries(documents)) {
    for (const [path, item] of Object.entries(record(document.paths))) {
      for (const [method, value] of Object.entries(record(item))) {
        const operation = record(value);
        const id = operation.operationId;
        if (typeof id !== 'string') continue;
        if (table[id] !== undefined) throw new Error(`operationId ${id} occurs twice`);
        table[id] = {
          plane,
          method,
          path,
          roles: words(operation['x-roles']),
          errorCodes: words(operation['x-error-codes']),
          responses: contentTypes(document, record(operation.responses)),
        };
      }
    }
  }
  return table;
};
