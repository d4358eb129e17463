// From a path to an operation: its method, the role that it asks for, its body, and its answer.
import { OrchestratorError } from '../kernel/index.ts';
import { answerError } from './answer-error.ts';
import type { ApiParts } from './api-parts.ts';
import { audited } from './audited.ts';
import { shownError } from './error-response.ts';
import { type Exchange, hasBody } from './exchange.ts';
import type { ApiHandler } from './gate.ts';
import type { OperationHandlers } from './operation-handler.ts';
import type { OperationPath } from './operation-paths.ts';
import { invalidParams } from './public-problems.ts';
import { readJson, requireJsonType } from './read-body.ts';
import { type Answer, jsonAnswer, respond } from './respond.ts';
import { type ServedOperation, servedOperations } from './served-operations.ts';

/** @implements ASY-AUTH-001 */
function checkRole({ caller }: Exchange, operation: ServedOperation): void {
  const wanted: readonly string[] = servedOperations[operation].roles;
  if (wanted.length > 0 && !caller?.roles.some(role => wanted.includes(role)))
    throw new OrchestratorError('FORBIDDEN');
}

const bodiless: readonly ServedOperation[] = [
  'cancelTask',
  'verifyCatalogModel',
  'rollbackCatalogModel',
  'resumePool',
  'reloadConfig',
];

function takesBody(operation: ServedOperation): boolean {
  return servedOperations[operation].method === 'post' && !bodiless.includes(operation);
}

function requireNoFields(body: unknown, operation: ServedOperation): void {
  const isEmpty =
    body === undefined ||
    (typeof body === 'object' && body !== null && !Array.isArray(body) && Object.keys(body).length === 0);
  if (!isEmpty) {
    const declared: readonly string[] = servedOperations[operation].errorCodes;
    if (!declared.includes('INVALID_PARAMS')) throw new OrchestratorError('MALFORMED_REQUEST');
    throw invalidParams([{ pointer: '', message: 'the body: this operation takes none.', rule: 'body' }]);
  }
}

async function bodyOf(exchange: Exchange, operation: ServedOperation, parts: ApiParts): Promise<unknown> {
  const { request } = exchange;
  const { limits } = parts.config.server;
  const isPost = servedOperations[operation].method === 'post';
  if (!isPost) {
    // What follows would be read as the next request by one side and not by the other.
    if (hasBody(request)) throw new OrchestratorError('MALFORMED_REQUEST');
    return undefined;
  }
  if (takesBody(operation) || hasBody(request) || request.headers['content-type'] !== undefined)
    requireJsonType(request);
  const body = await readJson(exchange, limits);
  if (!takesBody(operation)) requireNoFields(body, operation);
  else if (body === undefined) throw new OrchestratorError('MALFORMED_REQUEST');
  return body;
}

function methodNotAllowed(exchange: Exchange, path: OperationPath): Answer {
  const error = new OrchestratorError('METHOD_NOT_ALLOWED');
  const { status, headers, shown } = shownError(error, exchange);
  return jsonAnswer(status, shown, { ...headers, Allow: [...path.operations.keys()].sort().join(', ') });
}

function searchOf(url: string): string {
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at + 1);
}

/** @implements ASY-ERR-005 */
export function dispatch(path: OperationPath, handlers: OperationHandlers, parts: ApiParts): ApiHandler {
  const serve = async (exchange: Exchange, params: Readonly<Record<string, string>>): Promise<void> => {
    const { request } = exchange;
    const operation = path.operations.get(request.method ?? '');
    const handler = operation === undefined ? undefined : handlers[operation];
    if (operation === undefined || handler === undefined) {
      respond(exchange, methodNotAllowed(exchange, path), parts.world);
      return;
    }
    exchange.operation = operation;
    const answer = await audited({ exchange, operation, params }, parts, async () => {
      // Of a submission the pipeline asks, in AUTHORIZE: what breaks the rules is told so whoever sends it.
      if (operation !== 'createTask') checkRole(exchange, operation);
      const body = await bodyOf(exchange, operation, parts);
      const search = searchOf(request.url ?? '');
      return handler({ exchange, operation, path: params, search, body });
    });
    if (answer !== undefined) respond(exchange, answer, parts.world);
  };
  return async (request, response) => {
    const { exchange } = response.locals;
    try {
      await serve(exchange, request.params);
    } catch (error) {
      answerError(exchange, error, parts);
    }
  };
}
