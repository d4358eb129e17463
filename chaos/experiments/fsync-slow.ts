import { slowFsync } from '../faults/slow-fsync.ts';
import type { Experiment } from '../grammar/experiment.ts';
import { standardSetting } from '../grammar/setting.ts';
import { recoversInTime } from '../invariants/recovers-in-time.ts';
import { streamsGoOnDuring } from '../invariants/served-meanwhile.ts';
import { steady } from '../workloads/steady.ts';
import { standingClaims } from './standing-claims.ts';

export const fsyncSlow: Experiment = {
  name: 'slow fsync',
  what: 'The disk takes 300 ms to confirm a write, for four seconds.',
  ...{ set: 'nightly', seconds: 12, settleMs: 20_000 },
  setting: standardSetting,
  workload: steady(0.5, 60),
  faults: [{ fault: slowFsync, from: 0.3, to: 0.63 }],
  claims: [
    ...standingClaims,
    { invariant: streamsGoOnDuring(slowFsync.name, 1_000), proves: [] },
    { invariant: recoversInTime(), proves: [] },
  ],
};
