// The one failure type: a catalogue code, and what its envelope may carry. api/ alone turns it into HTTP.
import type { ErrorCode } from '#contracts';

export interface OrchestratorErrorOptions {
  /** For outsiders; without it the catalogue's own sentence is shown. */
  readonly message?: string;
  readonly details?: Readonly<Record<string, unknown>>;
  /** When the same work, sent again, can succeed. */
  readonly retryAfterMs?: number;
  readonly policyLabel?: string;
  readonly engine?: string;
  readonly poolId?: string;
  /** For logs only. */
  readonly cause?: unknown;
}

export class OrchestratorError extends Error {
  override readonly name = 'OrchestratorError';
  readonly code: ErrorCode;
  /** Undefined where the catalogue's sentence says enough. */
  readonly publicMessage: string | undefined;
  readonly details: Readonly<Record<string, unknown>> | undefined;
  readonly retryAfterMs: number | undefined;
  readonly policyLabel: string | undefined;
  readonly engine: string | undefined;
  readonly poolId: string | undefined;

  constructor(code: ErrorCode, options: OrchestratorErrorOptions = {}) {
    super(options.message ?? code, options.cause === undefined ? {} : { cause: options.cause });
    this.code = code;
    this.publicMessage = options.message;
    this.details = options.details;
    this.retryAfterMs = options.retryAfterMs;
    this.policyLabel = options.policyLabel;
    this.engine = options.engine;
    this.poolId = options.poolId;
  }
}

export function isOrchestratorError(error: unknown): error is OrchestratorError {
  return error instanceof OrchestratorError;
}
