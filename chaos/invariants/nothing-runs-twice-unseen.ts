import { type Finding, type Invariant, judged } from '../grammar/invariant.ts';
import type { EngineCall, RunRecord } from '../grammar/record.ts';
import { onRestart } from '../grammar/setting.ts';
import { callsByTask, overMs } from './reading/calls.ts';
import { isDisturbed } from './reading/disturbance.ts';
import { type Restart, restartsOf } from './reading/lives.ts';
import { framesSeen, type ReadTask, readTasks, terminalsSeen } from './reading/logs.ts';

/** An engine sees that the server gave a call up within this time, or within the other while a fault is in place. */
const abortWithinMs = 250;
const disturbedAbortWithinMs = 2_000;

/** A network that parted may hand over a request long after the server gave it up, and its end right behind it. */
const isHandedOverLate = (record: RunRecord, call: EngineCall): boolean =>
  call.how === 'aborted' &&
  call.pieces.length === 0 &&
  overMs(call) <= call.atMs + abortWithinMs &&
  isDisturbed(record, call.atMs, call.atMs);

interface Examined {
  readonly record: RunRecord;
  readonly task: ReadTask;
  readonly calls: readonly EngineCall[];
  readonly restarts: readonly Restart[];
}

const pairs = (calls: readonly EngineCall[]): readonly (readonly [EngineCall, EngineCall])[] =>
  calls.slice(1).flatMap((later, at) => {
    const earlier = calls[at];
    return earlier === undefined ? [] : [[earlier, later] as const];
  });

/** What an engine ended while a fault was in place may never have reached the server. */
const endedTwice = ({ record, calls }: Examined): Finding[] => {
  const last = calls.at(-1);
  const [first, second] = calls.filter(
    call => call.how === 'ended' && (call === last || !isDisturbed(record, call.atMs, overMs(call))),
  );
  return second === undefined || first === undefined
    ? []
    : [{ atMs: second.atMs, what: `${first.engine} ended it, and ${second.engine} ended it again` }];
};

const atOnce = ({ record, calls }: Examined): Finding[] =>
  pairs(calls).flatMap(([earlier, later]) => {
    if (isDisturbed(record, earlier.atMs, later.atMs)) return [];
    const graceMs = earlier.how === 'ended' ? 0 : abortWithinMs;
    if (overMs(earlier) <= later.atMs + graceMs) return [];
    return [
      { atMs: later.atMs, what: `${later.engine} was called while the call of ${earlier.engine} went on` },
    ];
  });

/** A piece that came before the last call gave one came from another call. */
const afterAPiece = ({ task, calls }: Examined): Finding[] => {
  const last = calls.at(-1);
  if (last === undefined || calls.length < 2) return [];
  const piece = framesSeen(task).find(({ event, index, atMs }) => {
    const own = last.pieces.find(given => given.index === index);
    return event === 'token' && index !== undefined && atMs < (own?.atMs ?? last.atMs);
  });
  return piece === undefined
    ? []
    : [
        {
          atMs: last.atMs,
          what: `${last.engine} was called, though a reader had piece ${piece.index} already`,
        },
      ];
};

const afterItsEnd = ({ record, task, calls, restarts }: Examined): Finding[] => {
  const { cancel } = task.operation;
  const ends = terminalsSeen(task).flatMap(({ atMs, durable, event }) =>
    durable === false && restarts.length > 0 ? [] : [{ atMs, what: event }],
  );
  if (cancel?.status === 204 && cancel.answeredMs !== undefined)
    ends.push({ atMs: cancel.answeredMs, what: 'the 204 of its cancel' });
  const first = ends.sort((a, b) => a.atMs - b.atMs)[0];
  if (first === undefined) return [];
  return calls
    .filter(call => {
      const isSlow = isDisturbed(record, first.atMs, call.atMs);
      const graceMs = isSlow ? disturbedAbortWithinMs : abortWithinMs;
      return call.atMs > first.atMs && overMs(call) > first.atMs + graceMs;
    })
    .map(({ atMs, engine }) => ({ atMs, what: `${engine} was called after ${first.what}` }));
};

/** What failed before the end of the process may have been put back, and runs again by right. */
const afterARestart = ({ record, calls, restarts }: Examined): Finding[] => {
  if (onRestart(record.setting) !== 'fail') return [];
  return restarts.flatMap(({ exitedMs, cutMs, nextStartedMs }) => {
    const open = calls.find(call => call.atMs < exitedMs && (call.how === 'ended' || overMs(call) >= cutMs));
    const again = calls.find(({ atMs }) => atMs >= nextStartedMs);
    return open === undefined || again === undefined
      ? []
      : [
          {
            atMs: again.atMs,
            what: `${again.engine} was called for it after a restart, though ${open.engine} had been`,
          },
        ];
  });
};

const breaches = (examined: Examined): Finding[] =>
  [endedTwice, atOnce, afterAPiece, afterItsEnd, afterARestart]
    .flatMap(rule => rule(examined))
    .map(finding => ({ ...finding, task: examined.task.operation.task }));

export const nothingRunsTwiceUnseen: Invariant = {
  name: 'nothing runs twice unseen',
  sentence:
    'No task is generated to its end twice, by two engines at once, again after a piece or an end was seen, or again after a restart.',
  judge: record => {
    const byTask = callsByTask(record);
    const restarts = restartsOf(record);
    const findings = readTasks(record).flatMap(task =>
      breaches({
        ...{ record, task, restarts },
        calls: (byTask.get(task.operation.task) ?? []).filter(call => !isHandedOverLate(record, call)),
      }),
    );
    const looked = [...byTask.values()].reduce((sum, calls) => sum + calls.length, 0);
    return judged({
      ...{ looked, findings, nothing: 'no engine was called for a task' },
      figure: `${looked} calls for ${byTask.size} tasks`,
    });
  },
};
