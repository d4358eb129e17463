// A task's log as its readers and the final read saw it.
import { parsedJson, valueAt } from '#conformance/harness';
import { type Frame, isTerminal, type Operation } from '../../grammar/operation.ts';
import type { FinalTask, RunRecord } from '../../grammar/record.ts';

/** A reading, whoever made it. */
export interface LogReading {
  readonly by: 'client' | 'final read';
  readonly openedMs: number;
  readonly after: number | undefined;
  readonly frames: readonly Frame[];
}

export interface ReadTask {
  readonly operation: Operation;
  readonly readings: readonly LogReading[];
  readonly final: FinalTask | undefined;
}

const frameAt = ({ event, id, data }: FinalTask['frames'][number], atMs: number): Frame => {
  const body = parsedJson(data);
  const index = valueAt(body, 'i');
  const text = valueAt(body, 't');
  const code = valueAt(body, 'code');
  const tokensLost = valueAt(body, 'tokens_lost');
  const durable = valueAt(body, 'durable');
  return {
    ...{ atMs, event, id },
    ...(typeof index === 'number' ? { index } : {}),
    ...(typeof text === 'string' ? { text } : {}),
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof tokensLost === 'boolean' ? { tokensLost } : {}),
    ...(typeof durable === 'boolean' ? { durable } : {}),
    ...(id === undefined || event === 'token' ? {} : { data }),
  };
};

/** Each task with all that was read of it, readings in the order in which they were opened. */
export const readTasks = ({ operations, final }: RunRecord): readonly ReadTask[] => {
  const finals = new Map(final?.tasks.map(task => [task.task, task]));
  return operations.map(operation => {
    const own = finals.get(operation.task);
    const readings = operation.readings.map(
      ({ openedMs, after, frames }): LogReading => ({ by: 'client', openedMs, after, frames }),
    );
    if (own === undefined || final === undefined || own.frames.length === 0)
      return { operation, readings, final: own };
    const frames = own.frames.map(frame => frameAt(frame, final.atMs));
    const last: LogReading = { by: 'final read', openedMs: final.atMs, after: undefined, frames };
    return { operation, readings: [...readings, last], final: own };
  });
};

export const numbered = (frames: readonly Frame[]): readonly (Frame & { readonly id: number })[] =>
  frames.filter((frame): frame is Frame & { readonly id: number } => frame.id !== undefined);

/** All frames of all who read, each with when it was seen. */
export const framesSeen = ({ readings }: ReadTask): readonly Frame[] =>
  readings.flatMap(({ frames }) => frames);

export const terminalsSeen = (task: ReadTask): readonly Frame[] => framesSeen(task).filter(isTerminal);

/** The log of a task whose pieces a crash took, which is the one thing that may replace what was read. */
export const isInterruption = ({ event, code, tokensLost }: Frame): boolean =>
  event === 'error' && code === 'INTERRUPTED' && tokensLost === true;

/** What is the same for every reader of a frame. */
export const sameFrame = (a: Frame, b: Frame): boolean =>
  a.event === b.event && a.index === b.index && a.text === b.text && a.code === b.code && a.data === b.data;

export const shownFrame = ({ event, id, index, text, code }: Frame): string => {
  const said = code ?? (text === undefined ? undefined : JSON.stringify(text.slice(0, 40)));
  const parts = [
    event,
    id === undefined ? undefined : `id ${id}`,
    index === undefined ? undefined : `i ${index}`,
  ];
  return [...parts, said].filter(part => part !== undefined).join(' ');
};
