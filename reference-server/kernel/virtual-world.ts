// A World in which nothing happens until it is told to: the same seed gives the same run, every time.
import { heapSeat, IndexedHeap } from './indexed-heap.ts';
import type { Timer, World } from './world.ts';

export interface VirtualWorldOptions {
  readonly seed?: number;
  readonly startWallMs?: number;
  readonly startMonotonicMs?: number;
}

interface Alarm {
  readonly atMs: number;
  readonly order: number;
  readonly run: () => void;
}

/** A small generator of 32-bit values whose whole state is one integer (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export class VirtualWorld implements World {
  readonly #alarms = new IndexedHeap<Alarm>((a, b) =>
    a.atMs === b.atMs ? a.order < b.order : a.atMs < b.atMs,
  );
  readonly #random: () => number;
  #monotonicMs: number;
  #wallMs: number;
  #alarmsMade = 0;

  constructor(options: VirtualWorldOptions = {}) {
    this.#random = seededRandom(options.seed ?? 1);
    this.#monotonicMs = options.startMonotonicMs ?? 1_000;
    this.#wallMs = options.startWallMs ?? 1_700_000_000_000;
  }

  monotonicMs(): number {
    return this.#monotonicMs;
  }

  wallMs(): number {
    return this.#wallMs;
  }

  random(): number {
    return this.#random();
  }

  uuid(): string {
    const digits = Array.from({ length: 32 }, () => Math.floor(this.#random() * 16).toString(16));
    digits[12] = '4';
    digits[16] = '89ab'.charAt(Math.floor(this.#random() * 4));
    return digits.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }

  after(delayMs: number, run: () => void): Timer {
    const alarm = { atMs: this.#monotonicMs + Math.max(0, delayMs), order: this.#alarmsMade, run };
    this.#alarmsMade += 1;
    const seat = heapSeat(alarm);
    this.#alarms.add(seat);
    return {
      cancel: () => {
        if (seat.index >= 0) this.#alarms.remove(seat);
      },
    };
  }

  /** Moves the wall clock alone, as an administrator or NTP would. */
  jumpWall(byMs: number): void {
    this.#wallMs += byMs;
  }

  get pendingTimers(): number {
    return this.#alarms.size;
  }

  nextTimerAtMs(): number | undefined {
    return this.#alarms.first()?.atMs;
  }

  /** Moves time to the next timer and runs it; false where there is none. */
  runNext(): boolean {
    const alarm = this.#alarms.takeFirst();
    if (!alarm) return false;
    this.#moveTo(alarm.atMs);
    alarm.run();
    return true;
  }

  /** Runs everything that is due up to and at that time, in order, and leaves the clock there. */
  advanceTo(monotonicMs: number): void {
    for (let at = this.nextTimerAtMs(); at !== undefined && at <= monotonicMs; at = this.nextTimerAtMs()) {
      this.runNext();
    }
    this.#moveTo(monotonicMs);
  }

  advanceBy(durationMs: number): void {
    this.advanceTo(this.#monotonicMs + durationMs);
  }

  #moveTo(monotonicMs: number): void {
    const stepMs = Math.max(0, monotonicMs - this.#monotonicMs);
    this.#monotonicMs += stepMs;
    this.#wallMs += stepMs;
  }
}
