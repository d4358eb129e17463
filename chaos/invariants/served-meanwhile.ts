import { type Finding, type Invariant, judged } from '../grammar/invariant.ts';
import type { FaultWindow, RunRecord } from '../grammar/record.ts';

const windowsOf = ({ faults }: RunRecord, fault: string): readonly FaultWindow[] =>
  faults.filter(window => window.fault === fault);

/** At its begin and its end who is right about whether it is in place is anybody's guess. */
const edgeMs = 50;

const isIn = (atMs: number, { injectedMs, healedMs }: FaultWindow): boolean =>
  atMs > injectedMs + edgeMs && atMs < healedMs - edgeMs;

/** Each piece that an engine gives while the fault is in place, to a reader that is there. */
const piecesLate = (
  record: RunRecord,
  fault: string,
  withinMs: number,
): { looked: number; findings: Finding[]; slowestMs: number } => {
  const windows = windowsOf(record, fault);
  const operations = new Map(record.operations.map(operation => [operation.task, operation]));
  const passed = record.calls.flatMap(({ task = '', engine, pieces }) => {
    const readings = operations.get(task)?.readings ?? [];
    return pieces
      .filter(({ atMs }) => windows.some(window => isIn(atMs, window)))
      .filter(({ atMs }) =>
        readings.some(
          ({ openedMs, closedMs = atMs, frames }) => frames.length > 0 && openedMs < atMs && closedMs >= atMs,
        ),
      )
      .map(({ atMs, index }) => {
        const read = readings
          .flatMap(({ frames }) => frames)
          .find(frame => frame.event === 'token' && frame.index === index);
        return { atMs, task, engine, index, tookMs: (read?.atMs ?? Number.POSITIVE_INFINITY) - atMs };
      });
  });
  const findings = passed
    .filter(({ tookMs }) => tookMs > withinMs)
    .map(({ atMs, task, engine, index, tookMs }) => {
      const how = Number.isFinite(tookMs) ? `after ${Math.round(tookMs)} ms` : 'never';
      return { atMs, task, what: `${engine} gave piece ${index}, and its reader got it ${how}` };
    });
  return { looked: passed.length, findings, slowestMs: Math.max(0, ...passed.map(({ tookMs }) => tookMs)) };
};

/** Running streams go on while the fault is in place. */
export const streamsGoOnDuring = (fault: string, withinMs: number): Invariant => ({
  name: `streams go on: ${fault}`,
  sentence: `While the fault is in place, each piece that an engine gives reaches its reader within ${withinMs} ms.`,
  judge: record => {
    const { looked, findings, slowestMs } = piecesLate(record, fault, withinMs);
    return judged({
      ...{ looked, findings, nothing: 'no engine gave a piece to a reader while the fault was in place' },
      figure: `${looked} pieces, the slowest ${Math.round(slowestMs)} ms`,
    });
  },
});

/** Newcomers are answered and served while the fault is in place; with a pool, those who come for it. */
export const workIsServedDuring = (fault: string, withinMs: number, pool?: number): Invariant => ({
  name: `work is served: ${fault}`,
  sentence: `While the fault is in place, whoever comes${pool === undefined ? '' : ` for pool ${pool}`} is admitted within ${withinMs} ms, and what was admitted completes.`,
  judge: record => {
    const windows = windowsOf(record, fault);
    const states = new Map(record.final?.tasks.map(({ task, state }) => [task, state]));
    const came = record.operations.flatMap(({ task, arrival, tries }) => {
      if (pool !== undefined && arrival.pool !== pool) return [];
      const [first] = tries;
      // Who comes shortly before its end may be answered after it, by right.
      const isMeanwhile = windows.some(
        window =>
          first !== undefined && isIn(first.sentMs, window) && first.sentMs + withinMs < window.healedMs,
      );
      return isMeanwhile && first !== undefined ? [{ task, first }] : [];
    });
    const findings = came.flatMap(({ task, first }): Finding[] => {
      const { sentMs, answeredMs = Number.POSITIVE_INFINITY, status, code, failure } = first;
      const state = states.get(task) ?? 'unknown';
      if (status !== 202)
        return [
          {
            atMs: sentMs,
            task,
            what: `it was answered ${status ?? failure ?? 'nothing'} ${code ?? ''}`.trim(),
          },
        ];
      if (answeredMs - sentMs > withinMs)
        return [{ atMs: sentMs, task, what: `it was answered after ${Math.round(answeredMs - sentMs)} ms` }];
      return state === 'completed' ? [] : [{ atMs: sentMs, task, what: `it was admitted, and is ${state}` }];
    });
    const slowest = Math.max(
      0,
      ...came.map(({ first: { sentMs, answeredMs = sentMs } }) => answeredMs - sentMs),
    );
    return judged({
      ...{ looked: came.length, findings, nothing: 'nobody came while the fault was in place' },
      figure: `${came.length} tasks, the slowest answer ${Math.round(slowest)} ms`,
    });
  },
});
