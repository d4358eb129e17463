// Headers of one side stay there; a trace goes on.
import { markersPattern } from '../../history/redactor.ts';
import { headerValue } from '../../http/headers.ts';
import { shownJson } from '../../json.ts';
import { fails, holds, inapplicable, type Judge, undecided } from '../finding.ts';
import { isRequestId } from '../openai/answer-judges.ts';
import { type Hop, headersOfCall, outcomeWords, withCall, withPassage } from './hop.ts';

export type HeaderArgs = {
  /** The key of the client is in no header of the call. */
  'gateway.key-kept': Hop & { readonly hasOwnKey: boolean };
  /** A word of the client's headers is in none of the call's. */
  'gateway.word-kept': Hop & { readonly word: string };
  /** A word of the engine's headers is in none of the answer's. */
  'gateway.word-kept-back': Hop & { readonly word: string };
  'gateway.trace': Hop;
  /** Whatever the answer is. */
  'gateway.request-id': Hop;
};

type Pairs = readonly (readonly [string, string])[];

const markersIn = (headers: Pairs): string[] =>
  headers.flatMap(([, value]) => [...value.matchAll(markersPattern)].map(([marker]) => marker));

const keyKept: Judge<HeaderArgs['gateway.key-kept']> = (history, { hasOwnKey, ...hop }) =>
  withCall(history, hop, ({ request }, call) => {
    const [key] = markersIn(request.entry.headers.filter(([name]) => name.toLowerCase() === 'authorization'));
    if (key === undefined) return inapplicable('its clients bring no key');
    if (!hasOwnKey) return inapplicable('it has no key of its own for the engine');
    const [name] = headersOfCall(call).find(([, value]) => value.includes(key)) ?? [];
    return name === undefined ? holds : fails(`the client's key reaches the engine in ${name}`, call.at);
  });

const wordKept: Judge<HeaderArgs['gateway.word-kept']> = (history, { word, ...hop }) =>
  withCall(history, hop, ({ request }, call) => {
    if (!request.entry.headers.some(([, value]) => value.includes(word)))
      return undecided(`the client did not say ${word}`);
    const [name, value] = headersOfCall(call).find(([, found]) => found.includes(word)) ?? [];
    return name === undefined
      ? holds
      : fails(`the client's header ${name} reaches the engine: ${shownJson(value)}`, call.at);
  });

const wordKeptBack: Judge<HeaderArgs['gateway.word-kept-back']> = (history, { word, ...hop }) =>
  withCall(history, hop, passage => {
    const { response } = passage;
    if (response === undefined) return fails(outcomeWords(passage), passage.closed?.at);
    const [name, value] = response.entry.headers.find(([, found]) => found.includes(word)) ?? [];
    return name === undefined
      ? holds
      : fails(`the engine's header ${name} reaches the client: ${shownJson(value)}`, response.at);
  });

const traceIdIn = (header: string | undefined): string | undefined =>
  /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-/.exec(header ?? '')?.[1];

const trace: Judge<Hop> = (history, hop) =>
  withCall(history, hop, ({ request }, call) => {
    const due = traceIdIn(headerValue(request.entry.headers, 'traceparent'));
    if (due === undefined) return undecided('the client sent no traceparent');
    const found = headersOfCall(call).find(([name]) => name.toLowerCase() === 'traceparent')?.[1];
    return traceIdIn(found) === due
      ? holds
      : fails(`traceparent reaches the engine as ${shownJson(found)}, its trace: ${due}`, call.at);
  });

const requestId: Judge<Hop> = (history, hop) =>
  withPassage(history, hop, passage => {
    const { response } = passage;
    if (response === undefined) return fails(outcomeWords(passage), passage.closed?.at);
    return response.entry.headers.some(([name, value]) => isRequestId(name) && value !== '')
      ? holds
      : fails(`no header of the answer to ${hop.ref} is a request id`, response.at);
  });

export const headerJudges = {
  'gateway.key-kept': keyKept,
  'gateway.word-kept': wordKept,
  'gateway.word-kept-back': wordKeptBack,
  'gateway.trace': trace,
  'gateway.request-id': requestId,
} satisfies { [Name in keyof HeaderArgs]: Judge<HeaderArgs[Name]> };
