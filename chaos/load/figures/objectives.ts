// The objectives of the classes: ASY-SLO-001, ASY-SLO-002, ASY-SLO-008 and ORCH-3051(b). Pure.
import type { RunRecord } from '../../grammar/record.ts';
import { serviceMsOf, slotsOf } from '../../grammar/setting.ts';
import type { PhaseWindow } from '../plan/load-plan.ts';
import { type Line, lineOf, unknownLine } from './line.ts';
import { quantile } from './quantile.ts';
import { admittedOf, firstPieceMsOf, isCompleted, tasksOf, wholeMsOf } from './tasks.ts';

/** Defaults of the contract's classes. */
const firstTokenMs = 900;
const tokens64Ms = 2_500;
const tokens = 64;
const tasksMin = 100;

const failedShare = (all: readonly unknown[], good: readonly unknown[]): number | undefined =>
  all.length === 0 ? undefined : 1 - good.length / all.length;

/** ASY-SLO-001. Who was refused or lost counts as a task that failed and took for ever. */
export const interactiveLines = (record: RunRecord, phase: PhaseWindow): readonly Line[] => {
  const asked = tasksOf(record, phase).filter(({ arrival }) => arrival.priority === 'interactive');
  const of64 = asked.filter(({ arrival }) => arrival.pieces === tokens);
  const base = { lookedMin: tasksMin, sense: 'max', of: 'tasks' } as const;
  return [
    lineOf({
      ...base,
      ...{ proves: 'ASY-SLO-001(a)', sentence: 'Interactive: 95th percentile to the first token' },
      ...{ figure: quantile(asked.map(firstPieceMsOf), 0.95), looked: asked.length },
      ...{ unit: 'ms', bound: firstTokenMs },
    }),
    lineOf({
      ...base,
      ...{ proves: 'ASY-SLO-001(b)', sentence: 'Interactive: 95th percentile of a task of 64 tokens' },
      ...{ figure: quantile(of64.map(wholeMsOf), 0.95), looked: of64.length },
      ...{ unit: 'ms', bound: tokens64Ms },
    }),
    lineOf({
      ...base,
      ...{ proves: 'ASY-SLO-001(c)', sentence: 'Interactive: share of tasks that fail' },
      ...{ figure: failedShare(asked, asked.filter(isCompleted)), looked: asked.length },
      ...{ unit: '', bound: 0.005, lookedMin: 200 },
    }),
  ];
};

/** Slots' time that engines' calls took within the window, of all there was. */
export const slotUse = (record: RunRecord, { fromMs, toMs }: PhaseWindow): number => {
  const used = record.calls.reduce((sum, { atMs, endedMs = toMs }) => {
    return sum + Math.max(0, Math.min(endedMs, toMs) - Math.max(atMs, fromMs));
  }, 0);
  return used / (slotsOf(record.setting) * (toMs - fromMs));
};

const waitingAt = ({ scrapes }: RunRecord, { fromMs, toMs }: PhaseWindow): readonly number[] =>
  scrapes
    .filter(({ atMs }) => atMs >= fromMs && atMs < toMs)
    .map(({ samples }) =>
      samples.reduce((sum, { name, value }) => sum + (name === 'queue_depth' ? value : 0), 0),
    );

/** ASY-SLO-002, from when the slots were first full. */
export const batchLines = (record: RunRecord, phase: PhaseWindow): readonly Line[] => {
  const full = { ...phase, fromMs: phase.fromMs + 1_000 };
  const admitted = admittedOf(tasksOf(record, phase));
  const waiting = waitingAt(record, full);
  const alwaysSome = waiting.length > 0 && waiting.every(count => count > 0);
  const sentence = "Batch: share of the slots' time in use while some waits";
  return [
    alwaysSome
      ? lineOf({
          ...{ proves: 'ASY-SLO-002(a)', sentence, figure: slotUse(record, full), unit: '' },
          ...{ bound: 0.8, sense: 'min', looked: waiting.length, lookedMin: 3, of: 'looks at the queue' },
        })
      : unknownLine('ASY-SLO-002(a)', sentence, 'there was not always work that waited'),
    lineOf({
      ...{ proves: 'ASY-SLO-002(b)', sentence: 'Batch: share of tasks that fail', unit: '' },
      ...{ figure: failedShare(admitted, admitted.filter(isCompleted)), bound: 0.01, sense: 'max' },
      ...{ looked: admitted.length, lookedMin: tasksMin, of: 'tasks' },
    }),
  ];
};

/** ASY-SLO-008 and ORCH-3051(b): the same interactive work with nothing beside it, and under a flood of batch. */
export const floodLines = (record: RunRecord, alone: PhaseWindow, flooded: PhaseWindow): readonly Line[] => {
  const firstsOf = (phase: PhaseWindow): readonly number[] =>
    tasksOf(record, phase)
      .filter(({ arrival }) => arrival.priority === 'interactive')
      .map(firstPieceMsOf);
  const before = firstsOf(alone);
  const beside = firstsOf(flooded);
  const base = { unit: 'ms', sense: 'max', lookedMin: tasksMin, of: 'interactive tasks' } as const;
  const looked = Math.min(before.length, beside.length);
  const figure = quantile(beside, 0.95);
  const holdsMs = serviceMsOf(record.setting, tokens);
  return [
    lineOf({
      ...{ ...base, proves: 'ASY-SLO-008', figure, looked },
      sentence: 'Interactive under ten times the batch that fits: 95th percentile to the first token',
      bound: 2 * (quantile(before, 0.95) ?? Number.NaN) + holdsMs,
    }),
    lineOf({
      ...{ ...base, proves: 'ORCH-3051(b)', figure, looked: beside.length, bound: firstTokenMs },
      sentence: 'The same against the objective of the class',
    }),
  ];
};
