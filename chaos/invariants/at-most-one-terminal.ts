import { type Finding, type Invariant, judged } from '../grammar/invariant.ts';
import { type Frame, isTerminal } from '../grammar/operation.ts';
import type { FinalTask } from '../grammar/record.ts';
import { restartsOf } from './reading/lives.ts';
import { type ReadTask, readTasks, sameFrame, shownFrame, terminalsSeen } from './reading/logs.ts';

const twiceInOne = ({ readings }: ReadTask): Omit<Finding, 'task'>[] =>
  readings.flatMap(({ by, frames }) => {
    const [, second] = frames.filter(isTerminal);
    return second === undefined
      ? []
      : [
          {
            atMs: second.atMs,
            what: `a ${by === 'client' ? 'reader' : by} got a second end: ${shownFrame(second)}`,
          },
        ];
  });

const differing = (task: ReadTask, restartedMs: number): Omit<Finding, 'task'>[] => {
  const [first, ...others] = terminalsSeen(task);
  // An end that the store did not take is told as such, and a later process may not know it.
  const isExcused = (a: Frame, b: Frame): boolean =>
    a.durable === false && a.atMs < restartedMs && b.atMs >= restartedMs;
  return others
    .filter(other => first !== undefined && !(sameFrame(first, other) && first.id === other.id))
    .filter(other => first !== undefined && !isExcused(first, other))
    .map(other => ({
      atMs: other.atMs,
      what: `it ended as ${first === undefined ? '' : shownFrame(first)}, and as ${shownFrame(other)}`,
    }));
};

const codesOf: Readonly<Record<string, RegExp>> = {
  canceled: /^CANCELED$/,
  expired: /^DEADLINE_UNMET$/,
  evicted: /^(QUEUE_FULL_DROP_LRU|QUEUE_SHARE_RECLAIMED|SHED_LOW_PRIORITY)$/,
  failed: /^(?!CANCELED$|QUEUE_FULL_DROP_LRU$|QUEUE_SHARE_RECLAIMED$|SHED_LOW_PRIORITY$)/,
};

const isState = ({ state, code: kept }: FinalTask, { event, code = '' }: Frame): boolean => {
  if (event === 'end') return state === 'completed';
  return codesOf[state]?.test(code) === true && (kept === undefined || kept === code);
};

/** The record says what the stream said. */
const unlike = ({ readings, final }: ReadTask): Omit<Finding, 'task'>[] => {
  const last = readings.at(-1);
  const terminal = last?.frames.find(isTerminal);
  if (final === undefined || last?.by !== 'final read') return [];
  if (terminal === undefined)
    return [{ atMs: last.openedMs, what: `it is ${final.state}, and its stream has no end` }];
  return isState(final, terminal)
    ? []
    : [
        {
          atMs: last.openedMs,
          what: `it is ${final.state}, and its stream ended as ${shownFrame(terminal)}`,
        },
      ];
};

export const atMostOneTerminal: Invariant = {
  name: 'at most one terminal',
  sentence: 'A task ends at most once, and every reader, the final read and the record tell the same end.',
  judge: record => {
    const restartedMs = restartsOf(record).at(-1)?.nextStartedMs ?? Number.POSITIVE_INFINITY;
    const ended = readTasks(record).filter(
      task => terminalsSeen(task).length > 0 || (task.final?.frames.length ?? 0) > 0,
    );
    const findings = ended.flatMap(task =>
      [...twiceInOne(task), ...differing(task, restartedMs), ...unlike(task)].map(finding => ({
        ...finding,
        task: task.operation.task,
      })),
    );
    return judged({
      ...{ looked: ended.length, findings, nothing: 'no task was seen to end' },
      figure: `${ended.length} tasks that ended`,
    });
  },
};
