// ASY-SLO-011: how long a piece is on its way from the engine to the reader. Pure.
import { framesOf } from '../../grammar/operation.ts';
import type { RunRecord } from '../../grammar/record.ts';
import type { PhaseWindow } from '../plan/load-plan.ts';
import { type Line, lineOf } from './line.ts';
import { quantile } from './quantile.ts';
import { tasksOf } from './tasks.ts';

const objectiveMs = 900;

/** Of each piece of a task that one call served; one that never came was on its way for ever. */
export const passingMsOf = (record: RunRecord, phase: PhaseWindow): readonly number[] => {
  const calls = Map.groupBy(record.calls, ({ task }) => task);
  return tasksOf(record, phase).flatMap(operation => {
    const [call, ...others] = calls.get(operation.task) ?? [];
    if (call === undefined || others.length > 0) return [];
    const seen = new Map(framesOf(operation).map(({ index, atMs }) => [index, atMs]));
    return call.pieces.map(({ index, atMs }) => (seen.get(index) ?? Number.POSITIVE_INFINITY) - atMs);
  });
};

export const passingLine = (record: RunRecord, phase: PhaseWindow): Line => {
  const passing = passingMsOf(record, phase);
  return lineOf({
    ...{ proves: 'ASY-SLO-011', sentence: "From an engine's event to the reader's frame, 99th percentile" },
    ...{ figure: quantile(passing, 0.99), unit: 'ms', bound: objectiveMs / 10, sense: 'max' },
    ...{ looked: passing.length, lookedMin: 1_000, of: 'pieces at half the peak load' },
  });
};
