import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { type ClientErrorCode, type OperationId, operationTable } from '#contracts';
import type { Caller } from '../caller.ts';
import { type Core, engineLabel } from '../core.ts';
import { envelopeOf, Refusal } from '../refusal.ts';
import { asRefusal, type Exchange, type Handler, send, sendRefusal } from './exchange.ts';
import { checkHost, identify } from './identify.ts';
import { readBody } from './read-body.ts';
import { Router } from './router.ts';

export type Handlers = Partial<Record<OperationId, Handler>>;

const correlationPattern = /^[A-Za-z0-9._-]{1,128}$/;
const audited: readonly string[] = ['createTask', 'drainPool', 'resumePool', 'reloadPool', 'reloadConfig'];
const needBody: readonly string[] = ['createTask', 'drainPool', 'reloadPool'];
const lingerMs = 250;
const urlBytes = 8192;

const correlationOf = (core: Core, request: IncomingMessage): string => {
  const given = request.headers['x-correlation-id'];
  return typeof given === 'string' && correlationPattern.test(given) ? given : core.clock.freshId();
};

/** Any bytes of a request line are a path; most lead nowhere. */
const addressOf = (request: IncomingMessage) => {
  const [path = '', ...rest] = (request.url ?? '/').split('?');
  return { path: path.replace(/^https?:\/\/[^/]*/i, ''), query: new URLSearchParams(rest.join('?')) };
};

const parserCodes: Readonly<Record<string, ClientErrorCode>> = {
  HPE_HEADER_OVERFLOW: 'HEADERS_TOO_LARGE',
  ERR_HTTP_REQUEST_TIMEOUT: 'REQUEST_TIMEOUT',
};

/** The HTTP surface: finds the operation, settles who asks, reads the body, answers every failure alike. */
export class HttpServer {
  readonly server: Server;
  readonly #core: Core;
  readonly #handlers: Handlers;
  readonly #router: Router;

