// The server's only source of time, chance and identity. Everything else takes a World, so that a
// simulation can supply another one.
import { randomUUID } from 'node:crypto';

export interface Timer {
  cancel(): void;
}

export interface TimerOptions {
  /** A background timer does not keep the process alive. */
  readonly background?: boolean;
}

export interface World {
  /** Milliseconds since an arbitrary start; never set back. */
  monotonicMs(): number;
  /** Milliseconds since the Unix epoch; may jump. */
  wallMs(): number;
  /** Uniform in [0, 1). */
  random(): number;
  uuid(): string;
  /** Runs once, never before the delay has passed and never within this call. */
  after(delayMs: number, run: () => void, options?: TimerOptions): Timer;
}

/** Beyond this a host timer fires at once instead of late. */
export const hostDelayMsMax = 2 ** 31 - 1;

/** A class, since an engine of JavaScript may place literals of a kind that often lives long where only long-lived things belong. */
class HostTimer implements Timer {
  readonly #endMs: number;
  readonly #run: () => void;
  readonly #background: boolean;
  #handle: NodeJS.Timeout | undefined;

  constructor(delayMs: number, run: () => void, options: TimerOptions | undefined) {
    this.#endMs = performance.now() + Math.max(0, delayMs);
    this.#run = run;
    this.#background = options?.background === true;
    this.#arm(delayMs);
  }

  cancel(): void {
    clearTimeout(this.#handle);
  }

  #arm(restMs: number): void {
    this.#handle = setTimeout(ring, Math.max(0, Math.min(restMs, hostDelayMsMax)), this);
    if (this.#background) this.#handle.unref();
  }

  /** Host timers may fire a fraction of a millisecond early, and do at their longest delay. */
  ring(): void {
    const restMs = this.#endMs - performance.now();
    if (restMs > 0) this.#arm(restMs);
    else this.#run();
  }
}

const ring = (timer: HostTimer): void => timer.ring();

export function realWorld(): World {
  return {
    monotonicMs: () => performance.now(),
    wallMs: () => Date.now(),
    random: () => Math.random(),
    uuid: () => randomUUID(),
    after: (delayMs, run, options) => new HostTimer(delayMs, run, options),
  };
}
