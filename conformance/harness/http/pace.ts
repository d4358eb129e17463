import type { Clock } from '../clock.ts';

export interface PaceOptions {
  readonly clock: Clock;
  /** Without it nothing is held back. */
  readonly perSecondMax?: number;
  /** Told of every request before it is sent. */
  readonly onRequest?: () => void;
}

/** Counts the requests of a run and spaces them, whoever sends them. */
export class Pace {
  readonly #options: PaceOptions;
  #sent = 0;
  #freeAtMs = 0;

  constructor(options: PaceOptions) {
    this.#options = options;
  }

  get sent(): number {
    return this.#sent;
  }

  async turn(): Promise<void> {
    this.#sent += 1;
    this.#options.onRequest?.();
    const { clock, perSecondMax } = this.#options;
    if (perSecondMax === undefined) return;
    const nowMs = clock.nowMs();
    const atMs = Math.max(nowMs, this.#freeAtMs);
    this.#freeAtMs = atMs + 1_000 / perSecondMax;
    if (atMs > nowMs) await new Promise<void>(resolve => clock.after(atMs - nowMs, resolve));
  }
}
