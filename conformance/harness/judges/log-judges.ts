// What stands in a stream beside its frames: bytes, comments, times, and what several readings make together.
import { streamOrder } from '#contracts';
import type { EntryOf } from '../history/entry.ts';
import { isRecord, parsedJson, shownJson, valueAt } from '../json.ts';
import { parseSamples, sampleSum } from '../metrics/samples.ts';
import { type Anchor, anchorWords, placeOf, viewOf } from './anchor.ts';
import { type Finding, fails, holds, type Judge } from './finding.ts';
import { type Matcher, matches } from './matcher.ts';
import { missing, type Placed, placed, type ReadStream, withResponse, withStream } from './reading.ts';

export type LogArgs = {
  /** The body of an answer, byte for byte: blocks of one name, one line of JSON and at most one id, each ended. */
  'stream.blocks': { readonly ref: string; readonly count: Matcher };
  /** What the parts read one after the other is, frame for frame, the whole log; nothing stands twice. */
  'stream.joined': { readonly parts: readonly string[]; readonly whole: string };
  /** After the terminal frame comes nothing at all, no comment either, and the target closes. */
  'stream.ends-last': { readonly ref: string };
  /** At least so many that count, on average no further apart than twice this, and none by more than a response takes. */
  'stream.cadence': {
    readonly ref: string;
    readonly counts: 'comment' | 'metrics' | 'anything';
    readonly gap_ms: number;
    readonly least: number;
  };
  /** A duration in a frame is no longer than what passed here from the anchor up to that frame. */
  'frame.duration': {
    readonly ref: string;
    readonly event: string;
    readonly path: string;
    readonly from: Anchor;
  };
  /** The frames that the reader got and those that the metric counts as dropped are together at least so many. */
  'stream.accounted': {
    readonly ref: string;
    readonly event: string;
    readonly before: string;
    readonly after: string;
    readonly dropped: string;
    readonly least: number;
  };
};

type Item = Placed<'frame'>;

const terminals: readonly string[] = streamOrder.rules.terminal.events;
const names: readonly string[] = Object.keys(streamOrder.frames);

const isTerminal = ({ entry }: Item): boolean => terminals.includes(entry.event ?? '');

/** With comments. */
const itemsOf = (entries: readonly Item[], exchange: string): Item[] =>
  entries.filter(({ entry }) => entry.exchange === exchange);

const blockProblem = (block: string): string | undefined => {
  const lines = block.split('\n').filter(line => !line.startsWith(':'));
  if (lines.length === 0) return undefined;
  const fields = lines.map(line => /^(event|id|data): ?(.*)$/s.exec(line)?.slice(1) ?? ['?', line]);
  const of = (name: string): string[] => fields.flatMap(([key, value = '']) => (key === name ? [value] : []));
  const [event, data] = [of('event'), of('data')];
  if (of('?').length > 0) return `${shownJson(of('?')[0])} is no line of a frame`;
  if (event.length !== 1 || !names.includes(event[0] ?? '')) return `its names are ${shownJson(event)}`;
  if (data.length !== 1 || !isRecord(parsedJson(data[0]))) return `its data is ${shownJson(data)}`;
  return of('id').length > 1 ? `its ids are ${shownJson(of('id'))}` : undefined;
};

const blocks: Judge<LogArgs['stream.blocks']> = (history, { ref, count }) =>
  withResponse(history, ref, ({ at, entry }) => {
    const text = (entry.body ?? '').replaceAll(/\r\n|\r/g, '\n');
    if (!text.endsWith('\n\n')) return fails(`the body ends with ${shownJson(text.slice(-40))}`, at);
    const found = text.slice(0, -2).split('\n\n');
    for (const block of found) {
      const problem = blockProblem(block);
      if (problem !== undefined) return fails(`block ${shownJson(block)}: ${problem}`, at);
    }
    const frames = found.filter(block => block.split('\n').some(line => !line.startsWith(':')));
    return matches(frames.length, count)
      ? holds
      : fails(`there are ${frames.length} frames, due: ${shownJson(count)}`, at);
  });

const linesOf = ({ frames }: ReadStream): { readonly at: number; readonly line: string }[] =>
  frames.flatMap(({ at, entry }) =>
    entry.id === undefined ? [] : [{ at, line: `${entry.id} ${entry.event} ${entry.data}` }],
  );

