// Where a pool is in its life, and how long a drain may still take.
import { OrchestratorError, type World } from '../kernel/index.ts';
import { DrainClock } from './drain-clock.ts';
import { movePool, type PoolEvent, type PoolState } from './pool-state.ts';

export class PoolLife {
  readonly #poolId: string;
  readonly #clock: DrainClock;
  #state: PoolState = 'unready';
  #hasServed = false;

  constructor(poolId: string, world: World) {
    this.#poolId = poolId;
    this.#clock = new DrainClock(world);
  }

  get state(): PoolState {
    return this.#state;
  }

  /** It was ready at least once. */
  get hasServed(): boolean {
    return this.#hasServed;
  }

  get isDraining(): boolean {
    return this.#state === 'draining' || this.#state === 'drained';
  }

  /** Undefined while it does not drain, and once it is drained. */
  get drainRemainingMs(): number | undefined {
    return this.#clock.remainingMs;
  }

  /** Throws STATE_CONFLICT where the table refuses it, and nothing has happened. */
  move(event: PoolEvent): void {
    const next = movePool(this.#state, event);
    if (next === undefined) {
      const message = `A pool that is ${this.#state} refuses ${event}.`;
      throw new OrchestratorError('STATE_CONFLICT', { poolId: this.#poolId, message });
    }
    this.#state = next;
  }

  /** What a pool can't follow in its state changes nothing. */
  follow(isServing: boolean): void {
    this.#state = movePool(this.#state, isServing ? 'replica-ready' : 'none-ready') ?? this.#state;
    this.#hasServed ||= this.#state === 'ready';
  }

  /** Anew with each call. */
  drain(deadlineMs: number, over: () => void): void {
    this.move('drain');
    this.#clock.start(deadlineMs, over);
  }

  /** True the first time. */
  endDrain(): boolean {
    this.stopClock();
    if (this.#state !== 'draining') return false;
    this.move('emptied');
    return true;
  }

  stopClock(): void {
    this.#clock.stop();
  }
}
