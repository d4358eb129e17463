// Refusals: of what can't be understood, does not exist, does not fit, is not allowed, or is too much.
import { headerInstantMs } from '../../clock.ts';
import type { CaseHistory } from '../../history/case-history.ts';
import { lateWithin } from '../../history/lateness.ts';
import { noteOf } from '../../history/notes.ts';
import { headerValue } from '../../http/headers.ts';
import { isRecord, parsedJson, shownJson, valueAt } from '../../json.ts';
import { type Finding, fails, firstBroken, holds, inapplicable, type Judge, undecided } from '../finding.ts';
import { type Matcher, matches } from '../matcher.ts';
import { closedOf, type Placed, requestOf, responseOf, withResponse } from '../reading.ts';
import { fieldsOf, ignored, replyOf, withAnswer } from './reply.ts';

export type RefusalArgs = {
  /** Answered with one of the statuses, and nothing of an answer. */
  'openai.refused': { readonly ref: string; readonly status: Matcher; readonly optional?: string };
  /** A failure has the form that clients read. */
  'openai.error-typed': { readonly ref: string };
  /** Where a request without a key is refused, one with an unknown key is. */
  'openai.key-refused': { readonly ref: string; readonly keyless: string };
  /** Ignored, or refused with 400. */
  'openai.unknown-parameter': { readonly ref: string };
  /** It names a model that is listed, and is not refused because nobody knows it; the run's own one is not refused at all. */
  'openai.known': { readonly ref: string; readonly own: string };
  /** Each of those named so that was refused for load, where others were served. */
  'openai.obeyable': { readonly ref: string; readonly part: 'typed' | 'told' | 'at-once' };
  /** Of the requests named so, all were left; this one is served all the same. */
  'openai.served-after': { readonly ref: string; readonly left: string };
};

/** What is wrong with the body of a failure. */
export const errorProblem = (body: string | undefined): string | undefined => {
  const error = fieldsOf(parsedJson(body)).error;
  if (!isRecord(error)) return `the body has no error: ${shownJson(body)}`;
  const wrong = ['message', 'type'].find(name => typeof error[name] !== 'string' || error[name] === '');
  return wrong === undefined ? undefined : `${wrong} of the error is ${shownJson(error[wrong])}`;
};

const notServed = [404, 405, 501];

const refused: Judge<RefusalArgs['openai.refused']> = (history, { ref, status, optional }) =>
  withAnswer(history, ref, response => {
    const { at, entry } = response;
    if (matches(entry.status, status)) return holds;
    if (optional !== undefined && notServed.includes(entry.status))
      return inapplicable(`${optional} is refused honestly: ${entry.status}`);
    if (entry.status !== 200)
      return fails(
        `${ref} is answered ${entry.status} ${shownJson(entry.body)}, due: ${shownJson(status)}`,
        at,
      );
    const { isStream, chunks, value } = replyOf(history, ref, response);
    const model = isStream ? chunks[0]?.value?.model : value.model;
    return ignored(`${ref} is answered, by the model ${shownJson(model)}; due: ${shownJson(status)}`, at);
  });

const known: Judge<RefusalArgs['openai.known']> = (history, { ref, own }) =>
  withAnswer(history, ref, ({ at, entry }) => {
    if (entry.status === 200) return holds;
    const code = valueAt(parsedJson(entry.body), 'error.code');
    // Another one than the checks ask may be listed and not chat.
    const isOwn = valueAt(parsedJson(requestOf(history, entry.exchange)?.entry.body), 'model') === own;
    const isUnknown = isOwn || entry.status === 404 || code === 'model_not_found';
    const words = `a model that is listed is answered ${entry.status} ${shownJson(entry.body)}`;
    return isUnknown ? fails(words, at) : undecided(words);
  });

const errorTyped: Judge<RefusalArgs['openai.error-typed']> = (history, { ref }) =>
  withAnswer(history, ref, ({ at, entry }) => {
    if (entry.status < 400) return inapplicable(`${ref} did not fail: ${entry.status}`);
    const problem = errorProblem(entry.body);
    return problem === undefined ? holds : fails(`${entry.status}: ${problem}`, at);
  });

