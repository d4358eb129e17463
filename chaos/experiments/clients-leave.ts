import type { Experiment } from '../grammar/experiment.ts';
import { standardSetting } from '../grammar/setting.ts';
import { orderWithinAFlow } from '../invariants/order-within-a-flow.ts';
import { abortingClients } from '../workloads/aborting-clients.ts';
import { standingClaims } from './standing-claims.ts';

export const clientsLeave: Experiment = {
  name: 'clients leave',
  what: 'Half of the clients hang up or cancel in the middle of their streams.',
  ...{ set: 'nightly', seconds: 6, settleMs: 10_000 },
  // As a server is started: who hangs up and doesn't come back is not worked for.
  setting: { ...standardSetting, server: { streams: { on_disconnect: 'cancel', reattach_grace_ms: 200 } } },
  workload: abortingClients({ shareOfPeak: 1.6 }),
  faults: [],
  claims: [...standingClaims, { invariant: orderWithinAFlow, proves: [] }],
};
