import { parsedJson, valueAt } from '#conformance/harness';
import { type Finding, type Invariant, judged } from '../grammar/invariant.ts';
import type { Frame } from '../grammar/operation.ts';
import type { EngineCall } from '../grammar/record.ts';
import { callsByTask } from './reading/calls.ts';
import {
  isInterruption,
  type LogReading,
  numbered,
  type ReadTask,
  readTasks,
  sameFrame,
  shownFrame,
} from './reading/logs.ts';

type Breach = Omit<Finding, 'task'>;

/** The engines' witness keeps no more of a text. */
const textKept = 1_000;

/** One reading by itself: the next id, each time; piece n is frame n + 1. */
const misnumbered = ({ after, frames }: LogReading): Breach[] => {
  let next = (after ?? -1) + 1;
  for (const frame of numbered(frames)) {
    const { id, event, index, atMs } = frame;
    if (id !== next) return [{ atMs, what: `frame ${next} was due, and ${shownFrame(frame)} came` }];
    if ((event === 'started') !== (id === 0))
      return [{ atMs, what: `frame ${id} of the log is ${shownFrame(frame)}` }];
    if (event === 'token' && index !== id - 1)
      return [{ atMs, what: `piece ${id - 1} was due, and ${shownFrame(frame)} came` }];
    next += 1;
  }
  const piece = frames.find(({ event, id }) => event === 'token' && id === undefined);
  return piece === undefined ? [] : [{ atMs: piece.atMs, what: `a piece has no id: ${shownFrame(piece)}` }];
};

/** All readings together: the same number, the same frame. */
const differing = ({ readings }: ReadTask): Breach[] => {
  const log = new Map<number, Frame>();
  for (const { frames } of readings)
    for (const frame of numbered(frames)) {
      const known = log.get(frame.id);
      if (known !== undefined && !sameFrame(known, frame)) {
        // What a crash took is told as lost, and only then is it gone.
        if (known.event !== 'token' || !isInterruption(frame)) {
          const what = `frame ${frame.id} was ${shownFrame(known)}, and then ${shownFrame(frame)}`;
          return [{ atMs: frame.atMs, what }];
        }
        for (const id of [...log.keys()]) if (id > frame.id) log.delete(id);
      }
      log.set(frame.id, frame);
    }
  return [];
};

/** What is wrong with a log as the account of one call; undefined: nothing. */
const unlike = (frames: readonly Frame[], call: EngineCall): Breach | undefined => {
  for (const frame of frames) {
    if (frame.event === 'token') {
      const given = call.pieces.find(({ index }) => index === frame.index);
      const what = `a reader got ${shownFrame(frame)}`;
      if (given === undefined) return { atMs: frame.atMs, what: `${what}, which ${call.engine} never gave` };
      if (given.text !== undefined && given.text !== frame.text?.slice(0, textKept))
        return { atMs: frame.atMs, what: `${what}, where ${call.engine} gave ${JSON.stringify(given.text)}` };
      if (given.atMs > frame.atMs) return { atMs: frame.atMs, what: `${what} before ${call.engine} gave it` };
    }
    if (frame.event === 'end' && call.how !== 'ended')
      return {
        atMs: frame.atMs,
        what: `it was told as ended, and the call of ${call.engine} had ${call.how ?? 'no end'}`,
      };
    if (frame.event === 'end' && frame.id !== call.pieces.length + 1)
      return {
        atMs: frame.atMs,
        what: `its end is frame ${frame.id}, and ${call.engine} gave ${call.pieces.length} pieces`,
      };
  }
  return undefined;
};

const misquoted = ({ readings }: ReadTask, calls: readonly EngineCall[]): Breach[] =>
  readings.flatMap(({ frames }) => {
    if (!frames.some(({ event }) => event === 'token' || event === 'end')) return [];
    const breaches = calls.map(call => unlike(frames, call));
    if (breaches.includes(undefined)) return [];
    const [first] = frames;
    return [
      breaches.at(-1) ?? { atMs: first?.atMs ?? 0, what: 'a reader got pieces, and no engine was called' },
    ];
  });

/** `end` counts what was sent. */
const miscounted = ({ readings }: ReadTask): Breach[] =>
  readings.flatMap(({ frames }) => {
    const end = frames.find(({ event }) => event === 'end');
    const told = end?.data === undefined ? undefined : valueAt(parsedJson(end.data), 'tokens_out');
    if (end?.id === undefined || told === end.id - 1) return [];
    return [
      {
        atMs: end.atMs,
        what: `its end tells of ${JSON.stringify(told)} pieces, and ${end.id - 1} were sent`,
      },
    ];
  });

export const piecesInOrder: Invariant = {
  name: 'pieces in order',
  sentence:
    'All that is read of a task is one log, numbered without a gap or a repetition, and its pieces are what one engine gave for it.',
  judge: record => {
    const byTask = callsByTask(record);
    const tasks = readTasks(record).filter(({ readings }) =>
      readings.some(({ frames }) => frames.length > 0),
    );
    const findings = tasks.flatMap(task => {
      const { task: id } = task.operation;
      const quoted = byTask.size === 0 ? [] : misquoted(task, byTask.get(id) ?? []);
      const breaches = [
        ...task.readings.flatMap(misnumbered),
        ...differing(task),
        ...quoted,
        ...miscounted(task),
      ];
      return breaches.map(breach => ({ ...breach, task: id }));
    });
    const pieces = tasks.reduce(
      (sum, { readings }) => sum + readings.reduce((own, { frames }) => own + numbered(frames).length, 0),
      0,
    );
    return judged({
      ...{ looked: pieces, findings, nothing: 'nobody read a frame' },
      figure: `${pieces} frames of ${tasks.length} tasks`,
    });
  },
};