const keyRefused: Judge<RefusalArgs['openai.key-refused']> = (history, { ref, keyless }) =>
  withAnswer(history, keyless, without =>
    withAnswer(history, ref, ({ at, entry }) => {
      if (entry.status === 401) return holds;
      if (without.entry.status === 200 && entry.status === 200)
        return inapplicable('it asks nobody for a key');
      return fails(`an unknown key is answered ${entry.status} ${shownJson(entry.body)}, due: 401`, at);
    }),
  );

const unknownParameter: Judge<RefusalArgs['openai.unknown-parameter']> = (history, { ref }) =>
  withAnswer(history, ref, ({ at, entry }) =>
    entry.status === 200 || entry.status === 400
      ? holds
      : fails(`an unknown parameter is answered ${entry.status} ${shownJson(entry.body)}`, at),
  );

/** `A.1`, `A.2` and so on, whatever came of them. */
const exchangesOf = ({ refs }: CaseHistory, ref: string): string[] =>
  [...refs].flatMap(([name, exchanges]) => (name.startsWith(`${ref}.`) ? exchanges : []));

const atOnceMs = 1_000;

const obeyed = (
  history: CaseHistory,
  { at, entry }: Placed<'response'>,
  part: RefusalArgs['openai.obeyable']['part'],
): Finding => {
  if (part === 'typed') {
    const problem = errorProblem(entry.body);
    return problem === undefined ? holds : fails(`${entry.status}: ${problem}`, at);
  }
  if (part === 'told') {
    const told = headerValue(entry.headers, 'retry-after') ?? '';
    const isTold = /^\d+$/.test(told) || headerInstantMs(told) !== undefined;
    return isTold ? holds : fails(`${entry.status} has the Retry-After ${shownJson(told)}`, at);
  }
  const asked = requestOf(history, entry.exchange)?.entry.at_ms ?? entry.at_ms;
  const tookMs = entry.at_ms - asked - lateWithin(history, asked, entry.at_ms);
  return tookMs <= atOnceMs ? holds : fails(`${entry.status} comes after ${Math.round(tookMs)} ms`, at);
};

const obeyable: Judge<RefusalArgs['openai.obeyable']> = (history, { ref, part }) => {
  const answers = exchangesOf(history, ref).flatMap(exchange => responseOf(history, exchange) ?? []);
  const broken = answers.find(({ entry }) => entry.status >= 500 && entry.status !== 503);
  if (part === 'typed' && broken !== undefined)
    return fails(`under load it answers ${broken.entry.status}, due: 429 or 503`, broken.at);
  if (!answers.some(({ entry }) => entry.status === 200)) return undecided(`none of ${ref} was served`);
  const found = answers.filter(({ entry }) => [429, 503].includes(entry.status));
  return found.length === 0
    ? inapplicable(`${answers.length} requests at once were not too many for it`)
    : firstBroken(found.map(response => obeyed(history, response, part)));
};

const wasObeyed = (history: CaseHistory): boolean =>
  history.entries.some(entry => noteOf(entry)?.note === 'held-back');

/** Refused for load although all were left, and although what it asked for was waited. */
const servedAfter: Judge<RefusalArgs['openai.served-after']> = (history, { ref, left }) => {
  const begun = exchangesOf(history, left);
  const isLeft = begun.every(exchange => closedOf(history, exchange) ?? responseOf(history, exchange));
  if (begun.length === 0 || !isLeft) return undecided(`not all of ${left} were begun and left`);
  return withResponse(history, ref, ({ at, entry }) => {
    if (entry.status === 200) return holds;
    const told = Number(headerValue(entry.headers, 'retry-after') ?? 0);
    if (told * 1_000 > history.bounds.terminal_ms)
      return inapplicable(`it asks to be left alone for ${told} s`);
    if (entry.status === 429 && !wasObeyed(history))
      return undecided(`${ref} was refused for load, and the run had no time left to wait`);
    return fails(`after ${begun.length} requests were left, the next one is answered ${entry.status}`, at);
  });
};

export const refusalJudges = {
  'openai.refused': refused,
  'openai.error-typed': errorTyped,
  'openai.key-refused': keyRefused,
  'openai.unknown-parameter': unknownParameter,
  'openai.known': known,
  'openai.obeyable': obeyable,
  'openai.served-after': servedAfter,
} satisfies { [Name in keyof RefusalArgs]: Judge<RefusalArgs[Name]> };
