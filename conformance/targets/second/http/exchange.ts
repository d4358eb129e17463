import type { IncomingMessage, ServerResponse } from 'node:http';
import type { OperationId } from '#contracts';
import type { Caller } from '../caller.ts';
import type { Core } from '../core.ts';
import { envelopeOf, Refusal } from '../refusal.ts';

/** One request on its way to its answer. */
export interface Exchange {
  readonly core: Core;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly correlationId: string;
  readonly receivedMs: number;
  readonly receivedWallMs: number;
  readonly operation: OperationId | 'unmatched';
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

export interface Call {
  readonly exchange: Exchange;
  readonly caller: Caller;
  /** The parsed body; undefined where there was none. */
  readonly body: unknown;
}

export interface Answer {
  readonly status: number;
  readonly type?: string;
  /** JSON unless `type` says otherwise. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Undefined where the operation answers by itself. */
export type Handler = (call: Call) => Answer | undefined | Promise<Answer | undefined>;

/** Counts and logs an answer when its head is known. */
export const noteAnswer = (exchange: Exchange, status: number, code?: string): void => {
  const { core, operation } = exchange;
  core.metrics.add('http_requests_total', { operation, status: String(status) });
  core.log.write('info', 'request answered', {
    event: 'http.answered',
    correlation_id: exchange.correlationId,
    operation,
    status,
    code,
    duration_ms: Math.max(0, core.clock.nowMs() - exchange.receivedMs),
  });
};

export const send = (exchange: Exchange, answer: Answer, code?: string): void => {
  const { response, correlationId } = exchange;
  if (response.headersSent || response.destroyed) return;
  noteAnswer(exchange, answer.status, code);
  const isJson = answer.type === undefined;
  const text = isJson ? JSON.stringify(answer.body) : String(answer.body);
  const hasBody = answer.body !== undefined;
  response.writeHead(answer.status, {
    'X-Correlation-Id': correlationId,
    ...(hasBody
      ? {
          'Content-Type': answer.type ?? 'application/json',
          'Content-Length': String(Buffer.byteLength(text)),
          'X-Content-Type-Options': 'nosniff',
        }
      : {}),
    ...answer.headers,
  });
  response.end(hasBody ? text : undefined);
};

export const hintHeaders = (hintMs: number | undefined): Record<string, string> =>
  hintMs === undefined
    ? {}
    : { 'X-Backoff-Ms': String(hintMs), 'Retry-After': String(Math.ceil(hintMs / 1000)) };

export const sendRefusal = (exchange: Exchange, refusal: Refusal): void => {
  const headers = {
    ...hintHeaders(refusal.hintMs),
    ...(refusal.code === 'UNAUTHENTICATED' ? { 'WWW-Authenticate': 'Bearer' } : {}),
    ...refusal.parts.headers,
  };
  const body = envelopeOf(refusal, exchange.correlationId);
  send(exchange, { status: refusal.status, body, headers }, refusal.code);
};

export const asRefusal = (exchange: Exchange, error: unknown): Refusal => {
  if (error instanceof Refusal) return error;
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const { correlationId: correlation_id } = exchange;
  exchange.core.log.write('error', 'unexpected condition', { correlation_id, reason: words });
  return new Refusal('INTERNAL');
};
