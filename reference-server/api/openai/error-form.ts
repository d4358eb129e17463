// A failure as clients of the OpenAI API read it, made of the same envelope that all others get.
import {
  type ErrorCode,
  type ErrorEnvelope,
  type ErrorPayload,
  errorEntry,
  type OpenaiParts,
} from '#contracts';
import { type Answer, jsonAnswer } from '../respond.ts';

export type OpenaiFailure = OpenaiParts['OpenaiError'];

type Envelope = Pick<ErrorEnvelope | ErrorPayload, 'code' | 'message' | 'retriable' | 'details'>;

interface FirstProblem {
  readonly pointer?: string;
  readonly message?: string;
  readonly rule?: string;
}

function firstProblem({ details }: Envelope): FirstProblem | undefined {
  const problems: unknown = details?.problems;
  const [first]: unknown[] = Array.isArray(problems) ? problems : [];
  return typeof first === 'object' && first !== null ? first : undefined;
}

/** Clients choose their exception by the status; this is for people and for what wraps clients. */
function typeOf(status: number): string {
  if (status === 401) return 'authentication_error';
  if (status === 403) return 'permission_error';
  if (status === 429) return 'rate_limit_error';
  return status >= 500 ? 'server_error' : 'invalid_request_error';
}

/** Statuses of what ends a task after its admission, and is told as an answer where nothing was sent before. */
const inBandStatuses: Partial<Record<ErrorCode, number>> = {
  CANCELED: 409,
  QUEUE_FULL_DROP_LRU: 429,
  QUEUE_SHARE_RECLAIMED: 429,
  SHED_LOW_PRIORITY: 429,
  WORKER_RESET: 502,
  INTERRUPTED: 503,
  DECODE_TIMEOUT: 504,
};

export function statusOf(code: ErrorCode): number {
  return errorEntry(code).status ?? inBandStatuses[code] ?? 500;
}

/** A field of the task stands where the client wrote it. */
function parameterOf(pointer: string | undefined): string | null {
  const name = (pointer ?? '').replace(/^\/(sampler\/)?/, '').replaceAll('/', '.');
  return name === '' ? null : name;
}

/** What people call the one failure that programs mend by themselves, by a shorter prompt. */
const contextCode = 'context_length_exceeded';

export function openaiError(envelope: Envelope): OpenaiFailure {
  const { code, message } = envelope;
  const problem = firstProblem(envelope);
  return {
    error: {
      message: problem?.message ?? message,
      type: typeOf(statusOf(code)),
      param: parameterOf(problem?.pointer),
      code: problem?.rule === 'context' ? contextCode : code.toLowerCase(),
    },
  };
}

/** Official clients try statuses again by a rule of their own unless they are told. */
export function retryHeader({ retriable }: Pick<Envelope, 'retriable'>): Record<string, string> {
  return { 'X-Should-Retry': String(retriable) };
}

const plainBackoffMs = 1_000;

/** What became of a task of which nothing was told yet. */
export function failureAnswer(failure: ErrorPayload): Answer {
  const status = statusOf(failure.code);
  const backoffMs = failure.retry_after_ms ?? plainBackoffMs;
  const hint: Record<string, string> =
    status === 429 || status === 503
      ? { 'X-Backoff-Ms': String(backoffMs), 'Retry-After': String(Math.ceil(backoffMs / 1_000)) }
      : {};
  return jsonAnswer(status, openaiError(failure), { ...retryHeader(failure), ...hint });
}
