import type { BoundName } from '../bounds.ts';
import type { CaseHistory } from '../history/case-history.ts';
import { lateWithin } from '../history/lateness.ts';
import { type Json, sameJson, shownJson, valueAt } from '../json.ts';
import { type Anchor, absent, anchorWords, placeOf, placesOf, viewOf } from './anchor.ts';
import { type Finding, fails, holds, type Judge, undecided } from './finding.ts';
import { type Matcher, matches, mismatch, type Where } from './matcher.ts';
import { expiredBounds } from './reading.ts';

export type OrderArgs = {
  'entry.count': { readonly anchor: Anchor; readonly count: Matcher };
  /** The entry is there, and its members are what they must be. */
  'entry.where': { readonly anchor: Anchor; readonly where: Where };
  /** After one thing and up to another, a third never happens. What must happen first must have happened. */
  'entry.never': { readonly what: Anchor; readonly after?: Anchor; readonly until?: Anchor };
  'order.follows': { readonly anchors: readonly Anchor[] };
  /** No later than a named bound, or a time that the contract gives. */
  'order.within': {
    readonly from: Anchor;
    readonly to: Anchor;
    readonly bound?: BoundName;
    readonly ms?: number;
  };
  'order.apart': { readonly from: Anchor; readonly to: Anchor; readonly ms: number };
  /** The same value at each place. */
  'values.same': { readonly values: readonly { readonly anchor: Anchor; readonly path: string }[] };
  /** No bound expired. */
  'bounds.kept': { readonly [name: string]: Json };
};

const count: Judge<OrderArgs['entry.count']> = (history, args) => {
  const found = placesOf(history, args.anchor);
  return matches(found.length, args.count)
    ? holds
    : fails(`${found.length} × ${anchorWords(args.anchor)}, due: ${shownJson(args.count)}`, found.at(-1));
};

const where: Judge<OrderArgs['entry.where']> = (history, args) => {
  const at = placeOf(history, args.anchor);
  const entry = at === undefined ? undefined : history.entries[at];
  if (entry === undefined) return absent(history, args.anchor);
  const wrong = mismatch(viewOf(entry), args.where);
  return wrong === undefined ? holds : fails(`${anchorWords(args.anchor)}: ${wrong}`, at);
};

const never: Judge<OrderArgs['entry.never']> = (history, { what, after, until }) => {
  const from = after === undefined ? -1 : placeOf(history, after);
  if (from === undefined && after !== undefined) return absent(history, after);
  const to = until === undefined ? history.entries.length : placeOf(history, until);
  if (to === undefined && until !== undefined) return absent(history, until);
  if (from !== undefined && to !== undefined && to <= from)
    return fails('the time in which it must not happen has no length', to);
  const found = placesOf(history, what).find(at => at > (from ?? -1) && at < (to ?? 0));
  return found === undefined ? holds : fails(`${anchorWords(what)} happened`, found);
};

const follows: Judge<OrderArgs['order.follows']> = (history, { anchors }) => {
  let previous: { readonly at: number; readonly anchor: Anchor } | undefined;
  for (const anchor of anchors) {
    const at = placeOf(history, anchor);
    if (at === undefined) return absent(history, anchor);
    if (previous !== undefined && at <= previous.at)
      return fails(`${anchorWords(anchor)} comes before ${anchorWords(previous.anchor)}`, at);
    previous = { at, anchor };
  }
  return holds;
};

interface Span {
  readonly ms: number;
  /** What of it the machine took, and the target can't be blamed for. */
  readonly lateMs: number;
  readonly at: number;
}

const elapsed = (
  history: CaseHistory,
  args: { readonly from: Anchor; readonly to: Anchor },
  judge: (span: Span) => Finding,
): Finding => {
  const [from, to] = [placeOf(history, args.from), placeOf(history, args.to)];
  if (from === undefined) return absent(history, args.from);
  if (to === undefined) return absent(history, args.to);
  const [fromMs, toMs] = [history.entries[from]?.at_ms ?? 0, history.entries[to]?.at_ms ?? 0];
  return judge({ ms: toMs - fromMs, lateMs: lateWithin(history, fromMs, toMs), at: to });
};

const within: Judge<OrderArgs['order.within']> = (history, args) => {
  const limit = args.ms ?? (args.bound && history.bounds[args.bound]);
  if (limit === undefined) return undecided('order.within names no bound');
  return elapsed(history, args, ({ ms, lateMs, at }) => {
    if (ms - lateMs <= limit) return holds;
    const error = lateMs === 0 ? '' : `, of which the machine took ${lateMs.toFixed(1)} ms`;
    const words = `${anchorWords(args.to)} comes ${ms.toFixed(1)} ms after ${anchorWords(args.from)}${error}`;
    return fails(`${words}, due: ${limit}`, at);
  });
};

const apart: Judge<OrderArgs['order.apart']> = (history, args) =>
  elapsed(history, args, ({ ms, at }) =>
    ms >= args.ms
      ? holds
      : fails(
          `${anchorWords(args.to)} comes ${ms.toFixed(1)} ms after ${anchorWords(args.from)}, due: ${args.ms}`,
          at,
        ),
  );

const same: Judge<OrderArgs['values.same']> = (history, { values }) => {
  const found: unknown[] = [];
  for (const { anchor, path } of values) {
    const at = placeOf(history, anchor);
    const entry = at === undefined ? undefined : history.entries[at];
    if (entry === undefined) return absent(history, anchor);
    const value = valueAt(viewOf(entry), path);
    if (value === undefined) return fails(`${anchorWords(anchor)} has no ${path}`, at);
    if (found.length > 0 && !sameJson(found[0], value))
      return fails(
        `${path} of ${anchorWords(anchor)} is ${shownJson(value)}, due: ${shownJson(found[0])}`,
        at,
      );
    found.push(value);
  }
  return found.length < 2 ? undecided('values.same compares nothing') : holds;
};

const boundsKept: Judge<OrderArgs['bounds.kept']> = history => {
  const [expired] = expiredBounds(history);
  return expired === undefined ? holds : fails(expired);
};

export const orderJudges = {
  'entry.count': count,
  'entry.where': where,
  'entry.never': never,
  'order.follows': follows,
  'order.within': within,
  'order.apart': apart,
  'values.same': same,
  'bounds.kept': boundsKept,
} satisfies { [Name in keyof OrderArgs]: Judge<OrderArgs[Name]> };
