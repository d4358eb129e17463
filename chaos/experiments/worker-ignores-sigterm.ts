import { endServer } from '../faults/end-server.ts';
import { keepWorkers } from '../faults/keep-workers.ts';
import type { Experiment } from '../grammar/experiment.ts';
import { standardSetting } from '../grammar/setting.ts';
import { noWorkerIsLeft } from '../invariants/no-worker-is-left.ts';
import { recoveredTasksRunOnce } from '../invariants/recovered-tasks-run-once.ts';
import { steady } from '../workloads/steady.ts';
import { restartClaims } from './restart-claims.ts';
import { standingClaims } from './standing-claims.ts';

/** What the server grants an engine to end by itself. */
const grantedMs = 5_000;

export const workerIgnoresSigterm: Experiment = {
  name: 'worker ignores SIGTERM',
  what: 'Engine processes go on when the server, which is to end itself, asks them to end.',
  ...{ set: 'nightly', seconds: 20, settleMs: 20_000 },
  setting: {
    ...standardSetting,
    isSupervised: true,
    server: { server: { shutdown_grace_ms: 500 } },
  },
  workload: steady(0.3),
  faults: [
    { fault: keepWorkers, from: 0.1, to: 0.8 },
    { fault: endServer, from: 0.2, to: 0.25 },
  ],
  claims: [
    ...standingClaims,
    // It takes long to end, and few tasks come: none may wait when it does.
    ...restartClaims.filter(({ invariant }) => invariant !== recoveredTasksRunOnce),
    { invariant: noWorkerIsLeft(grantedMs), proves: [] },
  ],
};
