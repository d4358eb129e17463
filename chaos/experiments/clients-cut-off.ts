import { networkLatency } from '../faults/network-latency.ts';
import { networkPartition } from '../faults/network-partition.ts';
import { networkReset } from '../faults/network-reset.ts';
import type { Experiment } from '../grammar/experiment.ts';
import { standardSetting } from '../grammar/setting.ts';
import { resentIsTheSameTask } from '../invariants/resent-is-the-same-task.ts';
import { steady } from '../workloads/steady.ts';
import { engineClaims } from './engine-claims.ts';

export const clientsCutOff: Experiment = {
  name: 'clients cut off',
  what: 'The way to the clients is parted, later slow and cut again and again: answers are lost, and asked for again.',
  ...{ set: 'ci', seconds: 6, settleMs: 10_000 },
  setting: standardSetting,
  workload: steady(0.5),
  faults: [
    { fault: networkPartition('clients'), from: 0.1, to: 0.3 },
    { fault: networkLatency('clients', 60), from: 0.45, to: 0.85 },
    { fault: networkReset('clients', 250), from: 0.5, to: 0.8 },
  ],
  claims: [...engineClaims, { invariant: resentIsTheSameTask, proves: ['ORCH-3051(a)'] }],
};
