import type { PoolConfig } from '#contracts';
import type { Clock } from './clock.ts';

export type BreakerState = 'closed' | 'open' | 'half-open';
type BreakerConfig = PoolConfig['breaker'];

/** Leaves a failing replica alone for a while, then tries it with a few attempts. */
export class Breaker {
  readonly #clock: Clock;
  readonly #config: () => BreakerConfig;
  #failures = 0;
  #successes = 0;
  #trials = 0;
  #openedMs: number | undefined;

  constructor(clock: Clock, config: () => BreakerConfig) {
    this.#clock = clock;
    this.#config = config;
  }

  get state(): BreakerState {
    if (this.#openedMs === undefined) return 'closed';
    return this.remainingMs > 0 ? 'open' : 'half-open';
  }

  /** Until it lets a trial through; 0 where it does. */
  get remainingMs(): number {
    if (this.#openedMs === undefined) return 0;
    return Math.max(0, this.#openedMs + this.#config().open_ms - this.#clock.nowMs());
  }

  get admits(): boolean {
    const { state } = this;
    return state === 'closed' || (state === 'half-open' && this.#trials < this.#config().half_open_max);
  }

  /** An attempt begins; what it returns tells how it ended, once. */
  begin(): (outcome: 'success' | 'failure' | 'neither') => void {
    const isTrial = this.state === 'half-open';
    if (isTrial) this.#trials += 1;
    let isOpen = true;
    return outcome => {
      if (!isOpen) return;
      isOpen = false;
      if (isTrial) this.#trials = Math.max(0, this.#trials - 1);
      if (outcome === 'failure') this.#fail();
      if (outcome === 'success') this.#succeed(isTrial);
    };
  }

  #fail(): void {
    this.#successes = 0;
    this.#failures += 1;
    if (this.#openedMs === undefined && this.#failures < this.#config().failures) return;
    if (this.state !== 'open') this.#openedMs = this.#clock.nowMs();
  }

  #succeed(isTrial: boolean): void {
    if (this.#openedMs === undefined) {
      this.#failures = 0;
      return;
    }
    if (!isTrial) return;
    this.#successes += 1;
    if (this.#successes < this.#config().successes) return;
    this.#openedMs = undefined;
    this.#failures = 0;
    this.#successes = 0;
  }
}
