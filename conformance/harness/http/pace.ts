import type { Clock } from '../clock.ts';

export interface PaceOptions {
  readonly clock: Clock;
  /** Without it nothing is held back. */
  readonly perSecondMax?: number;
  /** Told of every request before it is sent. */
  readonly onRequest?: () => void;
  /** For so long in all the target may hold the run back. */
  readonly patienceMs?: number;
}

const patienceMsDefault = 60_000;

/** Counts the requests of a run and spaces them, whoever sends them. */
export class Pace {
  readonly #options: PaceOptions;
  #sent = 0;
  #freeAtMs = 0;
  #heldUntilMs = 0;
  #patienceMs: number;

  constructor(options: PaceOptions) {
    this.#options = options;
    this.#patienceMs = options.patienceMs ?? patienceMsDefault;
  }

  get sent(): number {
    return this.#sent;
  }

  async turn(): Promise<void> {
    this.#sent += 1;
    this.#options.onRequest?.();
    const { clock, perSecondMax } = this.#options;
    const nowMs = clock.nowMs();
    const atMs = Math.max(nowMs, this.#freeAtMs, this.#heldUntilMs);
    if (perSecondMax !== undefined) this.#freeAtMs = atMs + 1_000 / perSecondMax;
    if (atMs > nowMs) await new Promise<void>(resolve => clock.after(atMs - nowMs, resolve));
  }

  /** Nobody of the run asks for so long. False where that is more than is left of its patience. */
  holdBack(ms: number): boolean {
    const { clock } = this.#options;
    const nowMs = clock.nowMs();
    const moreMs = nowMs + ms - Math.max(nowMs, this.#heldUntilMs);
    if (moreMs > this.#patienceMs) return false;
    this.#patienceMs -= Math.max(0, moreMs);
    this.#heldUntilMs = Math.max(this.#heldUntilMs, nowMs + ms);
    return true;
  }
}
