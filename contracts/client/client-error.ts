// What can go wrong between a caller and an orchestrator. Besides these, a call throws the reason of its own signal,
// and a TypeError for arguments that could never be sent.
import type { ErrorCategory } from '../generated/errors.ts';
import type { OperationId } from '../operations.ts';
import type { ClientErrorCode } from '../tables.ts';
import type { Problem } from '../validation/problem.ts';
import type { ErrorEnvelope, PolicyLabel } from '../wire-types.ts';

export type ErrorDetails = NonNullable<ErrorEnvelope['details']>;

/** What all of them say; `catch` by this to catch what is no bug of the caller's. */
export abstract class ClientError extends Error {
  abstract readonly operation: OperationId;
}

export interface Refusal {
  readonly operation: OperationId;
  readonly status: number;
  readonly envelope: ErrorEnvelope;
  readonly category: ErrorCategory | undefined;
  readonly retryAfterMs: number | undefined;
  readonly message: string;
}

/** The orchestrator answered with an error of the catalogue. */
export class OrchestratorError extends ClientError {
  override readonly name = 'OrchestratorError';
  readonly operation: OperationId;
  /** Of errors.yaml; a server newer than this client may have others. */
  readonly code: ClientErrorCode | (string & {});
  /** To branch on where the code is unknown here; undefined then too if the catalogue does not have it. */
  readonly category: ErrorCategory | undefined;
  readonly status: number;
  /** Whether the same work, sent again, can succeed without any change. */
  readonly retriable: boolean;
  /** How long to wait before that, where the server says so. */
  readonly retryAfterMs: number | undefined;
  readonly correlationId: string;
  readonly engine: string | undefined;
  readonly poolId: string | undefined;
  readonly policyLabel: PolicyLabel | undefined;
  readonly details: ErrorDetails | undefined;

  constructor({ operation, status, envelope, category, retryAfterMs, message }: Refusal) {
    super(message);
    this.operation = operation;
    this.code = envelope.code;
    this.category = category;
    this.status = status;
    this.retriable = envelope.retriable;
    this.retryAfterMs = retryAfterMs;
    this.correlationId = envelope.correlation_id;
    this.engine = envelope.engine;
    this.poolId = envelope.pool_id;
    this.policyLabel = envelope.policy_label;
    this.details = envelope.details;
  }

  /** Narrows by codes, so that a mistyped one does not compile. */
  is<Code extends ClientErrorCode>(...codes: readonly Code[]): this is this & { readonly code: Code } {
    return codes.some(code => code === this.code);
  }
}

export interface Breach {
  readonly operation: OperationId;
  readonly status: number;
  readonly correlationId: string | undefined;
  readonly problems?: readonly Problem[];
  readonly message: string;
  readonly cause?: unknown;
}

/** Something answered, and not as the contract says: another server, a proxy before it, or a defect. */
export class AnswerBreach extends ClientError {
  override readonly name = 'AnswerBreach';
  readonly operation: OperationId;
  readonly status: number;
  readonly correlationId: string | undefined;
  readonly problems: readonly Problem[];

  constructor({ operation, status, correlationId, problems = [], message, cause }: Breach) {
    super(message, { cause });
    this.operation = operation;
    this.status = status;
    this.correlationId = correlationId;
    this.problems = problems;
  }
}

export interface Failure {
  readonly operation: OperationId;
  readonly mayHaveArrived: boolean;
  readonly message: string;
  readonly cause: unknown;
}

/** There is no whole answer. */
export class ConnectionFailed extends ClientError {
  override readonly name = 'ConnectionFailed';
  readonly operation: OperationId;
  /** false where the request certainly never reached a server. */
  readonly mayHaveArrived: boolean;

  constructor({ operation, mayHaveArrived, message, cause }: Failure) {
    super(message, { cause });
    this.operation = operation;
    this.mayHaveArrived = mayHaveArrived;
  }
}

export interface Interruption {
  readonly taskId: string;
  readonly lastEventId: number | undefined;
  readonly message: string;
  readonly cause?: unknown;
}

/** A stream ended before its terminal event. The task goes on for the grace of its server. */
export class StreamInterrupted extends ClientError {
  override readonly name = 'StreamInterrupted';
  readonly operation = 'streamTask';
  readonly taskId: string;
  /** What to follow after; undefined where nothing came that has an id. */
  readonly lastEventId: number | undefined;

  constructor({ taskId, lastEventId, message, cause }: Interruption) {
    super(message, { cause });
    this.taskId = taskId;
    this.lastEventId = lastEventId;
  }
}
