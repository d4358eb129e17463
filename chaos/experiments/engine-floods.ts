import { engineEndlessPieces } from '../faults/engine-endless-pieces.ts';
import { engineHugeEvent } from '../faults/engine-huge-event.ts';
import type { Experiment } from '../grammar/experiment.ts';
import { standardSetting } from '../grammar/setting.ts';
import { steady } from '../workloads/steady.ts';
import { engineClaims } from './engine-claims.ts';

export const engineFloods: Experiment = {
  name: 'engine floods',
  what: 'One engine sends an event that is too long, and later pieces without end.',
  ...{ set: 'nightly', seconds: 6, settleMs: 10_000 },
  setting: standardSetting,
  workload: steady(0.3),
  faults: [
    { fault: engineHugeEvent(1), from: 0.1, to: 0.2 },
    { fault: engineEndlessPieces(2), from: 0.5, to: 0.6 },
  ],
  claims: engineClaims,
};
