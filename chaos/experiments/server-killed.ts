import { killServer } from '../faults/kill-server.ts';
import type { Experiment } from '../grammar/experiment.ts';
import { standardSetting } from '../grammar/setting.ts';
import { nothingAcknowledgedIsLost } from '../invariants/nothing-acknowledged-is-lost.ts';
import { steady } from '../workloads/steady.ts';

export const serverKilled: Experiment = {
  name: 'server killed',
  what: 'The server is killed at work and started again.',
  ...{ set: 'ci', seconds: 6, settleMs: 10_000 },
  setting: standardSetting,
  workload: steady(0.7),
  faults: [{ fault: killServer, from: 0.4, to: 0.5 }],
  claims: [{ invariant: nothingAcknowledgedIsLost, proves: ['ASY-SLO-012', 'ASY-DUR-001(b)'] }],
};
