// What gets through under overload: ASY-SLO-003, ASY-SLO-004 and ASY-SLO-009. Pure.
import { firstPieceOf, type Operation, terminalOf } from '../../grammar/operation.ts';
import type { EngineCall, RunRecord } from '../../grammar/record.ts';
import { serviceMsOf } from '../../grammar/setting.ts';
import type { PhaseWindow } from '../plan/load-plan.ts';
import { type Line, lineOf } from './line.ts';
import { quantile } from './quantile.ts';
import { isGood, tasksOf } from './tasks.ts';

const tasksMin = 30;

export interface Goodput {
  readonly perSecond: number;
  readonly tasks: number;
}

/** How much of a task's pieces came within the window, of all: tasks that run in step would else count by whole rounds. */
const partWithin = (operation: Operation, fromMs: number, toMs: number): number => {
  const endMs = terminalOf(operation)?.atMs ?? Number.NaN;
  const startMs = firstPieceOf(operation)?.atMs ?? endMs;
  if (startMs >= endMs) return endMs >= fromMs && endMs < toMs ? 1 : 0;
  return Math.max(0, Math.min(endMs, toMs) - Math.max(startMs, fromMs)) / (endMs - startMs);
};

/** Tasks a second that were completed within their deadline, once the phase has filled the slots. */
export const goodputOf = (record: RunRecord, phase: PhaseWindow): Goodput => {
  const good = tasksOf(record, phase).filter(isGood);
  const pieces = Math.max(0, ...good.map(({ arrival }) => arrival.pieces));
  const fromMs = phase.fromMs + serviceMsOf(record.setting, pieces);
  const parts = good.map(operation => partWithin(operation, fromMs, phase.toMs)).filter(part => part > 0);
  const seconds = (phase.toMs - fromMs) / 1_000;
  return {
    perSecond: seconds <= 0 ? Number.NaN : parts.reduce((sum, part) => sum + part, 0) / seconds,
    tasks: parts.length,
  };
};

export interface Step {
  readonly times: number;
  readonly proves: string;
  readonly phase: PhaseWindow;
}

/** ASY-SLO-003: each step as a ratio to the best that any phase reached. */
export const goodputLines = (
  record: RunRecord,
  peak: PhaseWindow,
  steps: readonly Step[],
): readonly Line[] => {
  const reached = [peak, ...steps.map(({ phase }) => phase)].map(phase => goodputOf(record, phase));
  const best = Math.max(...reached.map(({ perSecond }) => perSecond));
  const looked = Math.max(...reached.map(({ tasks }) => tasks));
  return steps.map(({ times, proves, phase }) => {
    const { perSecond } = goodputOf(record, phase);
    return lineOf({
      ...{ proves, sentence: `Goodput at ${times} times the peak load, of its peak`, unit: '' },
      ...{ figure: perSecond / best, bound: 0.9, sense: 'min', looked, lookedMin: tasksMin },
      of: `tasks in time at the peak; ${perSecond.toFixed(1)} of ${best.toFixed(1)} a second`,
    });
  });
};

/** From the call of the engine to the reader's last frame. */
const decodeMsOf = (record: RunRecord, phases: readonly PhaseWindow[]): readonly number[] => {
  const calls = new Map<string | undefined, EngineCall>(record.calls.map(call => [call.task, call]));
  return phases
    .flatMap(phase => tasksOf(record, phase))
    .flatMap(operation => {
      const call = calls.get(operation.task);
      const terminal = terminalOf(operation);
      return call === undefined || terminal?.event !== 'end' ? [] : [terminal.atMs - call.atMs];
    });
};

/** ASY-SLO-004. */
export const decodeLine = (
  record: RunRecord,
  unloaded: PhaseWindow,
  overloaded: readonly PhaseWindow[],
): Line => {
  const before = decodeMsOf(record, [unloaded]);
  const under = decodeMsOf(record, overloaded);
  return lineOf({
    ...{
      proves: 'ASY-SLO-004',
      sentence: '99th percentile of decode time under overload, of the unloaded one',
    },
    ...{ figure: (quantile(under, 0.99) ?? Number.NaN) / (quantile(before, 0.99) ?? Number.NaN), unit: '' },
    ...{
      bound: 2,
      sense: 'max',
      looked: Math.min(before.length, under.length),
      lookedMin: tasksMin,
      of: 'tasks',
    },
  });
};

/** ASY-SLO-009: of what a tenant below its share asks all is to be served, so its tasks count by when they were due. */
export const tenantLine = (
  record: RunRecord,
  tenant: string,
  { alone, beside }: { readonly alone: PhaseWindow; readonly beside: PhaseWindow },
): Line => {
  const ofTenant = (phase: PhaseWindow): number =>
    tasksOf(record, phase).filter(one => one.arrival.tenant === tenant && isGood(one)).length;
  const perSecond = (phase: PhaseWindow): number => (ofTenant(phase) * 1_000) / (phase.toMs - phase.fromMs);
  return lineOf({
    ...{ proves: 'ASY-SLO-009', unit: '', bound: 0.9, sense: 'min' },
    sentence: "Goodput of a tenant below its share beside another's flood, of its own alone",
    figure: perSecond(beside) / perSecond(alone),
    ...{ looked: ofTenant(alone), lookedMin: tasksMin },
    of: `tasks in time alone; ${perSecond(beside).toFixed(1)} of ${perSecond(alone).toFixed(1)} a second`,
  });
};
