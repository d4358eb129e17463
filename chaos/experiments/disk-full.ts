import { fillDisk } from '../faults/fill-disk.ts';
import type { Experiment } from '../grammar/experiment.ts';
import { standardSetting } from '../grammar/setting.ts';
import { readyAgainWithin } from '../invariants/ready-again-within.ts';
import { recoversInTime } from '../invariants/recovers-in-time.ts';
import { streamsGoOnDuring } from '../invariants/served-meanwhile.ts';
import { steady } from '../workloads/steady.ts';
import { standingClaims } from './standing-claims.ts';

export const diskFull: Experiment = {
  name: 'disk full',
  what: "The store's file system is full for two seconds while streams run.",
  ...{ set: 'nightly', seconds: 6, settleMs: 10_000 },
  setting: { ...standardSetting, process: { diskBytes: 16 * 1024 * 1024 } },
  workload: steady(0.8, 100),
  faults: [{ fault: fillDisk, from: 0.3, to: 0.63 }],
  claims: [
    ...standingClaims,
    { invariant: streamsGoOnDuring(fillDisk.name, 1_000), proves: [] },
    { invariant: readyAgainWithin(5_000), proves: ['ASY-SLO-007(c)'] },
    { invariant: recoversInTime(), proves: [] },
  ],
};
