import type { IncomingHttpHeaders } from 'node:http';
import { type EngineFailure, isRecord, member } from './engine-wire.ts';

const driverWords = /CUDA error|cudaError|NVML|Xid|GPU has fallen off/i;
const contentTypes = /invalid_request|exceed_context|context_length|BadRequest|validation/i;

const retryAfterMs = (headers: IncomingHttpHeaders): number | undefined => {
  const text = headers['retry-after'];
  const seconds = text === undefined ? Number.NaN : Number(text);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.ceil(seconds * 1000) : undefined;
};

/** The one table of statuses. What it does not name is broken. */
export const failureOfStatus = (
  status: number,
  headers: IncomingHttpHeaders,
  words: string,
): EngineFailure => {
  if (driverWords.test(words)) return { kind: 'driver', words };
  if (status === 429 || status === 503) return { kind: 'busy', words, retryAfterMs: retryAfterMs(headers) };
  if (status === 400 || status === 413 || status === 422) return { kind: 'content', words };
  return { kind: 'broken', words: `status ${status}: ${words}` };
};

/** An error object inside a stream of status 200. */
export const failureOfObject = (error: unknown): EngineFailure => {
  const words = isRecord(error) ? JSON.stringify(error) : String(error);
  const code = Number(member(error, 'code'));
  const type = String(member(error, 'type') ?? '');
  if (driverWords.test(words)) return { kind: 'driver', words };
  if (code === 429 || code === 503 || /overloaded|unavailable/i.test(type)) return { kind: 'busy', words };
  if (code === 400 || contentTypes.test(type)) return { kind: 'content', words };
  return { kind: 'broken', words };
};
