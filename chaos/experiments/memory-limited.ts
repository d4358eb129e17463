import { limitMemory } from '../faults/limit-memory.ts';
import type { Experiment } from '../grammar/experiment.ts';
import { standardSetting } from '../grammar/setting.ts';
import { interruptedIsTold } from '../invariants/interrupted-is-told.ts';
import { nothingAcknowledgedIsLost } from '../invariants/nothing-acknowledged-is-lost.ts';
import { recoveredTasksRunOnce } from '../invariants/recovered-tasks-run-once.ts';
import { steady } from '../workloads/steady.ts';
import { crashClaims } from './restart-claims.ts';
import { alsoProving } from './standing-claims.ts';

export const memoryLimited: Experiment = {
  name: 'memory limited',
  what: 'The server is given no more memory at work, is killed for it, and started again.',
  ...{ set: 'nightly', seconds: 12, settleMs: 15_000 },
  setting: { ...standardSetting, process: { hasOwnMemory: true } },
  workload: steady(0.7),
  faults: [{ fault: limitMemory, from: 0.3, to: 0.6 }],
  claims: [
    ...alsoProving(nothingAcknowledgedIsLost, 'ASY-DUR-001(b)'),
    // When it is killed is the system's choice: whether anybody waits then, or an engine is at work, nobody can say.
    ...crashClaims.filter(
      ({ invariant }) => invariant !== recoveredTasksRunOnce && invariant !== interruptedIsTold,
    ),
  ],
};
