// What a target tells of a task beside its answers: in its log, or to a receiver of events.
import type { CaseHistory } from '../history/case-history.ts';
import { isRecord, parsedJson, sameJson, shownJson, valueAt } from '../json.ts';
import { type Anchor, anchorWords, placeOf, viewOf } from './anchor.ts';
import { type Finding, fails, holds, type Judge } from './finding.ts';
import { type Matcher, matches, mismatch, type Where } from './matcher.ts';
import { expiredBounds, placed, withResponse } from './reading.ts';

type Of = {
  /** `log`, or the name of a receiver. */
  readonly source: string;
  /** The exchange whose answer names the job. */
  readonly ref: string;
};

export type AccountArgs = {
  /** Records about the task with these members. */
  'account.count': Of & { readonly where: Where; readonly count: Matcher };
  /** Every record that mentions the task or its job. */
  'account.each': Of & { readonly taskId: string; readonly where: Where };
  /** One record for each, in this order; others may stand between. */
  'account.order': Of & { readonly wheres: readonly Where[] };
  /** Paths of the first such record, and where the same value stands elsewhere. */
  'account.agrees': Of & {
    readonly where: Where;
    readonly anchor: Anchor;
    readonly paths: { readonly [path: string]: string };
  };
  /** The values of one member, in the order in which they came. */
  'account.sequence': Of & { readonly path: string; readonly values: Matcher };
  /** Numbered from 0 without a gap, none twice. */
  'account.numbered': Of & { readonly path: string };
  /** A list of another answer says the same of each, in the same order. */
  'account.listed': Of & { readonly in: string; readonly list: string; readonly paths: readonly string[] };
  /** Nothing that the source tells has the text. */
  'account.nowhere': { readonly source: string; readonly text: string };
};

interface Told {
  readonly at: number;
  readonly value: unknown;
  readonly text: string;
}

const toldBy = (history: CaseHistory, source: string): Told[] =>
  source === 'log'
    ? placed(history, 'output').map(({ at, entry }) => ({
        at,
        value: parsedJson(entry.line),
        text: entry.line,
      }))
    : placed(history, 'peer').flatMap(({ at, entry }) =>
        entry.peer === source && entry.action === 'request'
          ? [{ at, value: entry.detail?.body, text: JSON.stringify(entry.detail?.body) ?? '' }]
          : [],
      );

const withJob = (
  history: CaseHistory,
  { source, ref }: Of,
  judge: (found: readonly Told[], job: string) => Finding,
): Finding =>
  withResponse(history, ref, ({ at, entry }) => {
    const body = parsedJson(entry.body);
    const job = isRecord(body) ? body.job_id : undefined;
    if (typeof job !== 'string') return fails(`the answer to ${ref} names no job: ${shownJson(body)}`, at);
    const found = toldBy(history, source).filter(({ value }) => valueAt(value, 'job_id') === job);
    return judge(found, job);
  });

const late = (history: CaseHistory, words: string, at?: number): Finding => {
  const [expired] = expiredBounds(history);
  return fails(expired === undefined ? words : `${words}; ${expired}`, at);
};

const count: Judge<AccountArgs['account.count']> = (history, args) =>
  withJob(history, args, found => {
    const fitting = found.filter(({ value }) => mismatch(value, args.where) === undefined);
    return matches(fitting.length, args.count)
      ? holds
      : late(
          history,
          `${args.source} tells ${fitting.length} times ${shownJson(args.where)} of ${args.ref}, due: ${shownJson(args.count)}`,
          fitting.at(-1)?.at,
        );
  });

const each: Judge<AccountArgs['account.each']> = (history, args) =>
  withJob(history, args, (_, job) => {
    const about = toldBy(history, args.source).filter(
      ({ text }) => text.includes(args.taskId) || text.includes(job),
    );
    if (about.length === 0) return late(history, `${args.source} tells nothing of ${args.ref}`);
    for (const { at, value, text } of about) {
      const wrong = mismatch(value, { job_id: job, ...args.where });
      if (wrong !== undefined) return fails(`${wrong} in ${text.slice(0, 400)}`, at);
    }
    return holds;
  });

const order: Judge<AccountArgs['account.order']> = (history, args) =>
  withJob(history, args, found => {
    let from = 0;
    for (const where of args.wheres) {
      const at = found.findIndex(({ value }, index) => index >= from && mismatch(value, where) === undefined);
      if (at < 0) return late(history, `${args.source} does not tell ${shownJson(where)} in its order`);
      from = at + 1;
    }
    return holds;
  });

const agrees: Judge<AccountArgs['account.agrees']> = (history, args) =>
  withJob(history, args, found => {
    const first = found.find(({ value }) => mismatch(value, args.where) === undefined);
    if (first === undefined) return late(history, `${args.source} does not tell ${shownJson(args.where)}`);
    const place = placeOf(history, args.anchor);
    const entry = place === undefined ? undefined : history.entries[place];
    if (entry === undefined) return late(history, `there is no ${anchorWords(args.anchor)}`);
    for (const [path, other] of Object.entries(args.paths)) {
      const [here, there] = [valueAt(first.value, path), valueAt(viewOf(entry), other)];
      if (here === undefined || !sameJson(here, there))
        return fails(
          `${path} is ${shownJson(here)}, and ${shownJson(there)} in ${anchorWords(args.anchor)}`,
          first.at,
        );
    }
    return holds;
  });

const sequence: Judge<AccountArgs['account.sequence']> = (history, args) =>
  withJob(history, args, found => {
    const values = found.map(({ value }) => valueAt(value, args.path) ?? null);
    return matches(values, args.values)
      ? holds
      : late(
          history,
          `${args.path} is ${shownJson(values)}, due: ${shownJson(args.values)}`,
          found.at(-1)?.at,
        );
  });

const numbered: Judge<AccountArgs['account.numbered']> = (history, args) =>
  withJob(history, args, found => {
    const wrong = found.find(({ value }, index) => valueAt(value, args.path) !== index);
    if (found.length === 0) return late(history, `${args.source} tells nothing of ${args.ref}`);
    return wrong === undefined
      ? holds
      : fails(`${args.path} is ${shownJson(valueAt(wrong.value, args.path))}`, wrong.at);
  });

const listed: Judge<AccountArgs['account.listed']> = (history, args) =>
  withJob(history, args, found =>
    withResponse(history, args.in, ({ at, entry }) => {
      const list = valueAt(parsedJson(entry.body), args.list);
      const shown = (items: readonly unknown[]) =>
        items.map(item => args.paths.map(path => valueAt(item, path) ?? null));
      const [told, kept] = [
        shown(found.map(({ value }) => value)),
        Array.isArray(list) ? shown(list) : undefined,
      ];
      return told.length > 0 && sameJson(told, kept)
        ? holds
        : late(history, `${args.source} tells ${shownJson(told)}, the record lists ${shownJson(kept)}`, at);
    }),
  );

const nowhere: Judge<AccountArgs['account.nowhere']> = (history, { source, text }) => {
  const found = toldBy(history, source);
  if (found.length === 0) return late(history, `${source} tells nothing`);
  const shown = found.find(told => told.text.includes(text));
  return shown === undefined ? holds : fails(`${source} tells ${shown.text.slice(0, 400)}`, shown.at);
};

export const accountJudges = {
  'account.count': count,
  'account.each': each,
  'account.order': order,
  'account.agrees': agrees,
  'account.sequence': sequence,
  'account.numbered': numbered,
  'account.listed': listed,
  'account.nowhere': nowhere,
} satisfies { [Name in keyof AccountArgs]: Judge<AccountArgs[Name]> };
