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

function startTimer(delayMs: number, run: () => void, options: TimerOptions): Timer {
  const endMs = performance.now() + Math.max(0, delayMs);
  let handle: NodeJS.Timeout;
  const arm = (): void => {
    const restMs = endMs - performance.now();
    handle = setTimeout(restMs > hostDelayMsMax ? arm : fire, Math.max(0, Math.min(restMs, hostDelayMsMax)));
    if (options.background) handle.unref();
  };
  // Host timers may fire a fraction of a millisecond early.
  const fire = (): void => (performance.now() < endMs ? arm() : run());
  arm();
  return { cancel: () => clearTimeout(handle) };
}

export function realWorld(): World {
  return {
    monotonicMs: () => performance.now(),
    wallMs: () => Date.now(),
    random: () => Math.random(),
    uuid: () => randomUUID(),
    after: (delayMs, run, options = {}) => startTimer(delayMs, run, options),
  };
}
