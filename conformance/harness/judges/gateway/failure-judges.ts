// Failures of the engine stay failures, refusals keep their meaning, and who leaves or waits in vain is not forgotten.
import { headerInstantMs } from '../../clock.ts';
import type { CaseHistory } from '../../history/case-history.ts';
import { lateWithin } from '../../history/lateness.ts';
import { headerValue } from '../../http/headers.ts';
import { parsedJson, shownJson } from '../../json.ts';
import { type Finding, fails, holds, inapplicable, type Judge, undecided } from '../finding.ts';
import { type Matcher, matches } from '../matcher.ts';
import { judgeBroken } from '../openai/chunk-judges.ts';
import { errorProblem } from '../openai/refusal-judges.ts';
import { fieldsOf } from '../openai/reply.ts';
import { expiredBounds, type Placed, placed } from '../reading.ts';
import {
  deedOf,
  deedsOf,
  givenText,
  type Hop,
  outcomeWords,
  type Passage,
  textBefore,
  withCall,
  withPassage,
} from './hop.ts';

export type FailureArgs = {
  /** After its client left, the engine is hung up on within the bound of an abort. */
  'gateway.left': Hop;
  /** It is answered with one of the statuses and, where that is no refusal for load, a typed error. */
  'gateway.failed': Hop & { readonly status: Matcher };
  /** What fails inside the stream is told there, or breaks it off; none of it is text. */
  'gateway.broken-off': Hop;
  'gateway.retry-after': Hop;
  /** The engine's words stand in the message. */
  'gateway.same-words': Hop;
  /** The engine is asked once, where the client had seen something before it failed. */
  'gateway.not-again': Hop;
  'gateway.calls-at-most': Hop & { readonly max: number };
  /** The client's wait for a silent engine ends in time. */
  'gateway.in-time': Hop & { readonly withinMs: number };
  /** Whoever comes after the gateway was asked to end. */
  'gateway.newcomer': Hop;
};

const left: Judge<Hop> = (history, hop) =>
  withCall(history, hop, (passage, call) => {
    const { ref, closed, response } = passage;
    const isGiven = deedsOf(history, call).some(({ entry }) => entry.action === 'piece');
    if (isGiven && response !== undefined && response.entry.status !== 200)
      return fails(`no stream begins: ${outcomeWords(passage)}`, response.at);
    if (closed === undefined || closed.entry.by !== 'harness')
      return undecided(`${ref} was not left: ${closed?.entry.error ?? 'it is still there'}`);
    const aborted = deedsOf(history, call).find(({ entry }) => entry.action === 'aborted');
    const from = closed.entry.at_ms;
    if (aborted === undefined) {
      const [expired = 'nothing says so'] = expiredBounds(history);
      return fails(`the engine goes on with ${ref} after its client left: ${expired}`, closed.at);
    }
    const tookMs = aborted.entry.at_ms - from - lateWithin(history, from, aborted.entry.at_ms);
    return tookMs <= history.bounds.abort_ms
      ? holds
      : fails(`the engine is hung up on ${Math.round(tookMs)} ms after the client left`, aborted.at);
  });

const failed: Judge<FailureArgs['gateway.failed']> = (history, { status, ...hop }) =>
  withCall(history, hop, passage => {
    const { response, ref } = passage;
    if (response === undefined) return fails(outcomeWords(passage), passage.closed?.at);
    const words = `${outcomeWords(passage)}, due: ${shownJson(status)}`;
    if (!matches(response.entry.status, status))
      return fails(
        response.entry.status === 200 ? `a failure is told as a success: ${words}` : words,
        response.at,
      );
    const problem = errorProblem(response.entry.body);
    return problem === undefined
      ? holds
      : fails(`${ref}: ${response.entry.status}, and ${problem}`, response.at);
  });

const brokenOff: Judge<Hop> = (history, hop) =>
  withCall(history, hop, (passage, call) => {
    const { response, reply } = passage;
    if (response === undefined) return holds;
    if (reply === undefined)
      return response.entry.status >= 400 ? holds : fails(outcomeWords(passage), response.at);
    if (!reply.isStream) return fails('a broken stream is answered as a whole', response.at);
    const due = givenText(deedsOf(history, call));
    const found = reply.choices[0]?.text ?? '';
    return due.startsWith(found)
      ? judgeBroken(reply)
      : fails(`the text is ${shownJson(found)}, the engine's: ${shownJson(due)}`, response.at);
  });

