import type { Timer, World } from '../kernel/index.ts';

/** The time that what runs still has. */
export class DrainClock {
  readonly #world: World;
  #timer: Timer | undefined;
  #endsAtMs: number | undefined;

  constructor(world: World) {
    this.#world = world;
  }

  get remainingMs(): number | undefined {
    return this.#endsAtMs === undefined ? undefined : Math.max(0, this.#endsAtMs - this.#world.monotonicMs());
  }

  /** Anew with each call. */
  start(deadlineMs: number, over: () => void): void {
    this.stop();
    this.#endsAtMs = this.#world.monotonicMs() + deadlineMs;
    this.#timer = this.#world.after(deadlineMs, over, { background: true });
  }

  stop(): void {
    this.#timer?.cancel();
    this.#endsAtMs = undefined;
  }
}
