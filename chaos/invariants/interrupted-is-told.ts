import { type Finding, type Invariant, judged } from '../grammar/invariant.ts';
import { isTerminal } from '../grammar/operation.ts';
import type { EngineCall, RunRecord } from '../grammar/record.ts';
import { isDurable, onRestart } from '../grammar/setting.ts';
import { callsByTask, overMs } from './reading/calls.ts';
import { type Restart, restartsOf } from './reading/lives.ts';
import { isInterruption, type ReadTask, readTasks, shownFrame, terminalsSeen } from './reading/logs.ts';

interface Interrupted {
  readonly task: ReadTask;
  readonly restart: Restart;
  readonly calls: readonly EngineCall[];
}

/** An engine was at work for it when the process died, and had not ended it; nobody had asked for its end either. */
const interruptedOf = (record: RunRecord): readonly Interrupted[] => {
  const byTask = callsByTask(record);
  const crashes = restartsOf(record).filter(({ isCrash }) => isCrash);
  return readTasks(record).flatMap(task => {
    const calls = byTask.get(task.operation.task) ?? [];
    const restart = crashes.find(({ exitedMs, cutMs }) => {
      const isOpen = calls.some(call => call.atMs < cutMs && call.how === 'aborted' && overMs(call) >= cutMs);
      const isOver = terminalsSeen(task).some(({ atMs }) => atMs < exitedMs);
      const { cancel } = task.operation;
      return isOpen && !isOver && !(cancel !== undefined && cancel.askedMs < exitedMs);
    });
    return restart === undefined ? [] : [{ task, restart, calls }];
  });
};

const breaches = ({ task, restart, calls }: Interrupted): string[] => {
  const { final, readings } = task;
  const state = final === undefined ? 'unknown' : [final.state, final.code].filter(Boolean).join(' ');
  const told = readings.filter(({ openedMs }) => openedMs >= restart.nextStartedMs);
  const again = calls.find(({ atMs }) => atMs >= restart.nextStartedMs);
  return [
    ...(state === 'failed INTERRUPTED' ? [] : [`its engine was cut off, and it is ${state}`]),
    ...(again === undefined
      ? []
      : [`its engine was cut off, and ${again.engine} was called after the restart`]),
    ...told.flatMap(({ frames }) => {
      const piece = frames.find(({ event }) => event === 'token');
      if (piece !== undefined) return [`after the restart a reader got ${shownFrame(piece)}`];
      const terminal = frames.find(isTerminal);
      return terminal === undefined || isInterruption(terminal)
        ? []
        : [`after the restart a reader was told ${shownFrame(terminal)}, and not that tokens were lost`];
    }),
    ...(final?.frames.length === 2
      ? []
      : [`its stream has ${final?.frames.length ?? 0} frames after the restart`]),
  ];
};

export const interruptedIsTold: Invariant = {
  name: 'interrupted is told',
  sentence:
    'A task whose engine was at work when the process died is failed with INTERRUPTED, its stream is started and an error that says that tokens were lost, and no engine is called for it again.',
  judge: record => {
    if (!isDurable(record.setting) || onRestart(record.setting) !== 'fail')
      return { verdict: 'unknown', because: 'the configuration asks for something else after a restart' };
    const interrupted = interruptedOf(record);
    const findings = interrupted.flatMap((one): Finding[] =>
      breaches(one).map(what => ({
        ...{ atMs: one.restart.nextStartedMs, task: one.task.operation.task, what },
      })),
    );
    return judged({
      ...{ looked: interrupted.length, findings, nothing: 'no engine was at work when a process died' },
      figure: `${interrupted.length} tasks`,
    });
  },
};
