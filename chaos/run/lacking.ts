// What does this machine lack for an experiment? Where it lacks something the experiment is inapplicable there.
import type { Experiment } from '../grammar/experiment.ts';
import type { Need } from '../grammar/fault.ts';
import { unmetNeeds } from '../stage/machine.ts';

/** undefined where it can be run here. */
export type Lacking = (experiment: Experiment) => Promise<string | undefined>;

/** Its image is made of this machine's own Node and libraries. */
const needsOfContainers: readonly Need[] = ['linux', 'docker', 'testcontainers'];

export const needsOf = ({ faults, setting }: Experiment): readonly Need[] => [
  ...(setting.inContainers === true ? needsOfContainers : []),
  ...faults.flatMap(({ fault }) => fault.needs),
];

export const lackingHere: Lacking = async experiment => {
  const unmet = await unmetNeeds(needsOf(experiment));
  return unmet.length === 0 ? undefined : unmet.join('; ');
};
