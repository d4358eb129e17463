// A point on the monotonic clock of this process. Across a restart only what was recorded is left of it.
export interface Deadline {
  readonly atMs: number;
}

export function deadlineAfter(nowMs: number, durationMs: number): Deadline {
  return { atMs: nowMs + Math.max(0, durationMs) };
}

export function remainingMs(deadline: Deadline, nowMs: number): number {
  return Math.max(0, deadline.atMs - nowMs);
}

export function isPast(deadline: Deadline, nowMs: number): boolean {
  return nowMs >= deadline.atMs;
}

/** What a store keeps of a deadline: both clocks' view of it at the time of the record. */
export interface DeadlineRecord {
  readonly wallAtMs: number;
  readonly remainingMs: number;
}

export interface Clocks {
  readonly monotonicMs: number;
  readonly wallMs: number;
}

export function recordDeadline(deadline: Deadline, now: Clocks): DeadlineRecord {
  const restMs = remainingMs(deadline, now.monotonicMs);
  return { wallAtMs: now.wallMs + restMs, remainingMs: restMs };
}

/** A wall clock that was set back can't lengthen a deadline: the smaller of the two remainders counts. */
export function restoreDeadline(record: DeadlineRecord, now: Clocks): Deadline {
  const restMs = Math.min(record.wallAtMs - now.wallMs, record.remainingMs);
  return deadlineAfter(now.monotonicMs, restMs);
}
