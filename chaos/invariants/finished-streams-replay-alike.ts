import { type Finding, type Invariant, judged } from '../grammar/invariant.ts';
import { type Frame, isTerminal } from '../grammar/operation.ts';
import { isDurable } from '../grammar/setting.ts';
import { restartsOf } from './reading/lives.ts';
import {
  type LogReading,
  numbered,
  type ReadTask,
  readTasks,
  sameFrame,
  shownFrame,
} from './reading/logs.ts';

interface Finished {
  readonly task: ReadTask;
  /** What was read of it before the last process began. */
  readonly before: readonly Frame[];
}

const finishedOf = (tasks: readonly ReadTask[], restartedMs: number): readonly Finished[] =>
  tasks.flatMap(task => {
    // Who opened a stream while nobody was there may be answered by the next process: its moment tells.
    const before = task.readings
      .filter(({ by }: LogReading) => by === 'client')
      .flatMap(({ frames }) => numbered(frames))
      .filter(({ atMs }) => atMs < restartedMs);
    // What the store did not take is told as not durable.
    return before.some(frame => isTerminal(frame) && frame.durable !== false) ? [{ task, before }] : [];
  });

const changed = ({ task, before }: Finished): string | undefined => {
  const again = task.readings.find(({ by }) => by === 'final read');
  if (again === undefined) return 'it had ended, and after the restart its stream could not be read';
  const kept = new Map(numbered(again.frames).map(frame => [frame.id, frame]));
  const other = numbered(before).find(frame => {
    const now = kept.get(frame.id);
    return now === undefined || !sameFrame(frame, now);
  });
  if (other !== undefined) {
    const now = kept.get(other.id);
    return `before the restart it was ${shownFrame(other)}, after it ${now === undefined ? 'nothing' : shownFrame(now)}`;
  }
  const lastId = Math.max(...numbered(before).map(({ id }) => id));
  return kept.size === lastId + 1
    ? undefined
    : `it had ${lastId + 1} frames, and after the restart ${kept.size}`;
};

export const finishedStreamsReplayAlike: Invariant = {
  name: 'finished streams replay alike',
  sentence: 'The stream of a task that ended before a restart is the same after it, frame by frame.',
  judge: record => {
    if (!isDurable(record.setting))
      return { verdict: 'unknown', because: 'the store is one that ends with the process' };
    if (record.final === undefined)
      return { verdict: 'unknown', because: 'the server did not answer at the end' };
    const { atMs } = record.final;
    const restartedMs = restartsOf(record).at(-1)?.nextStartedMs ?? 0;
    const finished = finishedOf(readTasks(record), restartedMs);
    const findings = finished.flatMap((one): Finding[] => {
      const what = changed(one);
      return what === undefined ? [] : [{ atMs, what, task: one.task.operation.task }];
    });
    return judged({
      ...{ looked: finished.length, findings, nothing: 'no task ended before a restart' },
      figure: `${finished.length} streams`,
    });
  },
};
