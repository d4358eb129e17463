import { exhaustDescriptors } from '../faults/exhaust-descriptors.ts';
import type { Experiment } from '../grammar/experiment.ts';
import { standardSetting } from '../grammar/setting.ts';
import { readyAgainWithin } from '../invariants/ready-again-within.ts';
import { recoversInTime } from '../invariants/recovers-in-time.ts';
import { streamsGoOnDuring } from '../invariants/served-meanwhile.ts';
import { steady } from '../workloads/steady.ts';
import { standingClaims } from './standing-claims.ts';

export const descriptorsExhausted: Experiment = {
  name: 'descriptors exhausted',
  what: 'The server can open neither a connection nor a file for two seconds.',
  ...{ set: 'nightly', seconds: 6, settleMs: 10_000 },
  setting: standardSetting,
  workload: steady(0.6, 60),
  faults: [{ fault: exhaustDescriptors, from: 0.3, to: 0.63 }],
  claims: [
    ...standingClaims,
    { invariant: streamsGoOnDuring(exhaustDescriptors.name, 1_000), proves: [] },
    { invariant: readyAgainWithin(5_000), proves: [] },
    { invariant: recoversInTime(), proves: [] },
  ],
};
