// ASY-ETA-002: how far the predicted start of a task is from the real one. Pure.
import { admittedTry } from '../../grammar/operation.ts';
import type { RunRecord } from '../../grammar/record.ts';
import type { PhaseWindow } from '../plan/load-plan.ts';
import { type Line, lineOf } from './line.ts';
import { median } from './quantile.ts';
import { tasksOf } from './tasks.ts';

const allowedMs = 50;
const tasksMin = 30;
const allowedShare = 0.25;

export interface Prediction {
  readonly predictedMs: number;
  readonly realMs: number;
}

/** Of tasks that waited, or were told that they would: of the others there is nothing to predict. */
export const predictionsOf = (record: RunRecord, phase: PhaseWindow): readonly Prediction[] => {
  const starts = new Map(record.calls.map(({ task, atMs }) => [task, atMs]));
  return tasksOf(record, phase).flatMap(operation => {
    const answer = admittedTry(operation);
    const startMs = starts.get(operation.task);
    if (answer?.predictedStartMs === undefined || startMs === undefined) return [];
    const one = { predictedMs: answer.predictedStartMs, realMs: startMs - answer.sentMs };
    return Math.max(one.predictedMs, one.realMs) > allowedMs ? [one] : [];
  });
};

/** Each error against what is allowed at its own wait. */
export const predictionLine = (record: RunRecord, phase: PhaseWindow): Line => {
  const predictions = predictionsOf(record, phase);
  const errors = predictions.map(
    ({ predictedMs, realMs }) => Math.abs(predictedMs - realMs) / Math.max(allowedMs, realMs * allowedShare),
  );
  const errorMs = median(predictions.map(({ predictedMs, realMs }) => Math.abs(predictedMs - realMs)));
  const waitMs = median(predictions.map(({ realMs }) => realMs));
  return lineOf({
    ...{
      proves: 'ASY-ETA-002',
      sentence: 'Error of the predicted start, of what is allowed, median',
      unit: '',
    },
    ...{ figure: median(errors), bound: 1, sense: 'max', looked: errors.length, lookedMin: tasksMin },
    of: `tasks that waited; ${errorMs?.toFixed(0)} ms of ${waitMs?.toFixed(0)} ms`,
  });
};
