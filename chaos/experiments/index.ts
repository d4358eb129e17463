// Which experiments are there? Each a file of its own: workload × faults × invariants × requirements.
// Surprising: a set is no list of its own; each experiment says to which it belongs.
import type { Experiment } from '../grammar/experiment.ts';
import { serverKilled } from './server-killed.ts';

export const experiments: readonly Experiment[] = [serverKilled];
