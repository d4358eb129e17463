// Which experiments are there? Each a file of its own: workload × faults × invariants × requirements.
// Surprising: a set is no list of its own; each experiment says to which it belongs.
import type { Experiment } from '../grammar/experiment.ts';
import { clientsCutOff } from './clients-cut-off.ts';
import { engineBreaksOff } from './engine-breaks-off.ts';
import { engineFallsSilent } from './engine-falls-silent.ts';
import { engineFloods } from './engine-floods.ts';
import { engineNetwork } from './engine-network.ts';
import { engineStartsSlowly } from './engine-starts-slowly.ts';
import { replicaDiesEarly } from './replica-dies-early.ts';
import { replicaFails } from './replica-fails.ts';
import { serverKilled } from './server-killed.ts';

export const experiments: readonly Experiment[] = [
  serverKilled,
  clientsCutOff,
  engineBreaksOff,
  engineFallsSilent,
  engineFloods,
  engineNetwork,
  engineStartsSlowly,
  replicaDiesEarly,
  replicaFails,
];
