// A request on both sides of a gateway: as its client asked it and was answered, and as the engine was asked.
import type { CaseHistory } from '../../history/case-history.ts';
import { isRecord, parsedJson, shownJson } from '../../json.ts';
import { type Finding, fails, undecided } from '../finding.ts';
import { type Fields, fieldsOf, isRefusal, listOf, type Reply, replyOf } from '../openai/reply.ts';
import { closedOf, expiredBounds, type Placed, placed, responseOf } from '../reading.ts';

/** What the prompt of a request holds and no other's, and the name by which people know it. */
export type Hop = { readonly ref: string; readonly prompt: string };

export interface Passage {
  readonly ref: string;
  readonly request: Placed<'request'>;
  readonly response: Placed<'response'> | undefined;
  readonly closed: Placed<'closed'> | undefined;
  readonly asked: Fields;
  /** How the engine was asked, each time. */
  readonly calls: readonly Placed<'peer'>[];
  readonly reply: Reply | undefined;
}

const callsOf = (history: CaseHistory, prompt: string): Placed<'peer'>[] =>
  placed(history, 'peer').filter(
    ({ entry }) =>
      entry.action === 'request' &&
      entry.detail?.generation === true &&
      String(entry.detail.prompt).includes(prompt),
  );

/** Everything that the engine did with a call, in order. */
export const deedsOf = (history: CaseHistory, call: Placed<'peer'> | undefined): Placed<'peer'>[] =>
  call === undefined
    ? []
    : placed(history, 'peer').filter(
        ({ entry }) => entry.exchange === call.entry.exchange && entry.action !== 'request',
      );

export const deedOf = (
  history: CaseHistory,
  { calls }: Passage,
  action: Placed<'peer'>['entry']['action'],
): Placed<'peer'> | undefined =>
  deedsOf(history, calls.at(-1)).findLast(({ entry }) => entry.action === action);

export const givenText = (deeds: readonly Placed<'peer'>[]): string =>
  deeds.map(({ entry }) => (entry.action === 'piece' ? String(entry.detail?.text) : '')).join('');

export const bodyOfCall = (call: Placed<'peer'> | undefined): Fields => fieldsOf(call?.entry.detail?.body);

export const headersOfCall = ({ entry }: Placed<'peer'>): readonly [string, string][] =>
  listOf(entry.detail?.headers).flatMap(pair =>
    Array.isArray(pair) ? [[String(pair[0]), String(pair[1])] satisfies [string, string]] : [],
  );

/** Judges a request that was made, whatever came of it. */
export const withPassage = (
  history: CaseHistory,
  { ref, prompt }: Hop,
  judge: (passage: Passage) => Finding,
): Finding => {
  const request = placed(history, 'request').find(({ entry }) => entry.body?.includes(prompt));
  if (request === undefined) return undecided(`${ref} was never asked`);
  const { exchange, body } = request.entry;
  const response = responseOf(history, exchange);
  return judge({
    ...{ ref, request, response },
    closed: closedOf(history, exchange),
    asked: fieldsOf(parsedJson(body)),
    calls: callsOf(history, prompt),
    reply: response?.entry.status === 200 ? replyOf(history, ref, response) : undefined,
  });
};

export const outcomeWords = ({ ref, response, closed }: Passage): string => {
  if (response !== undefined)
    return `${ref} is answered ${response.entry.status} ${shownJson(response.entry.body ?? '')}`;
  return closed === undefined
    ? `${ref} is never answered`
    : `${ref} got no answer: ${closed.entry.error ?? closed.entry.by}`;
};

/** As withPassage, of a request that reached the engine; what was not done within a bound did not. */
export const withCall = (
  history: CaseHistory,
  hop: Hop,
  judge: (passage: Passage, call: Placed<'peer'>) => Finding,
): Finding =>
  withPassage(history, hop, passage => {
    const call = passage.calls.at(-1);
    if (call !== undefined) return judge(passage, call);
    const [expired] = expiredBounds(history);
    const words = expired === undefined ? '' : `; ${expired}`;
    return fails(
      `${hop.ref} does not reach the engine: ${outcomeWords(passage)}${words}`,
      passage.response?.at,
    );
  });

/** As withCall, of a request that was answered with 200. */
export const withPassed = (
  history: CaseHistory,
  hop: Hop,
  judge: (passage: Passage & { readonly reply: Reply }) => Finding,
): Finding =>
  withCall(history, hop, passage => {
    const { reply } = passage;
    return reply === undefined
      ? fails(outcomeWords(passage), passage.response?.at)
      : judge({ ...passage, reply });
  });

/** It was understood, turned down with a typed error, and asked of nobody. */
export const isTurnedDown = ({ calls, response }: Passage): boolean =>
  calls.length === 0 &&
  response !== undefined &&
  isRefusal(response.entry.status) &&
  isRecord(fieldsOf(parsedJson(response.entry.body)).error);

/** What the client has of the text before an entry of the history. */
export const textBefore = (history: CaseHistory, exchange: string, at: number): string =>
  history.entries
    .slice(0, at)
    .map(entry => {
      if (entry.kind !== 'frame' || entry.exchange !== exchange) return '';
      const [choice] = listOf(fieldsOf(parsedJson(entry.data)).choices);
      const { content } = fieldsOf(fieldsOf(choice).delta);
      return typeof content === 'string' ? content : '';
    })
    .join('');
