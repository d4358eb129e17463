import { errorEntry, isErrorCode } from '#contracts';
import type { CaseHistory } from '../history/case-history.ts';
import { headerValue } from '../http/headers.ts';
import { isRecord, parsedJson, shownJson } from '../json.ts';
import { type Finding, fails, holds, type Judge } from './finding.ts';
import { type Matcher, matches, mismatch, type Where } from './matcher.ts';
import { type Placed, withResponse } from './reading.ts';

export type ResponseArgs = {
  'response.status': { readonly ref: string; readonly status: Matcher };
  'response.header': { readonly ref: string; readonly name: string; readonly value: Matcher };
  'response.body': { readonly ref: string; readonly where: Where };
  /** The body as text. */
  'response.text': { readonly ref: string; readonly text: Matcher };
  /** An error envelope with one of the codes, under the status that the catalogue gives it. */
  'error.code': { readonly ref: string; readonly code: string | readonly string[]; readonly where?: Where };
  'refusal.hints': { readonly ref: string; readonly policy?: string };
};

const status: Judge<ResponseArgs['response.status']> = (history, args) =>
  withResponse(history, args.ref, ({ at, entry }) =>
    matches(entry.status, args.status)
      ? holds
      : fails(`the status is ${entry.status}, due: ${shownJson(args.status)}; ${shownJson(entry.body)}`, at),
  );

const header: Judge<ResponseArgs['response.header']> = (history, { ref, name, value }) =>
  withResponse(history, ref, ({ at, entry }) => {
    const found = headerValue(entry.headers, name);
    return matches(found, value)
      ? holds
      : fails(`${name} is ${shownJson(found)}, due: ${shownJson(value)}`, at);
  });

const body: Judge<ResponseArgs['response.body']> = (history, { ref, where }) =>
  withResponse(history, ref, ({ at, entry }) => {
    const value = parsedJson(entry.body);
    if (value === undefined) return fails(`the body of ${ref} is no JSON: ${shownJson(entry.body)}`, at);
    const wrong = mismatch(value, where);
    return wrong === undefined ? holds : fails(wrong, at);
  });

const text: Judge<ResponseArgs['response.text']> = (history, args) =>
  withResponse(history, args.ref, ({ at, entry }) =>
    matches(entry.body ?? '', args.text)
      ? holds
      : fails(`the body is ${shownJson(entry.body)}, due: ${shownJson(args.text)}`, at),
  );

const errorCode: Judge<ResponseArgs['error.code']> = (history, { ref, code, where = {} }) =>
  withResponse(history, ref, ({ at, entry }) => {
    const envelope = parsedJson(entry.body);
    const found = isRecord(envelope) ? envelope.code : undefined;
    if (![code].flat().some(wanted => wanted === found))
      return fails(
        `the answer is ${entry.status} ${shownJson(found)}, due: ${[code].flat().join(' or ')}`,
        at,
      );
    const due = isErrorCode(found) ? errorEntry(found).status : undefined;
    if (entry.status !== due) return fails(`${String(found)} comes with ${entry.status}, due: ${due}`, at);
    const wrong = mismatch(envelope, where);
    return wrong === undefined ? holds : fails(wrong, at);
  });

/** The three hints of a refusal say the same. */
export const judgeHints = ({ at, entry }: Placed<'response'>, policy?: string): Finding => {
  const backoff = headerValue(entry.headers, 'x-backoff-ms') ?? '';
  const retryAfter = headerValue(entry.headers, 'retry-after') ?? '';
  const envelope = parsedJson(entry.body);
  if (!/^\d+$/.test(backoff)) return fails(`X-Backoff-Ms is ${shownJson(backoff)}`, at);
  const seconds = String(Math.ceil(Number(backoff) / 1000));
  if (retryAfter !== seconds) return fails(`Retry-After is ${shownJson(retryAfter)}, due: ${seconds}`, at);
  const wrong = mismatch(envelope, {
    retry_after_ms: Number(backoff),
    retriable: true,
    policy_label: policy ?? { $exists: true },
  });
  return wrong === undefined ? holds : fails(wrong, at);
};

const hints: Judge<ResponseArgs['refusal.hints']> = (history: CaseHistory, { ref, policy }) =>
  withResponse(history, ref, response =>
    response.entry.status === 429 || response.entry.status === 503
      ? judgeHints(response, policy)
      : fails(`${ref} is answered ${response.entry.status} and is no refusal with hints`, response.at),
  );

export const responseJudges = {
  'response.status': status,
  'response.header': header,
  'response.body': body,
  'response.text': text,
  'error.code': errorCode,
  'refusal.hints': hints,
} satisfies { [Name in keyof ResponseArgs]: Judge<ResponseArgs[Name]> };