  constructor(core: Core, handlers: Handlers) {
    this.#core = core;
    this.#handlers = handlers;
    this.#router = new Router(id => handlers[id] !== undefined);
    const { limits } = core.config().server;
    this.server = createServer({
      maxHeaderSize: limits.header_bytes_max + urlBytes,
      headersTimeout: limits.header_timeout_ms,
      requestTimeout: 0,
      keepAliveTimeout: limits.keep_alive_ms,
      connectionsCheckingInterval: Math.min(500, Math.max(20, limits.header_timeout_ms / 5)),
      requireHostHeader: false,
    });
    this.server.maxHeadersCount = 0;
    this.server.maxConnections = limits.connections_max;
    this.server.on('request', (request, response) => void this.#serve(request, response));
    this.server.on('checkContinue', (request, response) => void this.#serve(request, response));
    this.server.on('clientError', (error: NodeJS.ErrnoException, socket) => this.#refuseBytes(error, socket));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const exchange = this.#exchangeOf(request, response);
    let caller: Caller | undefined;
    try {
      this.#checkHead(exchange);
      caller = this.#callerOf(exchange);
      const body = await this.#bodyOf(exchange);
      const handler = exchange.operation === 'unmatched' ? undefined : this.#handlers[exchange.operation];
      const anyone = {
        tenant: { id: '', weight: 1, keys: [], quotas: {}, budgets: {} },
        keyId: undefined,
        roles: [],
      };
      const answer = await handler?.({ exchange, caller: caller ?? anyone, body });
      this.#noteOutcome(exchange, caller, undefined);
      if (answer !== undefined) send(exchange, answer);
    } catch (error) {
      this.#refuse(exchange, caller, asRefusal(exchange, error));
    }
  }

  #exchangeOf(request: IncomingMessage, response: ServerResponse): Exchange {
    const { path, query } = addressOf(request);
    const { operation, parameters } = this.#router.match(request.method ?? '', path);
    return {
      core: this.#core,
      request,
      response,
      correlationId: correlationOf(this.#core, request),
      receivedMs: this.#core.clock.nowMs(),
      receivedWallMs: this.#core.clock.wallMs(),
      operation: operation ?? 'unmatched',
      parameters,
      query,
    };
  }

  #checkHead({ request, operation }: Exchange): void {
    const { header_bytes_max: bytesMax, header_count_max: countMax } = this.#core.config().server.limits;
    const { rawHeaders } = request;
    const bytes = rawHeaders.reduce((sum, text) => sum + Buffer.byteLength(text, 'latin1') + 2, 0);
    if (rawHeaders.length / 2 > countMax || bytes > bytesMax) throw new Refusal('HEADERS_TOO_LARGE');
    checkHost(this.#core, request);
    if (operation !== 'unmatched') return;
    const { methods, isOpen } = this.#router.match('', addressOf(request).path);
    if (!isOpen) identify(this.#core, request);
    if (methods.length === 0) throw new Refusal('ROUTE_NOT_FOUND');
    throw new Refusal('METHOD_NOT_ALLOWED', { headers: { Allow: methods.join(', ') } });
  }

  /** Undefined where the operation is open. A submission's role is judged after its replay was looked for. */
  #callerOf(exchange: Exchange): Caller | undefined {
    if (exchange.operation === 'unmatched') return undefined;
    const roles: readonly string[] = operationTable[exchange.operation].roles;
    if (roles.length === 0) return undefined;
    const caller = identify(this.#core, exchange.request);
    const mayCall = caller.roles.some(role => roles.includes(role)) || exchange.operation === 'createTask';
    if (mayCall) return caller;
    this.#noteOutcome(exchange, caller, 'FORBIDDEN');
    throw new Refusal('FORBIDDEN');
  }

  async #bodyOf({ request, response, operation }: Exchange): Promise<unknown> {
    if (request.method === 'GET' || request.method === 'DELETE') return undefined;
    const { clock } = this.#core;
    const { limits } = this.#core.config().server;
    const isOverLength = Number(request.headers['content-length'] ?? 0) > limits.body_bytes_max;
    if (request.headers.expect !== undefined && !isOverLength) response.writeContinue();
    return readBody(request, { clock, limits, isRequired: needBody.includes(operation) });
  }

  #refuse(exchange: Exchange, caller: Caller | undefined, refusal: Refusal): void {
    const { core, request, response, operation } = exchange;
    const engine = engineLabel(core.config(), refusal.parts.engine);
    if (operation === 'createTask')
      core.metrics.add('tasks_rejected_total', { engine, reason: refusal.code });
    const policy = refusal.parts.policyLabel ?? 'unavailable';
    if (refusal.hintMs !== undefined)
      core.metrics.add('admission_backpressure_events_total', { engine, policy });
    if (refusal.code !== 'FORBIDDEN' || caller !== undefined)
      this.#noteOutcome(exchange, caller, refusal.code);
    sendRefusal(exchange, refusal);
    if (refusal.parts.headers?.Connection !== 'close') return;
    request.resume();
    response.once('finish', () => core.clock.after(lingerMs, () => request.socket.destroy()));
  }

  /** One audit record for each submission, each change by the control plane, and each request without a valid key. */
  #noteOutcome(exchange: Exchange, caller: Caller | undefined, code: ClientErrorCode | undefined): void {
    if (code !== 'UNAUTHENTICATED' && !audited.includes(exchange.operation)) return;
    const isFailed = code === 'INTERNAL' || code === 'RELOAD_FAILED';
    const refusedAs = isFailed ? 'failed' : 'refused';
    const { pool_id: target } = exchange.parameters;
    exchange.core.audit.write({
      tenant_id: caller?.tenant.id,
      key_id: caller?.keyId,
      action: exchange.operation,
      target,
      outcome: code === undefined ? 'done' : refusedAs,
      error_code: code,
      correlation_id: exchange.correlationId,
    });
  }

  /** What the parser refuses gets the envelope too, written by hand since there is no response. */
  #refuseBytes(error: NodeJS.ErrnoException, socket: Duplex): void {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const refusal = new Refusal(parserCodes[error.code ?? ''] ?? 'MALFORMED_REQUEST');
    const correlationId = this.#core.clock.freshId();
    const text = JSON.stringify(envelopeOf(refusal, correlationId));
    const { status } = refusal;
    this.#core.metrics.add('http_requests_total', { operation: 'unmatched', status: String(status) });
    const head = [
      `HTTP/1.1 ${status} ${status === 408 ? 'Request Timeout' : 'Bad Request'}`,
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(text)}`,
      `X-Correlation-Id: ${correlationId}`,
      'Connection: close',
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n${text}`);
    this.#core.clock.after(lingerMs, () => socket.destroy());
  }
}
