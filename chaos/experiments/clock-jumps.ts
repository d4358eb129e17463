import { clockBackwards, clockForwards } from '../faults/move-clock.ts';
import type { Experiment } from '../grammar/experiment.ts';
import { standardSetting } from '../grammar/setting.ts';
import { streamsGoOnDuring, workIsServedDuring } from '../invariants/served-meanwhile.ts';
import { steady } from '../workloads/steady.ts';
import { standingClaims } from './standing-claims.ts';

export const clockJumps: Experiment = {
  name: 'clock jumps',
  what: "The server's wall clock jumps an hour forwards and back, then an hour backwards and forth.",
  ...{ set: 'nightly', seconds: 20, settleMs: 15_000 },
  setting: { ...standardSetting, process: { hasOwnClock: true } },
  workload: steady(0.7, 60),
  faults: [
    { fault: clockForwards, from: 0.2, to: 0.4 },
    { fault: clockBackwards, from: 0.6, to: 0.8 },
  ],
  claims: [
    ...standingClaims,
    { invariant: streamsGoOnDuring(clockForwards.name, 1_000), proves: [] },
    { invariant: streamsGoOnDuring(clockBackwards.name, 1_000), proves: [] },
    { invariant: workIsServedDuring(clockForwards.name, 1_000), proves: [] },
    { invariant: workIsServedDuring(clockBackwards.name, 1_000), proves: [] },
  ],
};
