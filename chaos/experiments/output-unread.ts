import { leaveOutputUnread } from '../faults/leave-output-unread.ts';
import type { Experiment } from '../grammar/experiment.ts';
import { standardSetting } from '../grammar/setting.ts';
import { streamsGoOnDuring, workIsServedDuring } from '../invariants/served-meanwhile.ts';
import { steady } from '../workloads/steady.ts';
import { standingClaims } from './standing-claims.ts';

export const outputUnread: Experiment = {
  name: 'output unread',
  what: 'The server logs much, and nobody reads it for three seconds.',
  ...{ set: 'ci', seconds: 6, settleMs: 10_000 },
  setting: { ...standardSetting, server: { telemetry: { log_level: 'debug' } } },
  workload: steady(0.3, 2),
  faults: [{ fault: leaveOutputUnread, from: 0.2, to: 0.7 }],
  claims: [
    ...standingClaims,
    { invariant: workIsServedDuring(leaveOutputUnread.name, 1_000), proves: ['ASY-OBS-001'] },
    { invariant: streamsGoOnDuring(leaveOutputUnread.name, 1_000), proves: ['ASY-OBS-001'] },
  ],
};
