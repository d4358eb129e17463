// How judges find things in a history.
import { operationOf } from '../contract/operation-of.ts';
import type { CaseHistory } from '../history/case-history.ts';
import type { EntryKind, EntryOf } from '../history/entry.ts';
import { noteOf } from '../history/notes.ts';
import { type Finding, fails, undecided } from './finding.ts';

export interface Placed<Kind extends EntryKind> {
  readonly at: number;
  readonly entry: EntryOf<Kind>;
}

export const placed = <Kind extends EntryKind>(history: CaseHistory, kind: Kind): Placed<Kind>[] =>
  history.entries.flatMap((entry, at) =>
    entry.kind === kind ? [{ at, entry: entry as EntryOf<Kind> }] : [],
  );

export const requestOf = (history: CaseHistory, exchange: string): Placed<'request'> | undefined =>
  placed(history, 'request').find(({ entry }) => entry.exchange === exchange);

export const responseOf = (history: CaseHistory, exchange: string): Placed<'response'> | undefined =>
  placed(history, 'response').find(({ entry }) => entry.exchange === exchange);

/** Without comments. */
export const framesOf = (history: CaseHistory, exchange: string): Placed<'frame'>[] =>
  placed(history, 'frame').filter(({ entry }) => entry.exchange === exchange && entry.comment === undefined);

export const closedOf = (history: CaseHistory, exchange: string): Placed<'closed'> | undefined =>
  placed(history, 'closed').find(({ entry }) => entry.exchange === exchange);

const operationIn = (history: CaseHistory, exchange: string): string | undefined => {
  const request = requestOf(history, exchange)?.entry;
  return request && operationOf(request.method, request.url);
};

/**
 * The exchange that a ref means: `A` the last one that was given the name, `A/streamTask` the last of that operation,
 * `A/streamTask#1` the first of it, `e5` the exchange itself.
 */
export const exchangeOf = (history: CaseHistory, ref: string): string | undefined => {
  const [, name = ref, operation, nth] = /^(.*?)(?:\/([A-Za-z]+))?(?:#(\d+))?$/.exec(ref) ?? [];
  const named = history.refs.get(ref) ?? history.refs.get(name) ?? (/^e\d+$/.test(name) ? [name] : []);
  const found = named.filter(
    exchange => operation === undefined || operationIn(history, exchange) === operation,
  );
  return nth === undefined ? found.at(-1) : found[Number(nth) - 1];
};

export const expiredBounds = (history: CaseHistory): string[] =>
  history.entries.flatMap(entry => {
    const note = noteOf(entry);
    return note?.note === 'expired' ? [`bound ${note.bound} expired: ${note.what}`] : [];
  });

/**
 * What a claim needs was never recorded. Where a bound expired the target is why, and the claim fails with it;
 * otherwise a step forgot to do it.
 */
export const missing = (history: CaseHistory, what: string): Finding => {
  const [expired] = expiredBounds(history);
  return expired === undefined ? undecided(`the history has no ${what}`) : fails(`no ${what}: ${expired}`);
};

/** Judges the answer of a ref, or says why there is none. */
export const withResponse = (
  history: CaseHistory,
  ref: string,
  judge: (response: Placed<'response'>) => Finding,
): Finding => {
  const exchange = exchangeOf(history, ref);
  if (exchange === undefined) return missing(history, `exchange ${ref}`);
  const response = responseOf(history, exchange);
  if (response !== undefined) return judge(response);
  const closed = closedOf(history, exchange);
  if (closed === undefined) return missing(history, `answer to ${ref}`);
  return fails(`${ref} got no answer: ${closed.entry.error ?? closed.entry.by}`, closed.at);
};

export interface ReadStream {
  readonly exchange: string;
  readonly response: Placed<'response'>;
  readonly frames: readonly Placed<'frame'>[];
  readonly closed: Placed<'closed'> | undefined;
  readonly lastEventId: string | undefined;
}

export const streamOf = (history: CaseHistory, response: Placed<'response'>): ReadStream => {
  const { exchange } = response.entry;
  const headers = requestOf(history, exchange)?.entry.headers ?? [];
  return {
    exchange,
    response,
    frames: framesOf(history, exchange),
    closed: closedOf(history, exchange),
    lastEventId: headers.find(([name]) => name.toLowerCase() === 'last-event-id')?.[1],
  };
};

/** Judges the stream of a ref; fails where the answer is none. */
export const withStream = (
  history: CaseHistory,
  ref: string,
  judge: (stream: ReadStream) => Finding,
): Finding =>
  withResponse(history, ref, response =>
    response.entry.status === 200
      ? judge(streamOf(history, response))
      : fails(`${ref} is answered ${response.entry.status} and no stream`, response.at),
  );
