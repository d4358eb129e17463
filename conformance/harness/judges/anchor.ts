// A place in a history, as data.
import type { CaseHistory } from '../history/case-history.ts';
import type { Entry } from '../history/entry.ts';
import { isRecord, parsedJson, shownJson } from '../json.ts';
import { type Finding, fails } from './finding.ts';
import { mismatch, type Where } from './matcher.ts';
import { exchangeOf, expiredBounds } from './reading.ts';

export type Anchor = {
  readonly kind: 'request' | 'response' | 'frame' | 'closed' | 'peer' | 'output' | 'process' | 'step';
  /** Of request, response, frame and closed. */
  readonly ref?: string;
  readonly event?: string;
  readonly peer?: string;
  readonly action?: string;
  readonly process?: string;
  /** Of a step's words or a line of output: a regular expression. */
  readonly pattern?: string;
  /** Members of what viewOf gives. */
  readonly where?: Where;
  /** From 1; -1 is the last. Without it the first. */
  readonly nth?: number;
};

const lowerHeaders = (headers: readonly (readonly [string, string])[]): Record<string, string> =>
  Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]));

/** An entry as claims speak of it: a frame is its payload, an output line that is JSON is its value. */
export const viewOf = (entry: Entry): unknown => {
  switch (entry.kind) {
    case 'frame': {
      const payload = parsedJson(entry.data);
      return isRecord(payload) ? { ...payload, $id: entry.id, $event: entry.event } : payload;
    }
    case 'request':
    case 'response':
      return { ...entry, headers: lowerHeaders(entry.headers), body: parsedJson(entry.body) ?? entry.body };
    case 'peer':
      return { exchange: entry.exchange, ...entry.detail };
    case 'output':
      return parsedJson(entry.line) ?? { line: entry.line };
    case 'closed':
    case 'process':
    case 'step':
    case 'assertion':
      return entry;
    default:
      return entry satisfies never;
  }
};

const exchangeIn = (entry: Entry): string | undefined => ('exchange' in entry ? entry.exchange : undefined);

const wordsIn = (entry: Entry): string => {
  if (entry.kind === 'step') return entry.text;
  return entry.kind === 'output' ? entry.line : '';
};

const hasNames = (entry: Entry, anchor: Anchor): boolean => {
  const { event, peer, action, process } = anchor;
  if (entry.kind === 'frame' && entry.comment !== undefined) return false;
  const named = entry as unknown as Readonly<Record<string, unknown>>;
  return Object.entries({ event, peer, action, process }).every(
    ([name, wanted]) => wanted === undefined || named[name] === wanted,
  );
};

const fits = (entry: Entry, anchor: Anchor, exchange: string | undefined): boolean => {
  if (entry.kind !== anchor.kind || !hasNames(entry, anchor)) return false;
  if (anchor.ref !== undefined && exchangeIn(entry) !== exchange) return false;
  if (anchor.pattern !== undefined && !new RegExp(anchor.pattern).test(wordsIn(entry))) return false;
  return anchor.where === undefined || mismatch(viewOf(entry), anchor.where) === undefined;
};

/** The indexes of all entries that the anchor fits, whatever its nth. */
export const placesOf = (history: CaseHistory, anchor: Anchor): number[] => {
  const exchange = anchor.ref === undefined ? undefined : exchangeOf(history, anchor.ref);
  if (anchor.ref !== undefined && exchange === undefined) return [];
  return history.entries.flatMap((entry, at) => (fits(entry, anchor, exchange) ? [at] : []));
};

export const placeOf = (history: CaseHistory, anchor: Anchor): number | undefined => {
  const { nth = 1 } = anchor;
  return placesOf(history, anchor).at(nth < 0 ? nth : nth - 1);
};

export const anchorWords = (anchor: Anchor): string => {
  const { kind, ref, event, peer, action, process, pattern, where, nth } = anchor;
  const subject = [peer, process, ref, kind, event, action, pattern]
    .filter(word => word !== undefined)
    .join(' ');
  const members = where === undefined ? '' : ` with ${shownJson(where)}`;
  return `${subject}${members}${nth === undefined ? '' : ` number ${nth}`}`;
};

/** Nothing is there, and where a bound expired, that is why. */
export const absent = (history: CaseHistory, anchor: Anchor): Finding => {
  const [expired] = expiredBounds(history);
  return fails(`there is no ${anchorWords(anchor)}${expired === undefined ? '' : `: ${expired}`}`);
};
