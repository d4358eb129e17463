// What does this machine lack for an experiment? Where it lacks something the experiment is inapplicable there.
import type { Experiment } from '../grammar/experiment.ts';
import { unmetNeeds } from '../stage/machine.ts';

/** undefined where it can be run here. */
export type Lacking = (experiment: Experiment) => Promise<string | undefined>;

export const lackingHere: Lacking = async ({ faults }) => {
  const unmet = await unmetNeeds(faults.flatMap(({ fault }) => fault.needs));
  return unmet.length === 0 ? undefined : unmet.join('; ');
};
