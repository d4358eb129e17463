// When may an engine be started again? The wait doubles with each fault, and a minute has only so many restarts.
import type { PoolConfig } from '#contracts';
import { backoffMs } from '../../kernel/index.ts';

export const minuteMs = 60_000;

export class RestartSchedule {
  readonly #rules: PoolConfig['restart'];
  /** Faults without a full minute between two of them. */
  #level = 0;
  #lastFaultMs = Number.NEGATIVE_INFINITY;
  #notBeforeMs = Number.NEGATIVE_INFINITY;
  #faultsMs: number[] = [];
  #restartsMs: number[] = [];

  constructor(rules: PoolConfig['restart']) {
    this.#rules = rules;
  }

  /** `storm`: it would need more restarts in this minute than it has. */
  fault(nowMs: number): 'again' | 'storm' {
    this.postpone(nowMs);
    this.#faultsMs = [...within(this.#faultsMs, nowMs), nowMs];
    return this.#faultsMs.length > this.#rules.per_minute_max ? 'storm' : 'again';
  }

  /** The same growing wait for a start that was not tried, because it would have failed. */
  postpone(nowMs: number): void {
    this.#level = nowMs - this.#lastFaultMs >= minuteMs ? 1 : this.#level + 1;
    this.#lastFaultMs = nowMs;
    const { base_ms: baseMs, cap_ms: capMs } = this.#rules;
    this.#notBeforeMs = nowMs + backoffMs({ baseMs, capMs }, this.#level);
  }

  restarted(nowMs: number): void {
    this.#restartsMs = [...within(this.#restartsMs, nowMs), nowMs];
  }

  waitMs(nowMs: number): number {
    const restarts = within(this.#restartsMs, nowMs);
    // Once the oldest of them is a minute ago, there is room for another.
    const oldestMs = restarts.at(-this.#rules.per_minute_max);
    const roomAtMs = oldestMs === undefined ? nowMs : oldestMs + minuteMs;
    return Math.max(0, this.#notBeforeMs - nowMs, roomAtMs - nowMs);
  }
}

function within(timesMs: readonly number[], nowMs: number): number[] {
  return timesMs.filter(timeMs => nowMs - timeMs < minuteMs);
}
