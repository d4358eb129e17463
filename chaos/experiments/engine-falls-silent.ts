import { engineHeartbeatLoss } from '../faults/engine-heartbeat-loss.ts';
import { engineStall } from '../faults/engine-stall.ts';
import type { Experiment } from '../grammar/experiment.ts';
import { standardSetting } from '../grammar/setting.ts';
import { steady } from '../workloads/steady.ts';
import { engineClaims } from './engine-claims.ts';

export const engineFallsSilent: Experiment = {
  name: 'engine falls silent',
  what: 'One engine stops in the middle of its streams, and later does not say how it is while it works on.',
  ...{ set: 'ci', seconds: 6, settleMs: 10_000 },
  setting: { ...standardSetting, pool: { timeouts: { idle_ms: 400 } } },
  workload: steady(0.4),
  faults: [
    { fault: engineStall({ pieces: 2 }), from: 0.1, to: 0.25 },
    { fault: engineHeartbeatLoss(2), from: 0.5, to: 0.85 },
  ],
  claims: engineClaims,
};
