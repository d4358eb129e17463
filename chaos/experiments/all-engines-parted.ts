import { networkPartition } from '../faults/network-partition.ts';
import type { Experiment } from '../grammar/experiment.ts';
import { standardSetting } from '../grammar/setting.ts';
import { refusalsCarryHints } from '../invariants/refusals-carry-hints.ts';
import { steady } from '../workloads/steady.ts';
import { engineClaims } from './engine-claims.ts';

export const allEnginesParted: Experiment = {
  name: 'all engines parted',
  what: 'Nothing passes between the server and any engine, for longer than heartbeats may be missed and calls be silent.',
  ...{ set: 'nightly', seconds: 16, settleMs: 10_000 },
  setting: { ...standardSetting, pool: { timeouts: { idle_ms: 1_500 } } },
  workload: steady(0.4),
  faults: [
    { fault: networkPartition(1), from: 0.2, to: 0.55 },
    { fault: networkPartition(2), from: 0.25, to: 0.6 },
  ],
  claims: [...engineClaims, { invariant: refusalsCarryHints, proves: [] }],
};
