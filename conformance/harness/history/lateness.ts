// How long the machine keeps the harness waiting: the error of every time that it measures.
import type { Clock } from '../clock.ts';
import type { CaseHistory } from './case-history.ts';
import { noteOf } from './notes.ts';

const everyMs = 25;

/** The suite's engines, readers and clocks stand still with it: who stood longer can't blame anybody for being late. */
export const standstillMaxMs = 250;

/** Asks to be woken every 25 ms, and tells when that came at least as much too late. Returns what ends it. */
export const watchLateness = (clock: Clock, tell: (ms: number) => void): (() => void) => {
  let dueMs = 0;
  let cancel: () => void = () => undefined;
  const look = (): void => {
    const lateMs = clock.nowMs() - dueMs;
    if (lateMs >= everyMs) tell(lateMs);
  };
  const wait = (): void => {
    dueMs = clock.nowMs() + everyMs;
    cancel = clock.after(everyMs, () => {
      look();
      wait();
    });
  };
  wait();
  return () => {
    cancel();
    look();
  };
};

/** Of a span of a case's time, how much the machine took away. */
export const lateWithin = (history: CaseHistory, fromMs: number, toMs: number): number =>
  history.entries.reduce((sum, entry) => {
    const note = noteOf(entry);
    if (note?.note !== 'late') return sum;
    const overlap = Math.min(toMs, entry.at_ms) - Math.max(fromMs, entry.at_ms - note.ms);
    return sum + Math.max(0, overlap);
  }, 0);

/** The longest that the harness itself was not let run, begun before that time. */
export const stoodStillMs = (history: CaseHistory, beforeMs = Number.POSITIVE_INFINITY): number =>
  history.entries.reduce((longest, entry) => {
    const note = noteOf(entry);
    if (note?.note !== 'late' || entry.at_ms - note.ms >= beforeMs) return longest;
    return Math.max(longest, note.ms);
  }, 0);
