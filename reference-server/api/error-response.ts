// The one place where a failure becomes HTTP: status, headers and the envelope, all from the catalogue.
import {
  type ErrorCode,
  type ErrorEnvelope,
  errorEntry,
  isClientErrorCode,
  type PolicyLabel,
} from '#contracts';
import { isOrchestratorError, OrchestratorError } from '../kernel/index.ts';
import type { Exchange } from './exchange.ts';
import { openaiError, retryHeader } from './openai/error-form.ts';
import { isOpenaiPath } from './operation-paths.ts';
import { type ServedOperation, servedOperations } from './served-operations.ts';

export interface ErrorAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ErrorEnvelope;
  /** Something that is the server's own fault, for the log; the answer doesn't tell it. */
  readonly fault: unknown;
}

export interface ErrorPlace {
  readonly correlationId: string;
  readonly operation: ServedOperation | undefined;
}

const backoffMsMax = 86_400_000;
/** For the rare refusal that knows nothing better. */
const plainBackoffMs = 1_000;
const policyLabels: readonly PolicyLabel[] = [
  'reject',
  'drop-lru',
  'shed-low-priority',
  'quota',
  'unavailable',
];
/** What belongs to no operation may answer at any path. */
const everywhere: readonly ErrorCode[] = ['ROUTE_NOT_FOUND', 'METHOD_NOT_ALLOWED', 'INTERNAL'];

function isDeclared(code: ErrorCode, operation: ServedOperation | undefined): boolean {
  if (operation === undefined || everywhere.includes(code)) return true;
  const declared: readonly string[] = servedOperations[operation].errorCodes;
  return declared.includes(code);
}

/** What a client may be told in this place; everything else is a fault of the server's own. */
function publicError(thrown: unknown, place: ErrorPlace): { error: OrchestratorError; fault: unknown } {
  if (isOrchestratorError(thrown)) {
    const isHttp = errorEntry(thrown.code).status !== null;
    if (isHttp && isDeclared(thrown.code, place.operation)) {
      return { error: thrown, fault: thrown.code === 'INTERNAL' ? thrown : undefined };
    }
  }
  return { error: new OrchestratorError('INTERNAL'), fault: thrown };
}

function policyLabelOf(error: OrchestratorError, status: number): PolicyLabel {
  if (status === 503) return 'unavailable';
  const given = policyLabels.find(label => label === error.policyLabel);
  return given ?? (error.code === 'QUOTA_EXCEEDED' ? 'quota' : 'reject');
}

function backoffOf(error: OrchestratorError): number {
  return Math.min(backoffMsMax, Math.max(0, Math.ceil(error.retryAfterMs ?? plainBackoffMs)));
}

interface Backpressure {
  readonly headers: Readonly<Record<string, string>>;
  readonly fields: { readonly retry_after_ms?: number; readonly policy_label?: PolicyLabel };
}

/** @implements ORCH-3029 */
function backpressureOf(error: OrchestratorError, status: number): Backpressure {
  if (status !== 429 && status !== 503) return { headers: {}, fields: {} };
  const backoffMs = backoffOf(error);
  return {
    headers: { 'X-Backoff-Ms': String(backoffMs), 'Retry-After': String(Math.ceil(backoffMs / 1_000)) },
    fields: { retry_after_ms: backoffMs, policy_label: policyLabelOf(error, status) },
  };
}

function envelopeOf(
  error: OrchestratorError,
  correlationId: string,
  fields: Backpressure['fields'],
): ErrorEnvelope {
  const { code, engine, poolId, details } = error;
  const entry = errorEntry(code);
  return {
    code: isClientErrorCode(code) ? code : 'INTERNAL',
    message: error.publicMessage ?? entry.message,
    retriable: entry.retriable,
    correlation_id: correlationId,
    ...(engine === undefined ? {} : { engine }),
    ...(poolId === undefined ? {} : { pool_id: poolId }),
    ...fields,
    ...(details === undefined ? {} : { details: { ...details } }),
  };
}

/**
 * @implements ORCH-2006
 * @implements OC-CTRL-2030
 * @implements ASY-AUTH-009
 */
export function errorAnswer(thrown: unknown, place: ErrorPlace): ErrorAnswer {
  const { error, fault } = publicError(thrown, place);
  const status = errorEntry(error.code).status ?? 500;
  const { headers, fields } = backpressureOf(error, status);
  const challenge: Record<string, string> = status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {};
  return {
    status,
    headers: { ...challenge, ...headers },
    body: envelopeOf(error, place.correlationId, fields),
    fault,
  };
}

export interface ShownError extends ErrorAnswer {
  /** The body in the shape that whoever asks at this path expects. */
  readonly shown: object;
}

/** What is refused at a path of the OpenAI surface has its shape and the same status. */
export function shownError(
  thrown: unknown,
  exchange: ErrorPlace & { readonly request: Pick<Exchange['request'], 'url'> | undefined },
): ShownError {
  const { correlationId, operation, request } = exchange;
  const answer = errorAnswer(thrown, { correlationId, operation });
  if (!isOpenaiPath(request?.url)) return { ...answer, shown: answer.body };
  const headers = { ...answer.headers, ...retryHeader(answer.body) };
  return { ...answer, headers, shown: openaiError(answer.body) };
}
