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
  what: 'The way to the clients is slow and cut again and again, then parted: answers are lost, and asked for again.',
  ...{ set: 'ci', seconds: 6, settleMs: 10_000 },
  setting: standardSetting,
  workload: steady(0.5),
  faults: [
    { fault: networkLatency('clients', 60), from: 0.15, to: 0.55 },
    { fault: networkReset('clients', 250), from: 0.2, to: 0.5 },
    { fault: networkPartition('clients'), from: 0.65, to: 0.85 },
  ],
  claims: [...engineClaims, { invariant: resentIsTheSameTask, proves: ['ORCH-3051(a)'] }],
};
