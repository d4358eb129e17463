import { type Finding, type Invariant, judged } from '../grammar/invariant.ts';
import type { RunRecord } from '../grammar/record.ts';

interface Absence {
  readonly what: string;
  /** When nothing stood in its way any more. */
  readonly fromMs: number;
  readonly againMs: number | undefined;
}

/** Of each process after the first, and of each fault that took readiness away. */
const absencesOf = ({ lives, faults, readiness }: RunRecord): readonly Absence[] => {
  const againAfter = (fromMs: number): number | undefined =>
    readiness.find(({ atMs, status }) => atMs >= fromMs && status === 200)?.atMs;
  const started = lives.slice(1).map(({ startedMs }) => ({
    ...{ what: 'a process that was started again', fromMs: startedMs, againMs: againAfter(startedMs) },
  }));
  const healed = faults
    .filter(({ injectedMs, healedMs }) => {
      // Whether it shows only once it is healed is for the witness to say: here it counts where readiness was lost.
      const isLost = readiness.some(
        ({ atMs, status }) => atMs >= injectedMs && atMs <= healedMs && status !== 200,
      );
      return (
        isLost && !lives.slice(1).some(({ startedMs }) => startedMs >= injectedMs && startedMs <= healedMs)
      );
    })
    .map(({ fault, healedMs }) => ({ what: fault, fromMs: healedMs, againMs: againAfter(healedMs) }));
  return [...started, ...healed];
};

export const readyAgainWithin = (ms: number): Invariant => ({
  name: `ready again within ${ms} ms`,
  isTimed: true,
  sentence: `After a restart, and after the end of each fault that made it unready, the server is ready within ${ms} ms.`,
  judge: record => {
    const absences = absencesOf(record);
    const findings = absences.flatMap(({ what, fromMs, againMs }): Finding[] => {
      const tookMs = (againMs ?? Number.POSITIVE_INFINITY) - fromMs;
      if (tookMs <= ms) return [];
      const when = againMs === undefined ? 'never' : `after ${Math.round(tookMs)} ms`;
      return [
        { atMs: fromMs, what: `after ${what} it was ready again ${when}`, span: { tookMs, dueMs: ms } },
      ];
    });
    const slowest = Math.max(0, ...absences.map(({ fromMs, againMs = Number.NaN }) => againMs - fromMs));
    return judged({
      ...{ looked: absences.length, findings, nothing: 'it was never unready' },
      ...(Number.isFinite(slowest) ? { figure: `at most ${Math.round(slowest)} ms` } : {}),
    });
  },
});
