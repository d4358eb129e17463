import type { BoundName } from '../bounds.ts';
import type { CaseHistory } from '../history/case-history.ts';
import { shownJson } from '../json.ts';
import { type Anchor, anchorWords, placeOf, viewOf } from './anchor.ts';
import { fails, holds, type Judge } from './finding.ts';
import { type Matcher, matches, mismatch, type Where } from './matcher.ts';
import { expiredBounds, type Placed, placed } from './reading.ts';

export type PeerArgs = {
  /** How many generations peers were asked for; of one peer, or of all. */
  'peer.asked': { readonly peer?: string; readonly count: Matcher; readonly where?: Where };
  /** How many of the peers were asked for such a generation. */
  'peer.spread': { readonly count: Matcher; readonly where?: Where };
  /** The prompts of the generations in the order in which they arrived. */
  'peer.order': { readonly peer?: string; readonly path: string; readonly values: Matcher };
  /**
   * Of the generations, those whose prompt holds one of the words `among` are counted from 1; `which` are looked at: their
   * `places`, and `gaps`, how many places each stands after the one before.
   */
  'peer.places': {
    readonly peer?: string;
    readonly among: readonly string[];
    readonly which: readonly string[];
    readonly where: Where;
  };
  /** After the anchor the orchestrator hangs up a call of the peer, within the bound. */
  'peer.hung-up': { readonly peer: string; readonly after: Anchor; readonly bound?: BoundName };
  /** Never more generations at once than this, and, where it says so, as many at least once. */
  'peer.concurrency': { readonly peer: string; readonly max: number; readonly reaches?: number };
};

const generationsOf = (history: CaseHistory, peer: string | undefined): Placed<'peer'>[] =>
  placed(history, 'peer').filter(
    ({ entry }) =>
      entry.action === 'request' &&
      entry.detail?.generation === true &&
      (peer === undefined || entry.peer === peer),
  );

const asked: Judge<PeerArgs['peer.asked']> = (history, { peer, count, where = {} }) => {
  const found = generationsOf(history, peer).filter(
    ({ entry }) => mismatch(viewOf(entry), where) === undefined,
  );
  if (matches(found.length, count)) return holds;
  const [expired = ''] = expiredBounds(history);
  const words = `${peer ?? 'the peers'} got ${found.length} generations, due: ${shownJson(count)}`;
  return fails(expired === '' ? words : `${words}; ${expired}`, found.at(-1)?.at);
};

const spread: Judge<PeerArgs['peer.spread']> = (history, { count, where = {} }) => {
  const found = generationsOf(history, undefined).filter(
    ({ entry }) => mismatch(viewOf(entry), where) === undefined,
  );
  const peers = new Set(found.map(({ entry }) => entry.peer));
  return matches(peers.size, count)
    ? holds
    : fails(`${peers.size} peers got such a generation, due: ${shownJson(count)}`, found.at(-1)?.at);
};

const order: Judge<PeerArgs['peer.order']> = (history, { peer, path, values }) => {
  const calls = generationsOf(history, peer);
  const found = calls.map(({ entry }) => {
    const view = viewOf(entry);
    return Object.hasOwn(Object(view), path) ? Object(view)[path] : undefined;
  });
  return matches(found, values)
    ? holds
    : fails(
        `${path} of the generations is ${shownJson(found, 400)}, due: ${shownJson(values, 400)}`,
        calls.at(-1)?.at,
      );
};

const holdsOneOf = (prompt: unknown, words: readonly string[]): boolean =>
  typeof prompt === 'string' && words.some(word => prompt.includes(word));

const places: Judge<PeerArgs['peer.places']> = (history, { peer, among, which, where }) => {
  const calls = generationsOf(history, peer).filter(({ entry }) => holdsOneOf(entry.detail?.prompt, among));
  const found = calls.flatMap(({ entry }, index) =>
    holdsOneOf(entry.detail?.prompt, which) ? [index + 1] : [],
  );
  const gaps = found.slice(1).map((place, index) => place - (found[index] ?? 0));
  const wrong = mismatch({ places: found, gaps, among: calls.length }, where);
  return wrong === undefined
    ? holds
    : fails(`of ${calls.length} generations they are ${shownJson(found, 400)}: ${wrong}`, calls.at(-1)?.at);
};

const hungUp: Judge<PeerArgs['peer.hung-up']> = (history, { peer, after, bound = 'abort_ms' }) => {
  const from = placeOf(history, after);
  if (from === undefined) return fails(`there is no ${anchorWords(after)}`);
  const aborted = placed(history, 'peer').find(
    ({ at, entry }) =>
      entry.peer === peer && entry.action === 'aborted' && at > 0 && isDue(at, from, history),
  );
  if (aborted === undefined)
    return fails(`${peer} was not hung up on after ${anchorWords(after)}`, history.entries.length - 1);
  const ms = aborted.entry.at_ms - (history.entries[from]?.at_ms ?? 0);
  return ms <= history.bounds[bound]
    ? holds
    : fails(`${peer} was hung up on after ${ms.toFixed(1)} ms, due: ${history.bounds[bound]}`, aborted.at);
};

/** A server may hang up before its answer to the cancel is read here; it can't before it was asked. */
const isDue = (at: number, from: number, history: CaseHistory): boolean => {
  const anchor = history.entries[from];
  if (at > from || anchor?.kind !== 'response') return at > from;
  const asked = history.entries.findIndex(
    entry => entry.kind === 'request' && entry.exchange === anchor.exchange,
  );
  return at > asked;
};

const concurrency: Judge<PeerArgs['peer.concurrency']> = (history, { peer, max, reaches }) => {
  const open = new Set<string>();
  let most = 0;
  for (const { at, entry } of placed(history, 'peer').filter(item => item.entry.peer === peer)) {
    const { action, exchange = '' } = entry;
    if (action === 'request' && entry.detail?.generation === true) open.add(exchange);
    if (action === 'ended' || action === 'aborted' || action === 'failed') open.delete(exchange);
    most = Math.max(most, open.size);
    if (open.size > max)
      return fails(`${peer} has ${open.size} generations at once, due: at most ${max}`, at);
  }
  return reaches !== undefined && most < reaches
    ? fails(`${peer} never has more than ${most} generations at once, due: ${reaches}`)
    : holds;
};

export const peerJudges = {
  'peer.asked': asked,
  'peer.spread': spread,
  'peer.order': order,
  'peer.places': places,
  'peer.hung-up': hungUp,
  'peer.concurrency': concurrency,
} satisfies { [Name in keyof PeerArgs]: Judge<PeerArgs[Name]> };
