import { EngineError, type EngineErrorKind } from '#contracts/adapter';
import { type JsonObject, jsonObject } from './json.ts';

export interface Refusal {
  status: number;
  headers: Readonly<Record<string, string>>;
  text: string;
}

/** What an engine says goes into the message as it is, up to this length: faults are classified by its words. */
const MESSAGE_CHARS_MAX = 2_000;

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EACCES',
  'EGRESS_REFUSED',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** What a refusal means by its status alone; a wire that knows better says so before it asks. */
export const KIND_BY_STATUS: ReadonlyMap<number, EngineErrorKind> = new Map([
  [401, 'auth'],
  [403, 'auth'],
  [408, 'timeout'],
  [429, 'queue-full'],
  [502, 'unavailable'],
  [503, 'unavailable'],
  [504, 'timeout'],
]);

export function refusal(answer: Refusal, kind: EngineErrorKind): EngineError {
  const retryAfterMs = retryAfter(answer.headers);
  return new EngineError(kind, messageOf(answer), {
    detail: { status: answer.status },
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

function messageOf({ status, text }: Refusal): string {
  if (status < 400) return `the engine redirects (${status}), which is not followed`;
  return messageOfBody(text) ?? `the engine answered ${status}`;
}

/** Which memory ran out, in the words that engines use; undefined where they don't say that any did. */
export function memoryKind(message: string): 'out-of-memory-vram' | 'out-of-memory-host' | undefined {
  const isMemory =
    /out of memory|failed to allocate|cudamalloc failed|bad_alloc|cannot allocate memory/i.test(message);
  if (!isMemory) return undefined;
  return /cuda|vram|gpu|device/i.test(message) ? 'out-of-memory-vram' : 'out-of-memory-host';
}

/** The failure of a connection, or the EngineError that its reader already threw. */
export function connectionFailure(error: unknown): EngineError {
  if (error instanceof EngineError) return error;
  const code = codeOf(error);
  const message = `${error instanceof Error ? error.message : String(error)} (${code})`;
  return new EngineError(kindOfCode(code), message, { cause: error, detail: { code } });
}

function kindOfCode(code: string): EngineErrorKind {
  if (UNREACHABLE.has(code)) return 'unavailable';
  if (code.startsWith('HPE_')) return 'malformed';
  return code.startsWith('ERR_TLS') || code.startsWith('CERT_') ? 'unavailable' : 'reset';
}

function codeOf(error: unknown): string {
  if (error instanceof Object && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error && error.cause !== undefined ? codeOf(error.cause) : 'no code';
}

/** `error.message`, `error` or `message` of a JSON body, else the body itself; undefined where it is empty. */
export function messageOfBody(text: string): string | undefined {
  const body = jsonObject(text);
  const found = body === undefined ? text.trim() : messageOfJson(body);
  return found === undefined || found === '' ? undefined : found.slice(0, MESSAGE_CHARS_MAX);
}

export function messageOfJson(body: JsonObject): string | undefined {
  const { error, message } = body;
  if (typeof error === 'string') return error;
  if (error instanceof Object && 'message' in error && typeof error.message === 'string')
    return error.message;
  return typeof message === 'string' ? message : undefined;
}

/** `Retry-After` in seconds; a date would need a clock that agrees with the engine's. */
function retryAfter(headers: Readonly<Record<string, string>>): number | undefined {
  const value = headers['retry-after'];
  return value !== undefined && /^\d{1,6}$/.test(value) ? Number(value) * 1_000 : undefined;
}