/** In seconds from the answer on. */
const toldWait = ({ entry }: Placed<'response'>): number | undefined => {
  const told = headerValue(entry.headers, 'retry-after') ?? '';
  if (/^\d+$/.test(told)) return Number(told);
  const instantMs = headerInstantMs(told);
  const nowMs = headerInstantMs(headerValue(entry.headers, 'date') ?? '');
  return instantMs === undefined || nowMs === undefined ? undefined : (instantMs - nowMs) / 1_000;
};

const failureOf = (history: CaseHistory, passage: Passage): Readonly<Record<string, unknown>> =>
  deedOf(history, passage, 'failed')?.entry.detail ?? {};

const retryAfter: Judge<Hop> = (history, hop) =>
  withCall(history, hop, passage => {
    const due = Number(failureOf(history, passage).retryAfterS);
    const { response } = passage;
    if (response === undefined) return fails(outcomeWords(passage), passage.closed?.at);
    if (response.entry.status < 400) return inapplicable(`it is no refusal: ${response.entry.status}`);
    const told = toldWait(response);
    return told !== undefined && told >= due
      ? holds
      : fails(
          `Retry-After is ${shownJson(headerValue(response.entry.headers, 'retry-after'))}, the engine's: ${due}`,
          response.at,
        );
  });

const sameWords: Judge<Hop> = (history, hop) =>
  withCall(history, hop, passage => {
    const due = String(failureOf(history, passage).message);
    const { response } = passage;
    if (response === undefined) return fails(outcomeWords(passage), passage.closed?.at);
    const { message } = fieldsOf(fieldsOf(parsedJson(response.entry.body)).error);
    return typeof message === 'string' && message.includes(due)
      ? holds
      : fails(`its message is ${shownJson(message)}, the engine's: ${shownJson(due)}`, response.at);
  });

const notAgain: Judge<Hop> = (history, hop) =>
  withCall(history, hop, ({ ref, calls, request }) => {
    const [, second] = calls;
    if (second === undefined) return holds;
    const seen = textBefore(history, request.entry.exchange, second.at);
    return seen === ''
      ? inapplicable(`the client of ${ref} had seen nothing`)
      : fails(`the engine is asked again for ${ref} after the client saw ${shownJson(seen)}`, second.at);
  });

const callsAtMost: Judge<FailureArgs['gateway.calls-at-most']> = (history, { max, ...hop }) =>
  withCall(history, hop, ({ ref, calls }) =>
    calls.length <= max
      ? holds
      : fails(`the engine is asked ${calls.length} times for ${ref}, said: ${max}`, calls[max]?.at),
  );

const inTime: Judge<FailureArgs['gateway.in-time']> = (history, { withinMs, ...hop }) =>
  withCall(history, hop, passage => {
    const { request, reply, response, closed } = passage;
    const end = reply?.isStream === true ? closed : (response ?? closed);
    const from = reply?.isStream === true ? (deedOf(history, passage, 'piece') ?? request) : request;
    if (end === undefined || ('by' in end.entry && end.entry.by === 'harness'))
      return fails(`its client still waits: ${outcomeWords(passage)}`, end?.at);
    const [fromMs, toMs] = [from.entry.at_ms, end.entry.at_ms];
    const tookMs = toMs - fromMs - lateWithin(history, fromMs, toMs);
    return tookMs <= withinMs + history.bounds.settle_ms
      ? holds
      : fails(`its client waits ${Math.round(tookMs)} ms, said: ${withinMs}`, end.at);
  });

const newcomer: Judge<Hop> = (history, hop) =>
  withPassage(history, hop, (passage): Finding => {
    const { request, response, closed } = passage;
    const asked = placed(history, 'process').find(({ entry }) => entry.action === 'signaled');
    if (asked === undefined || asked.at > request.at) return undecided('it was not asked to end before');
    if (response === undefined)
      return closed?.entry.by === 'error' ? holds : fails(outcomeWords(passage), closed?.at);
    return response.entry.status === 503 ? holds : fails(`${outcomeWords(passage)}, due: 503`, response.at);
  });

export const failureJudges = {
  'gateway.left': left,
  'gateway.failed': failed,
  'gateway.broken-off': brokenOff,
  'gateway.retry-after': retryAfter,
  'gateway.same-words': sameWords,
  'gateway.not-again': notAgain,
  'gateway.calls-at-most': callsAtMost,
  'gateway.in-time': inTime,
  'gateway.newcomer': newcomer,
} satisfies { [Name in keyof FailureArgs]: Judge<FailureArgs[Name]> };
