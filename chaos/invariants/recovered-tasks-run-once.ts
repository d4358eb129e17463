import { sampleSum } from '#conformance/harness';
import { type Finding, type Invariant, judged } from '../grammar/invariant.ts';
import { isTerminal, type Operation } from '../grammar/operation.ts';
import type { EngineCall, FinalTask, RunRecord } from '../grammar/record.ts';
import { isDurable, slotsOf } from '../grammar/setting.ts';
import { callsByTask, overMs } from './reading/calls.ts';
import { lifeAt, type Restart, restartsOf } from './reading/lives.ts';

interface Known {
  readonly operation: Operation;
  readonly calls: readonly EngineCall[];
  readonly final: FinalTask | undefined;
}

/** What clients know of a task at a restart. */
type Standing = 'waits' | 'runs' | 'may be taken over' | 'is over' | 'never was';

const quietEnds: readonly string[] = ['evicted', 'expired', 'canceled'];

const standingOf = ({ operation, calls, final }: Known, restart: Restart): Standing => {
  const { nextStartedMs, cutMs } = restart;
  const { tries, readings, cancel } = operation;
  const sent = tries.filter(({ sentMs }) => sentMs < nextStartedMs);
  // Asked while nobody was there, the next process may have answered.
  const isKnown = sent.some(({ status, answeredMs = 0 }) => status === 202 && answeredMs < nextStartedMs);
  if (!isKnown)
    return sent.some(({ status }) => status === undefined || status === 202)
      ? 'may be taken over'
      : 'never was';
  // Who opened a stream while nobody was there may be answered by the next process.
  const isOver = readings.some(({ openedMs, frames }) =>
    frames.some(frame => isTerminal(frame) && (openedMs < cutMs || frame.atMs < nextStartedMs)),
  );
  if (isOver) return 'is over';
  const called = calls.filter(({ atMs }) => atMs < nextStartedMs);
  // Its end may have been durable, and nobody was there to be told.
  const mayHaveEnded = cancel !== undefined || quietEnds.includes(final?.state ?? '');
  if (mayHaveEnded || called.some(call => overMs(call) < cutMs || call.how !== 'aborted'))
    return 'may be taken over';
  return called.length === 0 ? 'waits' : 'runs';
};

const breachOf = ({ calls, final }: Known): string | undefined => {
  const ended = calls.filter(({ how }) => how === 'ended').length;
  if (final === undefined || ['unknown', 'queued', 'running'].includes(final.state))
    return `it waited when the process ended, and at the end it is ${final?.state ?? 'unknown'}`;
  if (final.state !== 'completed' || ended === 1) return undefined;
  return `it waited when the process ended, and engines ended it ${ended} times`;
};

/** An attempt may be open that no engine saw yet, but no more of them than there are slots. */
const wronglyInterrupted = (waiting: readonly Known[], running: number, record: RunRecord): Finding[] => {
  const interrupted = waiting.filter(
    ({ final, calls }) => final?.code === 'INTERRUPTED' && calls.length === 0,
  );
  const most = Math.max(0, slotsOf(record.setting) - running);
  return interrupted.slice(most).map(({ operation: { task } }) => ({
    ...{ atMs: record.final?.atMs ?? 0, task },
    what: 'it only waited when the process ended, and was told that it was interrupted',
  }));
};

const recoveredBy = (record: RunRecord, life: number): number | undefined => {
  const seen = record.scrapes.flatMap(({ atMs, samples }) =>
    lifeAt(record, atMs) === life ? [sampleSum(samples, 'tasks_recovered_total') ?? 0] : [],
  );
  return seen.length === 0 ? undefined : Math.max(...seen);
};

const atRestart = (
  record: RunRecord,
  known: readonly Known[],
  restart: Restart,
): { waiting: number; findings: Finding[]; figure: string } => {
  const standing = (asked: Standing): readonly Known[] =>
    known.filter(one => standingOf(one, restart) === asked);
  const waiting = standing('waits');
  const running = standing('runs').length;
  const least = waiting.length + running;
  const most = least + standing('may be taken over').length;
  const recovered = recoveredBy(record, restart.life + 1);
  const isCounted = recovered === undefined || (recovered >= least && recovered <= most);
  const findings = [
    ...waiting.flatMap((one): Finding[] => {
      const what = breachOf(one);
      return what === undefined ? [] : [{ atMs: restart.nextStartedMs, what, task: one.operation.task }];
    }),
    ...wronglyInterrupted(waiting, running, record),
    ...(isCounted
      ? []
      : [
          {
            atMs: restart.nextStartedMs,
            what: `${recovered} tasks are counted as recovered; ${least} to ${most} were open`,
          },
        ]),
  ];
  return {
    waiting: waiting.length,
    findings,
    figure: `${waiting.length} waited, ${recovered ?? '?'} recovered`,
  };
};

export const recoveredTasksRunOnce: Invariant = {
  name: 'recovered tasks run once',
  sentence:
    'A task that waited when the process ended runs once after it, and each that is taken over is counted once.',
  judge: record => {
    if (!isDurable(record.setting))
      return { verdict: 'unknown', because: 'the store is one that ends with the process' };
    if (record.final === undefined)
      return { verdict: 'unknown', because: 'the server did not answer at the end' };
    const byTask = callsByTask(record);
    const finals = new Map(record.final.tasks.map(task => [task.task, task]));
    const known = record.operations.map((operation): Known => {
      const { task } = operation;
      return { operation, calls: byTask.get(task) ?? [], final: finals.get(task) };
    });
    const restarts = restartsOf(record).map(restart => atRestart(record, known, restart));
    return judged({
      looked: restarts.reduce((sum, { waiting }) => sum + waiting, 0),
      findings: restarts.flatMap(({ findings }) => findings),
      nothing: 'nothing waited when a process ended',
      figure: restarts.map(({ figure }) => figure).join('; '),
    });
  },
};
