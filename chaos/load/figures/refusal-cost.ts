// ASY-SLO-005: what a refusal costs the server beside a served task, from its processor time. Pure.
import type { RunRecord } from '../../grammar/record.ts';
import type { PhaseWindow } from '../plan/load-plan.ts';
import { type Line, lineOf } from './line.ts';
import { processorMs } from './processor.ts';
import { isCompleted, isRefused, tasksOf } from './tasks.ts';

export interface CostPhases {
  /** Nobody comes: what the server uses for itself, and for being looked at. */
  readonly idle: PhaseWindow;
  readonly served: PhaseWindow;
  /** Until when the last of the served have ended. */
  readonly servedUntilMs: number;
  /** From when on nothing is served: each slot and each place is held by a task without a piece. */
  readonly refused: PhaseWindow;
}

export interface Costs {
  readonly servedMs: number;
  readonly refusedMs: number;
  readonly served: number;
  readonly refused: number;
}

/** Undefined where the processor time is not known, or where what was to be alone was not. */
export const costsOf = (record: RunRecord, phases: CostPhases): Costs | undefined => {
  const { idle, served, servedUntilMs, refused } = phases;
  const idleMs = processorMs(record, idle.fromMs, idle.toMs);
  const usedIn = (fromMs: number, toMs: number): number => {
    const used = processorMs(record, fromMs, toMs);
    if (used === undefined || idleMs === undefined) return Number.NaN;
    return used - (idleMs * (toMs - fromMs)) / (idle.toMs - idle.fromMs);
  };
  const tasksServed = tasksOf(record, served).filter(isCompleted).length;
  const asked = tasksOf(record, refused);
  const servedMs = usedIn(served.fromMs, servedUntilMs) / tasksServed;
  const refusedMs = usedIn(refused.fromMs, refused.toMs) / asked.length;
  if (!Number.isFinite(servedMs) || !Number.isFinite(refusedMs) || !asked.every(isRefused)) return undefined;
  return { servedMs, refusedMs, served: tasksServed, refused: asked.length };
};

export const refusalLine = (record: RunRecord, phases: CostPhases): Line => {
  const costs = costsOf(record, phases);
  const shown =
    costs && `refusals, ${costs.refusedMs.toFixed(2)} of ${costs.servedMs.toFixed(2)} ms processor`;
  return lineOf({
    ...{
      proves: 'ASY-SLO-005',
      sentence: 'Processor time of a refusal, of a served task of 64 tokens',
      unit: '',
    },
    ...{ figure: costs && costs.refusedMs / costs.servedMs, bound: 0.2, sense: 'max' },
    ...{ looked: costs?.refused ?? 0, lookedMin: 100, of: shown ?? 'refusals' },
  });
};
