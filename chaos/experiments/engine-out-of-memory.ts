import { engineKilled } from '../faults/engine-killed.ts';
import { engineOutOfDeviceMemory } from '../faults/engine-out-of-device-memory.ts';
import type { Experiment } from '../grammar/experiment.ts';
import { standardSetting } from '../grammar/setting.ts';
import { steady } from '../workloads/steady.ts';
import { engineClaims } from './engine-claims.ts';

export const engineOutOfMemory: Experiment = {
  name: 'engine out of memory',
  what: 'One engine finds no memory on its device; later the host kills the other one for want of its own.',
  ...{ set: 'nightly', seconds: 12, settleMs: 10_000 },
  setting: { ...standardSetting, pool: { restart: { base_ms: 100, cap_ms: 1_000 } } },
  workload: steady(0.4),
  faults: [
    { fault: engineOutOfDeviceMemory, from: 0.1, to: 0.3 },
    { fault: engineKilled({ engine: 2 }), from: 0.6, to: 0.75 },
  ],
  claims: engineClaims,
};
