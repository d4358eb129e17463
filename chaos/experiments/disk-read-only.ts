import { makeDiskReadOnly } from '../faults/make-disk-read-only.ts';
import type { Experiment } from '../grammar/experiment.ts';
import { standardSetting } from '../grammar/setting.ts';
import { readyAgainWithin } from '../invariants/ready-again-within.ts';
import { recoversInTime } from '../invariants/recovers-in-time.ts';
import { streamsGoOnDuring } from '../invariants/served-meanwhile.ts';
import { steady } from '../workloads/steady.ts';
import { standingClaims } from './standing-claims.ts';

export const diskReadOnly: Experiment = {
  name: 'disk read-only',
  what: 'The disk becomes read-only under the store for three seconds, and writes again.',
  ...{ set: 'nightly', seconds: 10, settleMs: 15_000 },
  setting: standardSetting,
  workload: steady(0.6, 100),
  faults: [{ fault: makeDiskReadOnly, from: 0.3, to: 0.6 }],
  claims: [
    ...standingClaims,
    { invariant: streamsGoOnDuring(makeDiskReadOnly.name, 1_000), proves: [] },
    { invariant: readyAgainWithin(5_000), proves: ['ASY-SLO-007(c)'] },
    { invariant: recoversInTime(), proves: [] },
  ],
};
