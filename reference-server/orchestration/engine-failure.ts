// What an engine's failure means for the task: the code that is shown, and whether another try can help.

import { type ClientErrorCode, type ErrorCode, isClientErrorCode } from '#contracts';
import { EngineError, type EngineErrorKind } from '#contracts/adapter';
import { isOrchestratorError } from '../kernel/index.ts';
import type { TaskFailure } from '../tasks/index.ts';

export interface AttemptFailure {
  readonly failure: TaskFailure;
  readonly retriable: boolean;
  readonly retryAfterMs: number | undefined;
}

const codes: Readonly<Record<EngineErrorKind, ClientErrorCode>> = {
  'context-overflow': 'INVALID_PARAMS',
  'invalid-request': 'INVALID_PARAMS',
  'queue-full': 'POOL_UNAVAILABLE',
  unavailable: 'POOL_UNAVAILABLE',
  reset: 'WORKER_RESET',
  timeout: 'DECODE_TIMEOUT',
  malformed: 'WORKER_RESET',
  auth: 'INTERNAL',
  'out-of-memory-vram': 'WORKER_RESET',
  'out-of-memory-host': 'WORKER_RESET',
  internal: 'WORKER_RESET',
};

/** The engine's own words stay inside, but for what the client itself can mend. */
function messageFor(error: EngineError): Pick<TaskFailure, 'message'> {
  if (error.kind === 'context-overflow')
    return { message: 'The prompt and max_tokens do not fit the context.' };
  return error.kind === 'invalid-request'
    ? { message: 'The engine refused the parameters of the request.' }
    : {};
}

export function attemptFailure(error: unknown): AttemptFailure {
  if (error instanceof EngineError) {
    const { kind, retriable, retryAfterMs } = error;
    const hint = retryAfterMs === undefined ? {} : { retryAfterMs };
    const failure = { code: codes[kind], ...messageFor(error), ...hint, details: { cause: kind } };
    return { failure, retriable, retryAfterMs };
  }
  if (isOrchestratorError(error)) {
    return { failure: failureOf(error), retriable: false, retryAfterMs: undefined };
  }
  return { failure: { code: 'INTERNAL' }, retriable: false, retryAfterMs: undefined };
}

interface Refusal {
  readonly code: ErrorCode;
  readonly publicMessage: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly policyLabel: string | undefined;
  readonly details: Readonly<Record<string, unknown>> | undefined;
}

export function failureOf(error: Refusal): TaskFailure {
  return {
    code: isClientErrorCode(error.code) ? error.code : 'INTERNAL',
    ...(error.publicMessage === undefined ? {} : { message: error.publicMessage }),
    ...(error.retryAfterMs === undefined ? {} : { retryAfterMs: error.retryAfterMs }),
    ...(error.policyLabel === undefined ? {} : { policyLabel: error.policyLabel }),
    ...(error.details === undefined ? {} : { details: error.details }),
  };
}
