import { stopServer } from '../faults/stop-server.ts';
import type { Experiment } from '../grammar/experiment.ts';
import { standardSetting } from '../grammar/setting.ts';
import { recoversInTime } from '../invariants/recovers-in-time.ts';
import { steady } from '../workloads/steady.ts';
import { standingClaims } from './standing-claims.ts';

const claims: Experiment['claims'] = [...standingClaims, { invariant: recoversInTime(), proves: [] }];

export const serverStopped: Experiment = {
  name: 'server stopped',
  what: 'The server stands still for three seconds, and goes on.',
  ...{ set: 'nightly', seconds: 7, settleMs: 10_000 },
  setting: standardSetting,
  workload: steady(0.5),
  faults: [{ fault: stopServer, from: 0.2, to: 0.2 + 3 / 7 }],
  claims,
};

export const serverStoppedLong: Experiment = {
  ...serverStopped,
  name: 'server stopped for half a minute',
  what: 'The server stands still for 30 seconds, and goes on.',
  ...{ set: 'nightly', seconds: 50, settleMs: 30_000 },
  // Those who come meanwhile all stand before it when it goes on, and fit into its queue.
  workload: steady(0.15),
  faults: [{ fault: stopServer, from: 0.2, to: 0.8 }],
};
