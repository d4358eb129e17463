import { streamOrder } from '#contracts';
import { isRecord, parsedJson, shownJson } from '../json.ts';
import { type ReaderKind, StreamMachine } from '../stream/stream-machine.ts';
import { viewOf } from './anchor.ts';
import { type Finding, fails, firstBroken, holds, type Judge } from './finding.ts';
import { type Matcher, matches, mismatch, type Where } from './matcher.ts';
import { type Placed, type ReadStream, withStream } from './reading.ts';

export type StreamArgs = {
  /** The frames are in the order of the contract; live where the reader attached before decoding began. */
  'stream.order': { readonly ref: string; readonly reader?: ReaderKind };
  /** Indexes of pieces rise by 1, from the first piece that this reader got. */
  'stream.contiguous': { readonly ref: string; readonly from?: number };
  /** Exactly one terminal frame, of this kind, and nothing after it. */
  'stream.terminal': {
    readonly ref: string;
    readonly event: 'end' | 'error';
    readonly code?: string | readonly string[];
    readonly where?: Where;
  };
  /** The target closes the connection after the terminal frame. */
  'stream.closes': { readonly ref: string };
  'stream.text': { readonly ref: string; readonly text: Matcher };
  'stream.pieces': { readonly ref: string; readonly pieces: Matcher };
  'stream.count': {
    readonly ref: string;
    readonly event: string;
    readonly count: Matcher;
    readonly where?: Where;
  };
  /** Frames with an id are the same for all readers, from where the latest of them began. */
  'stream.same': { readonly refs: readonly string[] };
};

const terminals: readonly string[] = streamOrder.rules.terminal.events;

const isTerminal = ({ entry }: Placed<'frame'>): boolean => terminals.includes(entry.event ?? '');

const payloadOf = ({ entry }: Placed<'frame'>): Readonly<Record<string, unknown>> => {
  const payload = parsedJson(entry.data);
  return isRecord(payload) ? payload : {};
};

const tokensOf = ({ frames }: ReadStream): Placed<'frame'>[] =>
  frames.filter(({ entry }) => entry.event === 'token');

const lastPlace = ({ frames, response }: ReadStream): number => frames.at(-1)?.at ?? response.at;

/** The first frame that the contract's machine refuses. */
export const judgeOrder = (stream: ReadStream, reader: ReaderKind = 'unknown'): Finding => {
  const machine = new StreamMachine({ reader, lastEventId: stream.lastEventId });
  for (const { at, entry } of stream.frames) {
    const breach = machine.feed(entry);
    if (breach !== undefined) return fails(`${breach.rule}: ${breach.message}`, at);
  }
  return holds;
};

const order: Judge<StreamArgs['stream.order']> = (history, { ref, reader }) =>
  withStream(history, ref, stream =>
    stream.frames.length === 0 ? fails(`${ref} has no frame`, lastPlace(stream)) : judgeOrder(stream, reader),
  );

const contiguous: Judge<StreamArgs['stream.contiguous']> = (history, { ref, from = 0 }) =>
  withStream(history, ref, stream => {
    const wrong = tokensOf(stream).find((frame, index) => payloadOf(frame).i !== from + index);
    if (wrong === undefined) return holds;
    return fails(`i is ${shownJson(payloadOf(wrong).i)}`, wrong.at);
  });

const terminal: Judge<StreamArgs['stream.terminal']> = (history, { ref, event, code, where = {} }) =>
  withStream(history, ref, stream => {
    const found = stream.frames.filter(isTerminal);
    const [first] = found;
    if (first === undefined) return fails(`${ref} has no terminal frame`, lastPlace(stream));
    if (first !== stream.frames.at(-1))
      return fails(
        `${ref} goes on after its terminal frame`,
        stream.frames[stream.frames.indexOf(first) + 1]?.at,
      );
    const payload = payloadOf(first);
    if (first.entry.event !== event)
      return fails(`${ref} ends with ${first.entry.event} ${shownJson(payload)}, due: ${event}`, first.at);
    if (code !== undefined && ![code].flat().some(wanted => wanted === payload.code))
      return fails(`the code is ${shownJson(payload.code)}, due: ${[code].flat().join(' or ')}`, first.at);
    const wrong = mismatch(payload, where);
    return wrong === undefined ? holds : fails(wrong, first.at);
  });

