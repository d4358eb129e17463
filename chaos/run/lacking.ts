// What does this machine lack for an experiment? Where it lacks something the experiment is inapplicable there.
import type { Experiment } from '../grammar/experiment.ts';
import type { Need } from '../grammar/fault.ts';

/** undefined where it can be run here. */
export type Lacking = (experiment: Experiment) => Promise<string | undefined>;

const lacks: Readonly<Record<Need, () => string | undefined>> = {
  linux: () => (process.platform === 'linux' ? undefined : 'it needs Linux'),
  root: () => (process.getuid?.() === 0 ? undefined : 'it needs root'),
  docker: () => 'it needs containers',
};

export const lackingHere: Lacking = async ({ faults }) =>
  faults
    .flatMap(({ fault }) => fault.needs)
    .map(need => lacks[need]())
    .find(why => why !== undefined);
