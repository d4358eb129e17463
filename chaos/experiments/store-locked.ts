import { lockStore } from '../faults/lock-store.ts';
import type { Experiment } from '../grammar/experiment.ts';
import { standardSetting } from '../grammar/setting.ts';
import { readyAgainWithin } from '../invariants/ready-again-within.ts';
import { recoversInTime } from '../invariants/recovers-in-time.ts';
import { streamsGoOnDuring } from '../invariants/served-meanwhile.ts';
import { steady } from '../workloads/steady.ts';
import { standingClaims } from './standing-claims.ts';

export const storeLocked: Experiment = {
  name: 'store locked',
  what: "Another process holds the store's lock for two seconds while streams run.",
  ...{ set: 'ci', seconds: 6, settleMs: 10_000 },
  setting: standardSetting,
  workload: steady(0.8, 100),
  faults: [{ fault: lockStore, from: 0.3, to: 0.63 }],
  claims: [
    ...standingClaims,
    { invariant: streamsGoOnDuring(lockStore.name, 1_000), proves: [] },
    { invariant: readyAgainWithin(5_000), proves: ['ASY-SLO-007(c)'] },
    { invariant: recoversInTime(), proves: [] },
  ],
};
