import { networkLatency } from '../faults/network-latency.ts';
import { networkPartition } from '../faults/network-partition.ts';
import { networkSlicing } from '../faults/network-slicing.ts';
import type { Experiment } from '../grammar/experiment.ts';
import { standardSetting } from '../grammar/setting.ts';
import { steady } from '../workloads/steady.ts';
import { engineClaims } from './engine-claims.ts';

export const engineNetwork: Experiment = {
  name: 'network of the engines',
  what: 'What engines send does not come at all for a while, later in slices and late.',
  ...{ set: 'nightly', seconds: 7, settleMs: 10_000 },
  setting: standardSetting,
  workload: steady(0.4),
  faults: [
    { fault: networkPartition(1), from: 0.1, to: 0.4 },
    { fault: networkSlicing(2, 16), from: 0.5, to: 0.8 },
    { fault: networkLatency(1, 60), from: 0.6, to: 0.85 },
  ],
  claims: engineClaims,
};
