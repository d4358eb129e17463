// A circuit breaker as a value. A call needs a permit; its outcome counts only while the circuit is still
// in the phase that gave the permit, so that late answers of the past neither close nor open it.
export interface BreakerRules {
  /** Consecutive failures that open a closed circuit. */
  readonly failures: number;
  readonly openMs: number;
  /** Probes under way at one time while half-open. */
  readonly halfOpenMax: number;
  /** Probes that have to succeed before the circuit closes. */
  readonly successes: number;
}

export type CircuitState = 'closed' | 'open' | 'half-open';

export interface Breaker {
  readonly state: CircuitState;
  /** Rises with every change of state. */
  readonly phase: number;
  readonly sinceMs: number;
  readonly failures: number;
  readonly successes: number;
  readonly probesOpen: number;
}

export interface BreakerPermit {
  readonly phase: number;
}

export type BreakerDecision =
  | { readonly kind: 'allowed'; readonly permit: BreakerPermit; readonly breaker: Breaker }
  | { readonly kind: 'refused'; readonly retryAfterMs: number; readonly breaker: Breaker };

/** `abandoned`: the call ended without saying anything about the other side, for instance by a cancel. */
export type CallOutcome = 'succeeded' | 'failed' | 'abandoned';

function enter(state: CircuitState, phase: number, nowMs: number): Breaker {
  return { state, phase, sinceMs: nowMs, failures: 0, successes: 0, probesOpen: 0 };
}

export function closedBreaker(nowMs: number): Breaker {
  return enter('closed', 0, nowMs);
}

/** The state as time alone has made it: an open circuit becomes half-open when its wait is over. */
export function breakerAt(rules: BreakerRules, breaker: Breaker, nowMs: number): Breaker {
  const isWaitOver = breaker.state === 'open' && nowMs >= breaker.sinceMs + rules.openMs;
  return isWaitOver ? enter('half-open', breaker.phase + 1, nowMs) : breaker;
}

export function askBreaker(rules: BreakerRules, breaker: Breaker, nowMs: number): BreakerDecision {
  const present = breakerAt(rules, breaker, nowMs);
  const permit = { phase: present.phase };
  if (present.state === 'closed') return { kind: 'allowed', permit, breaker: present };
  if (present.state === 'half-open' && present.probesOpen < rules.halfOpenMax) {
    return { kind: 'allowed', permit, breaker: { ...present, probesOpen: present.probesOpen + 1 } };
  }
  // Half-open with all probes under way: if they fail, the circuit opens for as long once more.
  const retryAfterMs = Math.max(1, Math.ceil(present.sinceMs + rules.openMs - nowMs));
  return { kind: 'refused', retryAfterMs, breaker: present };
}

export interface BreakerReport {
  readonly permit: BreakerPermit;
  readonly outcome: CallOutcome;
  readonly nowMs: number;
}

function afterProbe(rules: BreakerRules, breaker: Breaker, report: BreakerReport): Breaker {
  if (report.outcome === 'failed') return enter('open', breaker.phase + 1, report.nowMs);
  const probesOpen = breaker.probesOpen - 1;
  if (report.outcome === 'abandoned') return { ...breaker, probesOpen };
  const successes = breaker.successes + 1;
  if (successes >= rules.successes) return enter('closed', breaker.phase + 1, report.nowMs);
  return { ...breaker, probesOpen, successes };
}

function afterCall(rules: BreakerRules, breaker: Breaker, report: BreakerReport): Breaker {
  if (report.outcome === 'abandoned') return breaker;
  if (report.outcome === 'succeeded') return breaker.failures === 0 ? breaker : { ...breaker, failures: 0 };
  const failures = breaker.failures + 1;
  return failures >= rules.failures
    ? enter('open', breaker.phase + 1, report.nowMs)
    : { ...breaker, failures };
}

export function reportToBreaker(rules: BreakerRules, breaker: Breaker, report: BreakerReport): Breaker {
  if (report.permit.phase !== breaker.phase) return breaker;
  return breaker.state === 'half-open'
    ? afterProbe(rules, breaker, report)
    : afterCall(rules, breaker, report);
}
