// What every request passes before it is looked at: its correlation id, the bounds of its headers, the host that it
// names, and who sent it. The order is part of the contract: without a valid key nothing else is judged.
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { isHostAllowed } from '../identity/index.ts';
import { isOrchestratorError, OrchestratorError } from '../kernel/index.ts';
import { passingTracer } from '../telemetry/index.ts';
import { answerError } from './answer-error.ts';
import type { ApiParts } from './api-parts.ts';
import { correlationIdOf, type Exchange } from './exchange.ts';
import { isOpenaiPath, isOpenPath, operationAt } from './operation-paths.ts';
import { recordAnswer } from './record-answer.ts';

/** What Express carries from the gate to the operation. */
export type Locals = { exchange: Exchange };
export type ApiResponse = Response<unknown, Locals>;
type ApiRequest = Request<Record<string, string>, unknown, unknown, unknown, Locals>;
export type ApiHandler = RequestHandler<Record<string, string>, unknown, unknown, unknown, Locals>;

/** Colon, blank and line end of each header. */
const headerExtraBytes = 4;

/** @implements ASY-ERR-004 */
function checkHeaders(rawHeaders: readonly string[], limits: ApiParts['config']['server']['limits']): void {
  const count = rawHeaders.length / 2;
  let bytes = count * headerExtraBytes;
  for (const text of rawHeaders) bytes += text.length;
  if (count > limits.header_count_max || bytes > limits.header_bytes_max)
    throw new OrchestratorError('HEADERS_TOO_LARGE');
}

/** A target may name its server as a whole URL, but no other one than the header. */
function isTargetElsewhere(target: string, host: string | undefined): boolean {
  if (target.startsWith('/') || target === '*') return false;
  const url = URL.parse(target);
  return url === null || url.host !== host?.toLowerCase().replace(/:80$/, '');
}

/** @implements ASY-AUTH-006 */
function checkHost(request: ApiRequest, { identity, config }: ApiParts): void {
  const hosts = request.headersDistinct.host ?? [];
  const isNeeded = request.httpVersion === '1.1';
  if (hosts.length > 1 || (isNeeded && hosts.length === 0)) throw new OrchestratorError('MALFORMED_REQUEST');
  if (isTargetElsewhere(request.originalUrl, hosts[0])) throw new OrchestratorError('MALFORMED_REQUEST');
  if (identity.isKeyless && !isHostAllowed(hosts[0], config.network.allowed_hosts))
    throw new OrchestratorError('HOST_NOT_ALLOWED');
}

function pass(exchange: Exchange, request: ApiRequest, parts: ApiParts): void {
  checkHeaders(request.rawHeaders, parts.config.server.limits);
  checkHost(request, parts);
  if (!isOpenPath(request.path)) exchange.caller = parts.identity.authenticate(request.headersDistinct);
}

function isStranger(error: unknown): boolean {
  return isOrchestratorError(error) && error.code === 'UNAUTHENTICATED';
}

/** The answer doesn't wait for the record: whoever has no key learns nothing of the disk. */
function auditStranger(request: ApiRequest, correlationId: string, { control }: ApiParts): void {
  void control?.refusals.refused({
    tenantId: undefined,
    keyId: undefined,
    action: operationAt(request.method, request.path) ?? 'authenticate',
    outcome: 'refused',
    code: 'UNAUTHENTICATED',
    correlationId,
  });
}

export interface GateOptions {
  /** Told of every exchange, so that an error of the parser finds the one that is under way. */
  began(exchange: Exchange): void;
  isClosing(): boolean;
}

/** @implements OC-CTRL-2052 */
export function gate(parts: ApiParts, options: GateOptions): ApiHandler {
  const { world, config, tracer = passingTracer } = parts;
  const isKeptAlive = config.server.limits.keep_alive_ms > 0;
  return (request, response: ApiResponse, next: NextFunction) => {
    const correlationId = correlationIdOf(request.headers['x-correlation-id'], world);
    const exchange: Exchange = {
      request,
      response,
      correlationId,
      trace: tracer.enter(request.headers.traceparent),
      receivedMs: world.monotonicMs(),
      caller: undefined,
      operation: undefined,
    };
    response.locals.exchange = exchange;
    response.setHeader('X-Correlation-Id', correlationId);
    // By this name clients of the OpenAI surface quote it.
    if (isOpenaiPath(request.url)) response.setHeader('X-Request-Id', correlationId);
    if (!isKeptAlive || options.isClosing()) response.setHeader('Connection', 'close');
    options.began(exchange);
    recordAnswer(exchange, parts);
    try {
      pass(exchange, request, parts);
    } catch (error) {
      if (isStranger(error)) auditStranger(request, correlationId, parts);
      // Whoever can't be sure whom the request is for can't be sure where it ends either.
      if (isOrchestratorError(error) && error.code === 'MALFORMED_REQUEST')
        response.setHeader('Connection', 'close');
      answerError(exchange, error, parts);
      return;
    }
    next();
  };
}
