// The pauses of one call. They share one listener of its signal: a listener for each pause would hang on the tables
// that the signal has outgrown, and those keep whatever hangs on them until the old generation is collected.
import type { Timer, World } from '../../../kernel/index.ts';

export class Pauses {
  readonly #signal: AbortSignal;
  readonly #world: World;
  #timer: Timer | undefined;
  #resolve: (() => void) | undefined;
  #reject: ((reason: unknown) => void) | undefined;

  constructor(signal: AbortSignal, world: World) {
    this.#signal = signal;
    this.#world = world;
    signal.addEventListener('abort', this.#abort, { once: true });
  }

  /** Resolves at that time, at once where it has passed; rejects with the signal's reason. */
  until(atMs: number): Promise<void> | undefined {
    const delayMs = atMs - this.#world.monotonicMs();
    if (this.#signal.aborted) throw this.#signal.reason;
    if (delayMs <= 0) return undefined;
    this.#timer = this.#world.after(delayMs, this.#ring);
    return new Promise(this.#keep);
  }

  /** Nothing more, until the call is aborted. */
  stall(): Promise<void> {
    if (this.#signal.aborted) throw this.#signal.reason;
    return new Promise(this.#keep);
  }

  /** No pause follows. */
  end(): void {
    this.#signal.removeEventListener('abort', this.#abort);
  }

  readonly #keep = (resolve: () => void, reject: (reason: unknown) => void): void => {
    this.#resolve = resolve;
    this.#reject = reject;
  };

  readonly #ring = (): void => {
    this.#resolve?.();
  };

  readonly #abort = (): void => {
    this.#timer?.cancel();
    this.#reject?.(this.#signal.reason);
  };
}
