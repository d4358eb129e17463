import { type Finding, type Invariant, judged } from '../grammar/invariant.ts';
import { type Frame, isTerminal } from '../grammar/operation.ts';
import type { EngineCall } from '../grammar/record.ts';
import { callsByTask } from './reading/calls.ts';
import { isInterruption, type ReadTask, readTasks, shownFrame, terminalsSeen } from './reading/logs.ts';

type Breach = Omit<Finding, 'task'>;

/** Whatever a connection brings after the terminal, and whatever another reader got beyond it. */
const afterTheTerminal = (task: ReadTask): Breach[] => {
  const [terminal] = terminalsSeen(task);
  if (terminal === undefined) return [];
  // A crash may take pieces that were read, and put a shorter log in their place.
  const isBeyond = ({ event, id = 0, atMs }: Frame): boolean =>
    event === 'token' &&
    (isInterruption(terminal) ? atMs > terminal.atMs : id >= (terminal.id ?? Number.POSITIVE_INFINITY));
  return task.readings.flatMap(({ frames }) => {
    const end = frames.findIndex(isTerminal);
    const later = end < 0 ? [] : frames.slice(end + 1);
    const beyond = frames.filter(frame => isBeyond(frame) && !later.includes(frame));
    return [...later, ...beyond].map(frame => ({
      atMs: frame.atMs,
      what: `after its end came ${shownFrame(frame)}`,
    }));
  });
};

/** What an engine gave before the 204 may still come; what it gave later may not. */
const afterTheCancel = ({ operation, readings }: ReadTask, calls: readonly EngineCall[]): Breach[] => {
  const { cancel } = operation;
  if (cancel?.status !== 204 || cancel.answeredMs === undefined || calls.length === 0) return [];
  const { answeredMs } = cancel;
  return readings.flatMap(({ frames }) =>
    frames
      .filter(({ event, index }) => {
        const given = calls.flatMap(({ pieces }) => pieces.filter(piece => piece.index === index));
        return event === 'token' && !given.some(({ atMs }) => atMs <= answeredMs);
      })
      .map(frame => ({
        atMs: frame.atMs,
        what: `its engine gave ${shownFrame(frame)} after the 204 of the cancel, and a reader got it`,
      })),
  );
};

export const noTokenAfterEnd: Invariant = {
  name: 'no token after end',
  sentence:
    'Nothing follows a terminal, and no piece that an engine gave after the 204 of a cancel reaches a reader.',
  judge: record => {
    const byTask = callsByTask(record);
    const tasks = readTasks(record);
    const findings = tasks.flatMap(task =>
      [...afterTheTerminal(task), ...afterTheCancel(task, byTask.get(task.operation.task) ?? [])].map(
        finding => ({
          ...finding,
          task: task.operation.task,
        }),
      ),
    );
    const ended = tasks.filter(task => terminalsSeen(task).length > 0).length;
    const canceled = tasks.filter(({ operation: { cancel } }) => cancel?.status === 204).length;
    return judged({
      ...{ looked: ended + canceled, findings, nothing: 'no task was seen to end' },
      figure: `${ended} ends, ${canceled} cancels`,
    });
  },
};
