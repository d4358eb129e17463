import type { Arrival } from '../../grammar/operation.ts';
import type { LoadPlan, PhaseWindow } from './load-plan.ts';

export interface Schedule {
  readonly arrivals: readonly Arrival[];
  /** From the start of the workload. */
  readonly phases: readonly PhaseWindow[];
  readonly seconds: number;
}

/** Phases one after the other with a rest between them: where they lie, and who comes when. */
export const scheduleOf = (plan: LoadPlan, seconds: number, seed: number): Schedule => {
  const { phases, restMs, setting } = plan;
  const weights = phases.reduce((sum, { weight }) => sum + weight, 0);
  const windows: PhaseWindow[] = [];
  const arrivals: Arrival[] = [];
  let fromMs = 0;
  for (const [at, phase] of phases.entries()) {
    const ownSeconds = (seconds * phase.weight) / weights;
    const toMs = fromMs + ownSeconds * 1_000;
    const start = fromMs;
    windows.push({ name: phase.name, fromMs, toMs });
    for (const one of phase.arrivals({ setting, seconds: ownSeconds, seed: seed + at }))
      arrivals.push({ ...one, atMs: start + one.atMs });
    fromMs = toMs + restMs;
  }
  return { arrivals, phases: windows, seconds: fromMs / 1_000 };
};

/** The phase of that name; a plan that has none is a mistake of the suite. */
export const phaseNamed = (phases: readonly PhaseWindow[], name: string): PhaseWindow => {
  const found = phases.find(phase => phase.name === name);
  if (found === undefined) throw new Error(`there is no phase "${name}"`);
  return found;
};
