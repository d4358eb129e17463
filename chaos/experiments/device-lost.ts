import { deviceLost as lost } from '../faults/device-lost.ts';
import { memoryErrors } from '../faults/memory-errors.ts';
import type { Experiment } from '../grammar/experiment.ts';
import { standardSetting } from '../grammar/setting.ts';
import { steady } from '../workloads/steady.ts';
import { engineClaims } from './engine-claims.ts';

export const deviceLost: Experiment = {
  name: 'device lost',
  what: 'The device of the pool falls off its bus and is reset; later its memory has errors of both kinds.',
  // Devices are looked at every five seconds.
  ...{ set: 'nightly', seconds: 36, settleMs: 15_000 },
  setting: {
    ...standardSetting,
    pool: { accelerator: 'nvidia', devices: [0], restart: { base_ms: 100, cap_ms: 500 } },
    process: { devices: 1 },
  },
  workload: steady(0.4),
  faults: [
    { fault: lost(0), from: 0.1, to: 0.3 },
    { fault: memoryErrors('corrected'), from: 0.5, to: 0.65 },
    { fault: memoryErrors('uncorrected'), from: 0.75, to: 0.95 },
  ],
  claims: engineClaims,
};