const closes: Judge<StreamArgs['stream.closes']> = (history, { ref }) =>
  withStream(history, ref, stream => {
    const { closed } = stream;
    if (closed === undefined) return fails(`${ref} is still open`, lastPlace(stream));
    if (!stream.frames.some(isTerminal)) return fails(`${ref} closes without a terminal frame`, closed.at);
    if (closed.entry.by === 'target' && closed.entry.error === undefined) return holds;
    return fails(`${ref} is closed by ${closed.entry.by}: ${closed.entry.error ?? ''}`, closed.at);
  });

const text: Judge<StreamArgs['stream.text']> = (history, args) =>
  withStream(history, args.ref, stream => {
    const found = tokensOf(stream)
      .map(frame => payloadOf(frame).t)
      .join('');
    return matches(found, args.text)
      ? holds
      : fails(`the text is ${shownJson(found)}, due: ${shownJson(args.text)}`, lastPlace(stream));
  });

const pieces: Judge<StreamArgs['stream.pieces']> = (history, args) =>
  withStream(history, args.ref, stream => {
    const found = tokensOf(stream).map(frame => payloadOf(frame).t);
    return matches(found, args.pieces)
      ? holds
      : fails(`the pieces are ${shownJson(found)}, due: ${shownJson(args.pieces)}`, lastPlace(stream));
  });

const count: Judge<StreamArgs['stream.count']> = (history, args) =>
  withStream(history, args.ref, stream => {
    const found = stream.frames.filter(
      ({ entry }) => entry.event === args.event && mismatch(viewOf(entry), args.where ?? {}) === undefined,
    );
    return matches(found.length, args.count)
      ? holds
      : fails(
          `${found.length} frames are ${args.event}, due: ${shownJson(args.count)}`,
          found.at(-1)?.at ?? lastPlace(stream),
        );
  });

const numbered = (stream: ReadStream): Map<number, Placed<'frame'>> =>
  new Map(
    stream.frames
      .filter(({ entry }) => entry.id !== undefined)
      .map(frame => [Number(frame.entry.id), frame] as const),
  );

const shown = (frame: Placed<'frame'> | undefined): string =>
  frame === undefined ? 'nothing' : `${frame.entry.event} ${frame.entry.data}`;

const judgePair = (one: ReadStream, other: ReadStream): Finding => {
  const [a, b] = [numbered(one), numbered(other)];
  const from = Math.max(Math.min(...a.keys()), Math.min(...b.keys()));
  const ids = [...new Set([...a.keys(), ...b.keys()])].filter(id => id >= from).sort((x, y) => x - y);
  for (const id of ids) {
    const [left, right] = [a.get(id), b.get(id)];
    if (shown(left) !== shown(right))
      return fails(
        `frame ${id} is ${shown(left)} for one reader and ${shown(right)} for another`,
        (right ?? left)?.at,
      );
  }
  return holds;
};

const same: Judge<StreamArgs['stream.same']> = (history, { refs }) => {
  const [first = '', ...others] = refs;
  return withStream(history, first, one =>
    one.frames.length === 0
      ? fails(`${first} has no frame`, lastPlace(one))
      : firstBroken(others.map(ref => withStream(history, ref, other => judgeNonEmpty(one, other, ref)))),
  );
};

const judgeNonEmpty = (one: ReadStream, other: ReadStream, ref: string): Finding =>
  other.frames.length === 0 ? fails(`${ref} has no frame`, lastPlace(other)) : judgePair(one, other);

export const streamJudges = {
  'stream.order': order,
  'stream.contiguous': contiguous,
  'stream.terminal': terminal,
  'stream.closes': closes,
  'stream.text': text,
  'stream.pieces': pieces,
  'stream.count': count,
  'stream.same': same,
} satisfies { [Name in keyof StreamArgs]: Judge<StreamArgs[Name]> };
