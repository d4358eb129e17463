// A replica's breaker with its state kept, and the moment at which it half-opens.
import type { PoolConfig } from '#contracts';
import {
  askBreaker,
  type Breaker,
  type BreakerPermit,
  type BreakerRules,
  breakerAt,
  type CallOutcome,
  type CircuitState,
  closedBreaker,
  invariant,
  reportToBreaker,
  type Timer,
  type World,
} from '../kernel/index.ts';

export class Circuit {
  readonly #rules: BreakerRules;
  readonly #world: World;
  readonly #onMove: () => void;
  #breaker: Breaker;
  #timer: Timer | undefined;

  constructor(config: PoolConfig['breaker'], world: World, onMove: () => void) {
    this.#rules = {
      failures: config.failures,
      openMs: config.open_ms,
      halfOpenMax: config.half_open_max,
      successes: config.successes,
    };
    this.#world = world;
    this.#onMove = onMove;
    this.#breaker = closedBreaker(world.monotonicMs());
  }

  get state(): CircuitState {
    return this.#now().state;
  }

  /** Attempts that would be admitted now. */
  get room(): number {
    const { state, probesOpen } = this.#now();
    if (state === 'closed') return Number.POSITIVE_INFINITY;
    return state === 'open' ? 0 : this.#rules.halfOpenMax - probesOpen;
  }

  /** Until an open circuit admits a trial. */
  get waitMs(): number {
    const { state, sinceMs } = this.#now();
    return state === 'open' ? Math.max(0, sinceMs + this.#rules.openMs - this.#world.monotonicMs()) : 0;
  }

  permit(): BreakerPermit {
    const decision = askBreaker(this.#rules, this.#breaker, this.#world.monotonicMs());
    this.#breaker = decision.breaker;
    invariant(decision.kind === 'allowed', 'only a replica whose breaker has room is picked');
    return decision.permit;
  }

  report(permit: BreakerPermit, outcome: CallOutcome): void {
    const before = this.#now();
    const nowMs = this.#world.monotonicMs();
    this.#breaker = reportToBreaker(this.#rules, before, { permit, outcome, nowMs });
    if (this.#breaker.phase === before.phase) return;
    if (this.#breaker.state === 'open') this.#ringWhenHalfOpen();
    this.#onMove();
  }

  /** Opens it at once: a storm of restarts counts for as many failures as it takes. */
  trip(): void {
    for (let left = this.#rules.failures; left > 0 && this.state !== 'open'; left -= 1)
      this.report({ phase: this.#now().phase }, 'failed');
  }

  close(): void {
    this.#timer?.cancel();
  }

  #now(): Breaker {
    this.#breaker = breakerAt(this.#rules, this.#breaker, this.#world.monotonicMs());
    return this.#breaker;
  }

  #ringWhenHalfOpen(): void {
    this.#timer?.cancel();
    this.#timer = this.#world.after(this.#rules.openMs, () => this.#onMove(), { background: true });
  }
}
