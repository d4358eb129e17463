// How long to wait before the next try, or that there is none. Exponential with a cap; what the other
// side asked for (Retry-After) is a minimum that the cap does not cut.
export interface BackoffRules {
  /** Tries in all, the first one included. */
  readonly attemptsMax: number;
  readonly baseMs: number;
  readonly capMs: number;
  /** Part of the delay that chance may take away, 0 to 1. */
  readonly jitter: number;
}

export interface FailedAttempt {
  /** 1 for the first try. */
  readonly attempt: number;
  /** A draw of World.random(). */
  readonly random: number;
  readonly remainingMs: number;
  readonly retryAfterMs?: number | undefined;
}

export type BackoffDecision =
  | { readonly kind: 'wait'; readonly delayMs: number }
  | { readonly kind: 'stop'; readonly because: 'attempts' | 'deadline' };

/** The delay before jitter. */
export function backoffMs(rules: Pick<BackoffRules, 'baseMs' | 'capMs'>, attempt: number): number {
  return Math.min(rules.capMs, rules.baseMs * 2 ** Math.min(attempt - 1, 60));
}

export function nextAttempt(rules: BackoffRules, failed: FailedAttempt): BackoffDecision {
  if (failed.attempt >= rules.attemptsMax) return { kind: 'stop', because: 'attempts' };
  const jitteredMs = backoffMs(rules, failed.attempt) * (1 - rules.jitter * failed.random);
  const delayMs = Math.max(jitteredMs, failed.retryAfterMs ?? 0);
  if (delayMs >= failed.remainingMs) return { kind: 'stop', because: 'deadline' };
  return { kind: 'wait', delayMs };
}
