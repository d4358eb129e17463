import { killServer } from '../faults/kill-server.ts';
import type { Experiment } from '../grammar/experiment.ts';
import { standardSetting } from '../grammar/setting.ts';
import { finishedStreamsReplayAlike } from '../invariants/finished-streams-replay-alike.ts';
import { interruptedIsTold } from '../invariants/interrupted-is-told.ts';
import { nothingAcknowledgedIsLost } from '../invariants/nothing-acknowledged-is-lost.ts';
import { readyAgainWithin } from '../invariants/ready-again-within.ts';
import { recoversInTime } from '../invariants/recovers-in-time.ts';
import { steady } from '../workloads/steady.ts';
import { alsoProving } from './standing-claims.ts';

export const serverKilled: Experiment = {
  name: 'server killed',
  what: 'The server is killed at work and started again.',
  ...{ set: 'ci', seconds: 6, settleMs: 10_000 },
  setting: standardSetting,
  workload: steady(0.7),
  faults: [{ fault: killServer, from: 0.4, to: 0.5 }],
  claims: [
    ...alsoProving(nothingAcknowledgedIsLost, 'ASY-DUR-001(b)'),
    { invariant: interruptedIsTold, proves: ['ASY-DUR-011(a)', 'ASY-DUR-011(b)', 'ASY-DUR-011(c)'] },
    { invariant: finishedStreamsReplayAlike, proves: ['ASY-DUR-014'] },
    { invariant: readyAgainWithin(5_000), proves: [] },
    { invariant: recoversInTime(), proves: [] },
  ],
};
