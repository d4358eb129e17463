import { driverLost as lost } from '../faults/driver-lost.ts';
import type { Experiment } from '../grammar/experiment.ts';
import { standardSetting } from '../grammar/setting.ts';
import { steady } from '../workloads/steady.ts';
import { engineClaims } from './engine-claims.ts';

export const driverLost: Experiment = {
  name: 'driver lost',
  what: "The driver of the pool's devices is away for a while.",
  ...{ set: 'nightly', seconds: 20, settleMs: 15_000 },
  setting: {
    ...standardSetting,
    pool: { accelerator: 'nvidia', devices: [0, 1] },
    process: { devices: 2 },
  },
  workload: steady(0.4),
  faults: [{ fault: lost, from: 0.2, to: 0.55 }],
  claims: engineClaims,
};
