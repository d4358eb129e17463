import type { Claim } from '../grammar/experiment.ts';
import { finishedStreamsReplayAlike } from '../invariants/finished-streams-replay-alike.ts';
import { interruptedIsTold } from '../invariants/interrupted-is-told.ts';
import { readyAgainWithin } from '../invariants/ready-again-within.ts';
import { recoveredTasksRunOnce } from '../invariants/recovered-tasks-run-once.ts';
import { recoversInTime } from '../invariants/recovers-in-time.ts';

const readyWithinMs = 5_000;

/** What is true after every start on a store that another process left. */
export const restartClaims: readonly Claim[] = [
  { invariant: finishedStreamsReplayAlike, proves: ['ASY-DUR-014'] },
  { invariant: recoveredTasksRunOnce, proves: ['ASY-DUR-013(b)', 'ASY-DUR-013(c)'] },
  { invariant: readyAgainWithin(readyWithinMs), proves: [] },
  { invariant: recoversInTime(), proves: [] },
];

/** The same, after a process that had no time to say anything. */
export const crashClaims: readonly Claim[] = [
  ...restartClaims,
  { invariant: interruptedIsTold, proves: ['ASY-DUR-011(a)', 'ASY-DUR-011(b)', 'ASY-DUR-011(c)'] },
];
