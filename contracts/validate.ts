import { createRequire } from 'node:module';
import type { components } from './generated/adapter.ts';
import type { DocumentTypes } from './generated/documents.ts';
import type { EventTypes } from './generated/events.ts';
import type { components as openaiComponents } from './generated/openai.ts';
import { operationTable } from './generated/operations.ts';
import { validators as fillingValidators } from './generated/validators/filling.ts';
import { validators as requestValidators } from './generated/validators/requests.ts';
import type { OperationId, RequestBody } from './operations.ts';
import {
  type Compiler,
  compilerOf,
  type EngineOptions,
  type Schemas,
  type Validator,
  type Validators,
} from './validation/engine.ts';
import { makeProblem, type Problem, shown } from './validation/problem.ts';
import { limited, problemsOf } from './validation/problem-list.ts';

export type Validated<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export type DocumentName = keyof DocumentTypes;
export type EventName = keyof EventTypes;
export type AdapterParts = components['schemas'];
export type AdapterPart = keyof AdapterParts;
export type OpenaiParts = openaiComponents['schemas'];
export type OpenaiPart = keyof OpenaiParts;

const load = createRequire(import.meta.url);

/** Read when something is judged whose validator was not made ahead of time. */
const schemas = (): Schemas => load('./generated/schemas.json') as Schemas;

/** What was made ahead of time is there at once; for the rest an engine is built, at its first use. */
const validatorOf = (ready: Validators, options: EngineOptions): Compiler => {
  let engine: Compiler | undefined;
  return key => {
    const made = ready[key];
    if (made !== undefined) return made;
    engine ??= compilerOf(schemas(), options);
    return engine(key);
  };
};

const documentValidator = validatorOf({}, { allErrors: true, useDefaults: false });
const fillingValidator = validatorOf(fillingValidators, { allErrors: true, useDefaults: true });
const wireValidator = validatorOf(requestValidators, { allErrors: false, useDefaults: false });

const run = <Value>(validate: Validator, value: unknown): Validated<Value> => {
  if (validate(value)) return { ok: true, value: value as Value };
  return { ok: false, problems: problemsOf(validate.errors ?? []) };
};

const missingSchema = (key: string): Problem =>
  makeProblem({ path: '', found: key, allowed: 'a schema of this contract', keyword: 'schema' });

const check = <Value>(compiled: Compiler, key: string, value: unknown): Validated<Value> => {
  const validate = compiled(key);
  return validate === undefined ? { ok: false, problems: [missingSchema(key)] } : run(validate, value);
};

export const validateDocument = <Name extends DocumentName>(
  name: Name,
  value: unknown,
): Validated<DocumentTypes[Name]> => check(documentValidator, `document:${name}`, value);

/** As validateDocument, on a copy in which every absent field that has a default has it. */
export const fillDocument = <Name extends DocumentName>(
  name: Name,
  value: unknown,
): { readonly filled: unknown; readonly outcome: Validated<DocumentTypes[Name]> } => {
  const filled: unknown = structuredClone(value);
  return { filled, outcome: check(fillingValidator, `document:${name}`, filled) };
};

/** For the catalogues of this folder, whose schemas have no type of their own. */
export const validateCatalogue = (name: string, value: unknown): Validated<unknown> =>
  check(documentValidator, `document:${name}-catalogue`, value);

const listedBytesMax = 65_536;

/** What strangers send: all problems of a small value, the first one of a large value. */
const checkWire = <Value>(key: string, value: unknown): Validated<Value> => {
  const first = check<Value>(wireValidator, key, value);
  if (first.ok) return first;
  const isSmall = (JSON.stringify(value) ?? '').length <= listedBytesMax;
  const all = isSmall ? check<Value>(documentValidator, key, value) : first;
  return all.ok ? all : { ok: false, problems: limited(all.problems) };
};

export const validateEvent = <Name extends EventName>(
  name: Name,
  value: unknown,
): Validated<EventTypes[Name]> => checkWire(`event:${name}`, value);

/** A body or the data of an event of the adapter protocol, by the name of its schema. */
export const validateAdapterPart = <Name extends AdapterPart>(
  name: Name,
  value: unknown,
): Validated<AdapterParts[Name]> => checkWire(`adapter:${name}`, value);

/** A body or the data of an event of the OpenAI surface, by the name of its schema. */
export const validateOpenaiPart = <Name extends OpenaiPart>(
  name: Name,
  value: unknown,
): Validated<OpenaiParts[Name]> => checkWire(`openai:${name}`, value);

export const validateRequestBody = <Id extends OperationId>(
  operationId: Id,
  value: unknown,
): Validated<RequestBody<Id>> => checkWire(`op:${operationId}.request`, value);

const statusesOf = (operationId: OperationId): Readonly<Record<string, readonly string[]>> =>
  operationTable[operationId].responses;

/** `value` is the parsed JSON body, the text of another body, or undefined where there was none. */
export const validateResponse = (
  operationId: OperationId,
  status: number,
  value: unknown,
): Validated<unknown> => {
  const statuses = statusesOf(operationId);
  const key = [String(status), `${String(status)[0]}XX`, 'default'].find(name => name in statuses);
  const types = key === undefined ? undefined : statuses[key];
  if (types === undefined) {
    const allowed = Object.keys(statuses).join(', ');
    return {
      ok: false,
      problems: [makeProblem({ path: '', found: `status ${status}`, allowed, keyword: 'status' })],
    };
  }
  if (types.length === 0) {
    if (value === undefined || value === '') return { ok: true, value: undefined };
    const found = shown(value);
    return { ok: false, problems: [makeProblem({ path: '', found, allowed: 'no body', keyword: 'body' })] };
  }
  const schemaKey = `op:${operationId}.${key}`;
  return schemaKey in schemas() ? checkWire(schemaKey, value) : { ok: true, value };
};
