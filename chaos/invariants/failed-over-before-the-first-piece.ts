import { type Finding, type Invariant, judged } from '../grammar/invariant.ts';
import type { Operation } from '../grammar/operation.ts';
import type { EngineCall, FinalTask, RunRecord } from '../grammar/record.ts';

interface Moved {
  readonly operation: Operation;
  /** The first, which ended without a piece though nobody wanted it to. */
  readonly lost: EngineCall;
  readonly later: readonly EngineCall[];
}

const movedIn = ({ operations, calls }: RunRecord): readonly Moved[] =>
  operations.flatMap((operation): Moved[] => {
    const own = calls.filter(({ task }) => task === operation.task).sort((a, b) => a.atMs - b.atMs);
    const [lost, ...later] = own;
    const isLost = lost !== undefined && lost.how !== undefined && lost.how !== 'ended';
    const isWanted = operation.cancel === undefined && operation.arrival.leavesAfter === undefined;
    return isLost && isWanted && lost.pieces.length === 0 ? [{ operation, lost, later }] : [];
  });

const wrongWith = ({ lost, later }: Moved, task: FinalTask | undefined): string | undefined => {
  if (task?.state !== 'completed')
    return `${lost.engine} lost it before a piece, and it is ${task?.state ?? 'unknown'}`;
  const served = later.filter(({ how }) => how === 'ended').map(({ engine }) => engine);
  if (served.length !== 1) return `${served.length} later calls brought it to its end`;
  if (served[0] === lost.engine) return `${lost.engine}, which had lost it, served it`;
  // An engine that is gone doesn't see who comes.
  return (task.attempts ?? 0) > later.length
    ? undefined
    : `its record tells of ${task.attempts ?? 0} attempts, and engines were asked ${later.length + 1} times`;
};

export const failedOverBeforeTheFirstPiece: Invariant = {
  name: 'failed over before the first piece',
  sentence:
    'A task whose replica was lost before it gave a piece is completed by another one, and its record tells of both.',
  judge: record => {
    const { final } = record;
    if (final === undefined) return { verdict: 'unknown', because: 'the server did not answer at the end' };
    const tasks = new Map(final.tasks.map(task => [task.task, task]));
    const moved = movedIn(record);
    const findings = moved.flatMap((one): Finding[] => {
      const { task } = one.operation;
      const what = wrongWith(one, tasks.get(task));
      return what === undefined ? [] : [{ atMs: one.lost.endedMs ?? one.lost.atMs, task, what }];
    });
    return judged({
      ...{ looked: moved.length, findings },
      ...{
        nothing: 'no replica was lost under a task without a piece',
        figure: `${moved.length} tasks moved`,
      },
    });
  },
};
