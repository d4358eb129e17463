import { killServer } from '../faults/kill-server.ts';
import type { Experiment } from '../grammar/experiment.ts';
import { standardSetting } from '../grammar/setting.ts';
import { nothingAcknowledgedIsLost } from '../invariants/nothing-acknowledged-is-lost.ts';
import { tookOverAtLeast } from '../invariants/took-over-at-least.ts';
import { allAtOnce } from '../workloads/all-at-once.ts';
import { crashClaims } from './restart-claims.ts';
import { alsoProving } from './standing-claims.ts';

/** 16 slots of 510 ms: some 31 tasks end in a second, so that a thousand still run or wait when it is killed. */
export const thousandTasksKilled: Experiment = {
  name: 'server killed with a thousand tasks',
  what: 'The server is killed while more than a thousand tasks run and wait, and started again.',
  ...{ set: 'nightly', seconds: 12, settleMs: 90_000 },
  setting: { ...standardSetting, slots: 8, pool: { queue: { capacity: 2_000 } } },
  workload: allAtOnce({ tasks: 1_400, withinMs: 4_000, pieces: 50 }),
  faults: [{ fault: killServer, from: 0.6, to: 0.65 }],
  claims: [
    { invariant: tookOverAtLeast(1_000), proves: [] },
    ...alsoProving(nothingAcknowledgedIsLost, 'ASY-DUR-001(b)'),
    ...crashClaims.map(claim =>
      claim.invariant.name.startsWith('ready again') ? { ...claim, proves: ['ASY-SLO-007(a)'] } : claim,
    ),
  ],
};
