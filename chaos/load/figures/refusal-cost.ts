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
  readonly refused: PhaseWindow;
  /** How long after a phase its last tasks end; it belongs to the phase. */
  readonly restMs: number;
}

export interface Costs {
  readonly servedMs: number;
  readonly refusedMs: number;
  readonly served: number;
  readonly refused: number;
}

export const costsOf = (record: RunRecord, phases: CostPhases): Costs | undefined => {
  const { idle, restMs } = phases;
  const idleMs = processorMs(record, idle.fromMs, idle.toMs);
  const usedIn = ({ fromMs, toMs }: PhaseWindow): number | undefined => {
    const used = processorMs(record, fromMs, toMs + restMs);
    if (used === undefined || idleMs === undefined) return undefined;
    return used - (idleMs * (toMs + restMs - fromMs)) / (idle.toMs - idle.fromMs);
  };
  const served = tasksOf(record, phases.served).filter(isCompleted).length;
  const under = tasksOf(record, phases.refused);
  const refused = under.filter(isRefused).length;
  const ofServed = usedIn(phases.served);
  const ofBoth = usedIn(phases.refused);
  if (ofServed === undefined || ofBoth === undefined || served === 0 || refused === 0) return undefined;
  const servedMs = ofServed / served;
  return {
    servedMs,
    refusedMs: (ofBoth - under.filter(isCompleted).length * servedMs) / refused,
    served,
    refused,
  };
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
