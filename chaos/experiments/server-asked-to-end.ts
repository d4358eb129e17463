import { endServer } from '../faults/end-server.ts';
import type { Experiment } from '../grammar/experiment.ts';
import { standardSetting } from '../grammar/setting.ts';
import { orderWithinAFlow } from '../invariants/order-within-a-flow.ts';
import { recoveredTasksRunOnce } from '../invariants/recovered-tasks-run-once.ts';
import { stoppingStartsNothing } from '../invariants/stopping-starts-nothing.ts';
import { steady } from '../workloads/steady.ts';
import { restartClaims } from './restart-claims.ts';
import { standingClaims } from './standing-claims.ts';

export const serverAskedToEnd: Experiment = {
  name: 'server asked to end',
  what: 'The server gets SIGTERM while clients read and tasks wait, and is started again.',
  ...{ set: 'ci', seconds: 5, settleMs: 10_000 },
  // What runs ends one after the other within the grace, each with somebody waiting for its slot.
  setting: { ...standardSetting, pieceMs: 20, server: { server: { shutdown_grace_ms: 500 } } },
  // More than the slots can do: a queue stands when it is asked.
  workload: steady(1.5),
  faults: [{ fault: endServer, from: 0.4, to: 0.5 }],
  claims: [
    ...standingClaims,
    { invariant: orderWithinAFlow, proves: [] },
    { invariant: stoppingStartsNothing, proves: ['ASY-DUR-017(f)'] },
    ...restartClaims.map(claim =>
      claim.invariant === recoveredTasksRunOnce
        ? { ...claim, proves: [...claim.proves, 'ASY-DUR-017(f)'] }
        : claim,
    ),
  ],
};
