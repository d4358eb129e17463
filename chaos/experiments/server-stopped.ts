import { stopServer } from '../faults/stop-server.ts';
import type { Experiment } from '../grammar/experiment.ts';
import { standardSetting } from '../grammar/setting.ts';
import { nothingAcknowledgedIsLost } from '../invariants/nothing-acknowledged-is-lost.ts';
import { steady } from '../workloads/steady.ts';

const claims: Experiment['claims'] = [{ invariant: nothingAcknowledgedIsLost, proves: ['ASY-SLO-012'] }];

export const serverStopped: Experiment = {
  name: 'server stopped',
  what: 'The server stands still for three seconds, and goes on.',
  ...{ set: 'ci', seconds: 7, settleMs: 10_000 },
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
  faults: [{ fault: stopServer, from: 0.2, to: 0.8 }],
};
