// Is every message what the contract says? Both directions: a harness that breaks the contract proves nothing.
import { parseDocument } from 'yaml';
import {
  type OperationId,
  operationTable,
  type Problem,
  validateRequestBody,
  validateResponse,
} from '#contracts';
import type { EntryOf } from '../history/entry.ts';
import { isCutBody } from '../http/cut-body.ts';
import { headerValue, mediaTypeOf } from '../http/headers.ts';
import { parsedJson, shownJson } from '../json.ts';
import { operationOf } from './operation-of.ts';

const sentenceOf = (problems: readonly Problem[]): string => {
  const [problem] = problems;
  return problem === undefined
    ? 'it breaks its schema'
    : `${problem.path || 'it'} is ${problem.found}, allowed: ${problem.allowed}`;
};

/** What is wrong with a request of the harness; undefined where nothing is. */
export const requestProblem = (request: EntryOf<'request'>): string | undefined => {
  const id = operationOf(request.method, request.url);
  if (id === undefined) return `${request.method} ${request.url} is no operation of the contract`;
  if (request.body === undefined) return takesBody(id) ? `${id} is sent without its body` : undefined;
  if (isCutBody(request.body)) return undefined;
  const body = parsedJson(request.body);
  if (body === undefined) return `the body of ${id} is no JSON`;
  if (headerValue(request.headers, 'content-type') === undefined)
    return `${id} has a body and no content-type`;
  if (!takesBody(id)) return undefined;
  const checked = validateRequestBody(id, body);
  return checked.ok ? undefined : `the body of ${id}: ${sentenceOf(checked.problems)}`;
};

const bodied: readonly string[] = [
  'createTask',
  'createCatalogModel',
  'setCatalogModelState',
  'drainPool',
  'reloadPool',
  'createArtifact',
];

const takesBody = (id: OperationId): boolean => bodied.includes(id);

type Statuses = Readonly<Record<string, readonly string[]>>;

const mediaTypesOf = (id: OperationId, status: number): readonly string[] | undefined => {
  const statuses: Statuses = operationTable[id].responses;
  return statuses[String(status)] ?? statuses[`${String(status)[0]}XX`] ?? statuses.default;
};

/** Where the contract has no operation an answer is an error envelope all the same; this one's is everybody's. */
const anyEnvelope = { id: 'getTask', status: 404 } as const;

const envelopeProblem = (response: EntryOf<'response'>): string | undefined => {
  if (response.status < 400) return undefined;
  const checked = validateResponse(anyEnvelope.id, anyEnvelope.status, parsedJson(response.body));
  return checked.ok ? undefined : `the error envelope: ${sentenceOf(checked.problems)}`;
};

const readBody = (type: string, body: string | undefined): unknown => {
  if (type === 'application/json') return parsedJson(body);
  return type === 'application/yaml' ? parseDocument(body ?? '').toJS() : body;
};

const bodyProblem = (id: OperationId, response: EntryOf<'response'>, types: readonly string[]) => {
  const type = mediaTypeOf(response.headers);
  if (types.length > 0 && !types.includes(type))
    return `content-type is ${shownJson(type)}, allowed: ${types.join(', ')}`;
  if (type === 'text/event-stream') return undefined;
  const body = readBody(type, response.body);
  if (type === 'application/json' && body === undefined)
    return `the body is no JSON: ${shownJson(response.body)}`;
  const checked = validateResponse(id, response.status, body);
  return checked.ok ? undefined : sentenceOf(checked.problems);
};

/** What is wrong with an answer to the request; undefined where nothing is. */
export const responseProblem = (
  request: EntryOf<'request'>,
  response: EntryOf<'response'>,
): string | undefined => {
  const id = operationOf(request.method, request.url);
  if (id === undefined) return envelopeProblem(response);
  const types = mediaTypesOf(id, response.status);
  if (types === undefined) return `${id} answers ${response.status}, which the contract does not have`;
  const problem = bodyProblem(id, response, types);
  return problem === undefined ? undefined : `${id} ${response.status}: ${problem}`;
};
