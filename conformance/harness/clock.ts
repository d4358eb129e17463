// The only place of the suite that knows real time. Everything else is handed a Clock.
import { randomUUID } from 'node:crypto';

/** Milliseconds that only grow. A delay is always the length of a named bound or of a scripted act. */
export interface Clock {
  nowMs(): number;
  /** Runs once after the delay, unless the function that it returns is called first. */
  after(delayMs: number, run: () => void): () => void;
  /** For names of files and reports alone: it may jump. */
  wallMs(): number;
}

export const realClock: Clock = {
  nowMs: () => performance.now(),
  after: (delayMs, run) => {
    let turn: NodeJS.Immediate | undefined;
    // What the sockets hold already is read first: a busy machine must not look like a silent target.
    const timer = setTimeout(() => {
      turn = setImmediate(run);
    }, delayMs);
    return () => {
      clearTimeout(timer);
      clearImmediate(turn);
    };
  },
  wallMs: () => Date.now(),
};

/** Milliseconds that only grow, and that all processes and containers of a machine share. */
export const machineMs = (): number => Number(process.hrtime.bigint()) / 1e6;

/** A moment in UTC, for people. */
export const instantText = (wallMs: number): string => new Date(wallMs).toISOString();

/** Of a moment that somebody else wrote. */
export const wallMsOf = (instant: string): number => Date.parse(instant);

/** The time that a header names, as headers name times; undefined where it is none. */
export const headerInstantMs = (text: string): number | undefined => {
  const wallMs = / GMT$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(wallMs) ? undefined : wallMs;
};

/** What makes the ids of this run different from those of any other. */
export const newRunNonce = (): string => randomUUID();

/** A clock that moves when it is told to. */
export class ManualClock implements Clock {
  #nowMs = 0;
  readonly #timers = new Set<{ readonly atMs: number; readonly run: () => void }>();

  nowMs(): number {
    return this.#nowMs;
  }

  wallMs(): number {
    return this.#nowMs;
  }

  after(delayMs: number, run: () => void): () => void {
    const timer = { atMs: this.#nowMs + delayMs, run };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  get timers(): number {
    return this.#timers.size;
  }

  advance(byMs: number): void {
    const untilMs = this.#nowMs + byMs;
    for (let due = this.#firstDue(untilMs); due !== undefined; due = this.#firstDue(untilMs)) {
      this.#timers.delete(due);
      this.#nowMs = Math.max(this.#nowMs, due.atMs);
      due.run();
    }
    this.#nowMs = untilMs;
  }

  #firstDue(untilMs: number) {
    return [...this.#timers].filter(timer => timer.atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0];
  }
}
