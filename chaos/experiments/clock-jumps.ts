import { clockBackwards, clockForwards } from '../faults/move-clock.ts';
import type { Experiment } from '../grammar/experiment.ts';
import { standardSetting } from '../grammar/setting.ts';
import { nothingAcknowledgedIsLost } from '../invariants/nothing-acknowledged-is-lost.ts';
import { ofLength } from '../workloads/of-length.ts';

export const clockJumps: Experiment = {
  name: 'clock jumps',
  what: "The server's wall clock jumps an hour forwards and back, then an hour backwards and forth.",
  ...{ set: 'nightly', seconds: 12, settleMs: 15_000 },
  setting: { ...standardSetting, process: { hasOwnClock: true } },
  workload: ofLength(60, 0.7),
  faults: [
    { fault: clockForwards, from: 0.2, to: 0.4 },
    { fault: clockBackwards, from: 0.6, to: 0.8 },
  ],
  claims: [{ invariant: nothingAcknowledgedIsLost, proves: ['ASY-SLO-012'] }],
};
