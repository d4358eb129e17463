// When a pool keeps missing the objective of its highest class, it takes no work of the lowest until that is over.

interface Sample {
  readonly atMs: number;
  readonly met: boolean;
}

/** An objective on the 95th percentile is missed where fewer than this share of the first pieces came in time. */
const shareMin = 0.95;
/** Fewer say nothing: one slow task is no violation. */
const samplesMin = 20;
const samplesMax = 1024;

const isViolation = (seen: number, missed: number): boolean =>
  seen >= samplesMin && (seen - missed) / seen < shareMin;

/** @implements ORCH-3040 */
export class LoadShedding {
  readonly #windowMs: number;
  #samples: Sample[] = [];
  #missed = 0;

  constructor(windowMs: number) {
    this.#windowMs = windowMs;
  }

  /** A first piece of the highest class came, in time or not. */
  note(met: boolean, nowMs: number): void {
    this.#forget(nowMs);
    this.#samples.push({ atMs: nowMs, met });
    if (!met) this.#missed += 1;
    if (this.#samples.length > samplesMax) this.#drop();
  }

  /** Ends by itself: what was seen before the window no longer counts. */
  isActive(nowMs: number): boolean {
    this.#forget(nowMs);
    const seen = this.#samples.length;
    return isViolation(seen, this.#missed);
  }

  /** When it is over if nothing else comes: once enough of what counts now has left the window. */
  hintMs(nowMs: number): number {
    let seen = this.#samples.length;
    let missed = this.#missed;
    for (const { atMs, met } of this.#samples) {
      seen -= 1;
      if (!met) missed -= 1;
      if (!isViolation(seen, missed)) return Math.max(1, Math.ceil(atMs + this.#windowMs - nowMs) + 1);
    }
    return 1;
  }

  #forget(nowMs: number): void {
    while (this.#samples[0] !== undefined && nowMs - this.#samples[0].atMs > this.#windowMs) this.#drop();
  }

  #drop(): void {
    if (this.#samples.shift()?.met === false) this.#missed -= 1;
  }
}