const joined: Judge<LogArgs['stream.joined']> = (history, { parts, whole }) =>
  withStream(history, whole, log => {
    const due = linesOf(log);
    const read: { readonly at: number; readonly line: string }[] = [];
    for (const ref of parts) {
      const found = withStream(history, ref, part => {
        read.push(...linesOf(part));
        return holds;
      });
      if (!('holds' in found && found.holds)) return found;
    }
    const wrong = read.findIndex(({ line }, index) => line !== due[index]?.line);
    if (wrong >= 0)
      return fails(`they read ${read[wrong]?.line}, due: ${due[wrong]?.line ?? 'nothing'}`, read[wrong]?.at);
    return read.length === due.length && due.length > 0
      ? holds
      : fails(`they read ${read.length} frames of ${due.length}`, read.at(-1)?.at);
  });

const endsLast: Judge<LogArgs['stream.ends-last']> = (history, { ref }) =>
  withStream(history, ref, ({ exchange, closed }) => {
    const items = itemsOf(placed(history, 'frame'), exchange);
    const at = items.findIndex(isTerminal);
    if (at < 0) return fails(`${ref} has no terminal frame`, items.at(-1)?.at);
    const next = items[at + 1];
    if (next !== undefined) return fails(`${next.entry.event ?? 'a comment'} follows the terminal`, next.at);
    if (closed === undefined) return fails(`${ref} stays open after its terminal`, items[at]?.at);
    return closed.entry.by === 'target' && closed.entry.error === undefined
      ? holds
      : fails(`${ref} is closed by ${closed.entry.by} ${closed.entry.error ?? ''}`, closed.at);
  });

const isCounted = ({ event, comment }: EntryOf<'frame'>, counts: LogArgs['stream.cadence']['counts']) => {
  if (counts === 'anything') return true;
  return counts === 'comment' ? comment !== undefined : comment === undefined && event === counts;
};

const cadence: Judge<LogArgs['stream.cadence']> = (history, { ref, counts, gap_ms, least }) =>
  withStream(history, ref, ({ exchange }) => {
    const items = itemsOf(placed(history, 'frame'), exchange);
    const found = items.filter(({ entry }) => isCounted(entry, counts));
    if (found.length < least)
      return fails(`${found.length} × ${counts}, due: at least ${least}`, items.at(-1)?.at);
    const limit = gap_ms + history.bounds.response_ms;
    const [first] = items;
    const lasted = (found.at(-1)?.entry.at_ms ?? 0) - (first?.entry.at_ms ?? 0);
    const allowed = 2 * gap_ms * found.length + history.bounds.first_frame_ms;
    if (lasted > allowed)
      return fails(`${found.length} × ${counts} take ${lasted.toFixed(0)} ms, due: one every ${gap_ms}`);
    const marks = items.filter((item, index) => index === 0 || found.includes(item) || isTerminal(item));
    for (const [index, { at, entry }] of marks.entries()) {
      const gap = entry.at_ms - (marks[index - 1] ?? { entry }).entry.at_ms;
      if (gap > limit) return fails(`${gap.toFixed(0)} ms pass without ${counts}, due: ${gap_ms}`, at);
    }
    return holds;
  });

const duration: Judge<LogArgs['frame.duration']> = (history, { ref, event, path, from }) => {
  const [start, end] = [placeOf(history, from), placeOf(history, { kind: 'frame', ref, event })];
  if (start === undefined) return missing(history, anchorWords(from));
  const entry = end === undefined ? undefined : history.entries[end];
  if (entry === undefined) return fails(`${ref} has no frame ${event}`);
  const value = valueAt(viewOf(entry), path);
  const passed = Math.ceil(entry.at_ms - (history.entries[start]?.at_ms ?? 0)) + 1;
  return typeof value === 'number' && value >= 0 && value <= passed
    ? holds
    : fails(`${path} is ${shownJson(value)}, due: a number from 0 to ${passed}`, end);
};

const accounted: Judge<LogArgs['stream.accounted']> = (history, args) => {
  const scrape = (ref: string): number | Finding => {
    let sum: number | undefined;
    const found = withResponse(history, ref, ({ entry }) => {
      sum = sampleSum(parseSamples(entry.body ?? ''), args.dropped);
      return sum === undefined ? fails(`${args.dropped} has no sample`) : holds;
    });
    return sum ?? found;
  };
  const [before, after] = [scrape(args.before), scrape(args.after)];
  if (typeof before !== 'number') return before;
  if (typeof after !== 'number') return after;
  return withStream(history, args.ref, ({ frames }) => {
    const got = frames.filter(({ entry }) => entry.event === args.event).length;
    const sum = got + after - before;
    return sum >= args.least
      ? holds
      : fails(`${got} are there and ${after - before} counted as dropped, due: ${args.least} in all`);
  });
};

export const logJudges = {
  'stream.blocks': blocks,
  'stream.joined': joined,
  'stream.ends-last': endsLast,
  'stream.cadence': cadence,
  'frame.duration': duration,
  'stream.accounted': accounted,
} satisfies { [Name in keyof LogArgs]: Judge<LogArgs[Name]> };
