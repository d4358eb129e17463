import {
  type ClientErrorCode,
  type ErrorEnvelope,
  errorEntry,
  type PolicyLabel,
  type Problem,
} from '#contracts';

export interface RefusalParts {
  readonly details?: ErrorEnvelope['details'];
  readonly hintMs?: number;
  readonly policyLabel?: PolicyLabel;
  readonly poolId?: string;
  readonly engine?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer that says no, with its code of the catalogue. */
export class Refusal extends Error {
  readonly code: ClientErrorCode;
  readonly parts: RefusalParts;

  constructor(code: ClientErrorCode, parts: RefusalParts = {}) {
    super(errorEntry(code).message);
    this.code = code;
    this.parts = parts;
  }

  get status(): number {
    return errorEntry(this.code).status ?? 500;
  }

  /** The hint that 429 and 503 carry; undefined for the other statuses. */
  get hintMs(): number | undefined {
    if (this.status !== 429 && this.status !== 503) return undefined;
    return Math.min(86_400_000, Math.max(1, Math.ceil(this.parts.hintMs ?? 1000)));
  }
}

export const envelopeOf = (refusal: Refusal, correlationId: string): ErrorEnvelope => ({
  code: refusal.code,
  message: refusal.message,
  retriable: errorEntry(refusal.code).retriable,
  correlation_id: correlationId,
  engine: refusal.parts.engine,
  pool_id: refusal.parts.poolId,
  retry_after_ms: refusal.hintMs,
  policy_label: refusal.parts.policyLabel ?? (refusal.status === 503 ? 'unavailable' : undefined),
  details: refusal.parts.details,
});

export const invalid = (pointer: string, message: string, parts: RefusalParts = {}): Refusal =>
  new Refusal('INVALID_PARAMS', { ...parts, details: { problems: [{ pointer, message }] } });

/** Schema problems without what was found, since that could repeat a prompt. */
export const invalidBody = (problems: readonly Problem[]): Refusal =>
  new Refusal('INVALID_PARAMS', {
    details: {
      problems: problems.map(problem => ({
        pointer: problem.path,
        message: `${problem.keyword}: allowed: ${problem.allowed}`.slice(0, 1024),
      })),
    },
  });
