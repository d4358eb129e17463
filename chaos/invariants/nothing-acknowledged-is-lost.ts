import { type Finding, type Invariant, judged } from '../grammar/invariant.ts';
import { admittedTry } from '../grammar/operation.ts';

export const nothingAcknowledgedIsLost: Invariant = {
  name: 'nothing acknowledged is lost',
  sentence: 'Each task that was answered 202 is known at the end, and has ended.',
  judge: ({ operations, final }) => {
    if (final === undefined) return { verdict: 'unknown', because: 'the server did not answer at the end' };
    const states = new Map(final.tasks.map(({ task, state }) => [task, state]));
    const admitted = operations.filter(operation => admittedTry(operation) !== undefined);
    const findings = admitted.flatMap(({ task }): Finding[] => {
      const state = states.get(task) ?? 'unknown';
      const isEnded = !['unknown', 'queued', 'running'].includes(state);
      return isEnded
        ? []
        : [{ atMs: final.atMs, task, what: `it was answered 202, and at the end it is ${state}` }];
    });
    return judged({
      ...{ looked: admitted.length, findings },
      ...{ nothing: 'no task was admitted', figure: `${admitted.length} tasks` },
    });
  },
};
