// What reaches the engine is what was asked; what reaches the client is what the engine gave, when it gave it.
import type { CaseHistory } from '../../history/case-history.ts';
import { sameJson, shownJson } from '../../json.ts';
import { type Finding, fails, holds, inapplicable, type Judge } from '../finding.ts';
import { divergent, type Fields, fieldsOf, ignored, listOf, type Reply } from '../openai/reply.ts';
import {
  bodyOfCall,
  deedOf,
  deedsOf,
  givenText,
  type Hop,
  isTurnedDown,
  outcomeWords,
  type Passage,
  textBefore,
  withCall,
  withPassage,
  withPassed,
} from './hop.ts';

export type HopArgs = {
  'gateway.messages': Hop;
  /** Each member of the request stands in the call with its value, or the request is refused. */
  'gateway.members': Hop & { readonly members: readonly string[] };
  'gateway.one-call': Hop;
  'gateway.text': Hop;
  'gateway.finish': Hop;
  'gateway.arguments': Hop;
  /** What the engine gave has arrived before it gives more: its first piece, or each one. */
  'gateway.unheld': Hop & { readonly part: 'first' | 'each' };
  'gateway.usage': Hop;
  /** The engine was asked for usage, and the client is not told what it did not ask for. */
  'gateway.usage-unasked': Hop;
};

const textOf = (content: unknown): unknown =>
  Array.isArray(content) ? content.map(part => String(fieldsOf(part).text)).join('') : content;

const shape = (messages: unknown): readonly (readonly [unknown, unknown])[] =>
  listOf(messages).map(message => [fieldsOf(message).role, textOf(fieldsOf(message).content)]);

const messages: Judge<Hop> = (history, hop) =>
  withCall(history, hop, ({ asked }, call) => {
    const [due, found] = [shape(asked.messages), shape(bodyOfCall(call).messages)];
    const wrong = due.findIndex((message, at) => !sameJson(message, found[at]));
    if (due.length !== found.length)
      return divergent(`${found.length} messages reach the engine, asked: ${due.length}`, call.at);
    return wrong < 0
      ? holds
      : divergent(
          `message ${wrong + 1} reaches the engine as ${shownJson(found[wrong])}, asked: ${shownJson(due[wrong])}`,
          call.at,
        );
  });

/** All that was asked for, and maybe more. */
const isWithin = (asked: unknown, found: unknown): boolean => {
  if (Array.isArray(asked))
    return (
      Array.isArray(found) &&
      asked.length === found.length &&
      asked.every((each, at) => isWithin(each, found[at]))
    );
  if (typeof asked !== 'object' || asked === null) return asked === found;
  const fields: Fields = fieldsOf(found);
  return Object.entries(asked).every(([name, value]) => isWithin(value, fields[name]));
};

/** Under the names that engines know it by. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  max_tokens: ['max_tokens', 'max_completion_tokens'],
};

const stopList = (value: unknown): unknown => (typeof value === 'string' ? [value] : value);

const members: Judge<HopArgs['gateway.members']> = (history, { members: names, ...hop }) =>
  withPassage(history, hop, passage => {
    const call = passage.calls.at(-1);
    if (isTurnedDown(passage)) return inapplicable(`refused honestly: ${outcomeWords(passage)}`);
    if (call === undefined) return fails(`the engine is not asked: ${outcomeWords(passage)}`);
    const body = bodyOfCall(call);
    for (const name of names) {
      const found = (aliases[name] ?? [name]).map(alias => body[alias]).find(value => value !== undefined);
      const due = passage.asked[name];
      if (found === undefined) return ignored(`${name} does not reach the engine`, call.at);
      const fits = name === 'stop' ? isWithin(stopList(due), stopList(found)) : isWithin(due, found);
      if (!fits)
        return divergent(
          `${name} reaches the engine as ${shownJson(found)}, asked: ${shownJson(due)}`,
          call.at,
        );
    }
    return holds;
  });

const oneCall: Judge<Hop> = (history, hop) =>
  withCall(history, hop, ({ calls, ref }) =>
    calls.length === 1
      ? holds
      : divergent(`the engine is asked ${calls.length} times for ${ref}`, calls.at(1)?.at),
  );

/** As withPassed, of an answer that the engine gave to its end. */
const withWhole = (
  history: CaseHistory,
  hop: Hop,
  judge: (passage: Passage & { readonly reply: Reply }, end: Fields) => Finding,
): Finding =>
  withPassed(history, hop, passage => {
    const end = deedOf(history, passage, 'ended');
    return end === undefined
      ? fails('the engine was not let end its answer', deedsOf(history, passage.calls.at(-1)).at(-1)?.at)
      : judge(passage, fieldsOf(end.entry.detail));
  });

const text: Judge<Hop> = (history, hop) =>
  withWhole(history, hop, ({ calls, reply }) => {
    const due = givenText(deedsOf(history, calls.at(-1)));
    const found = reply.choices[0]?.text ?? '';
    return found === due
      ? holds
      : divergent(`the text is ${shownJson(found, 300)}, the engine's: ${shownJson(due, 300)}`, reply.at);
  });

const finish: Judge<Hop> = (history, hop) =>
  withWhole(history, hop, (passage, end) => {
    const due = end.finish;
    const found = passage.reply.choices[0]?.finish;
    return found === due
      ? holds
      : divergent(`finish_reason is ${shownJson(found)}, the engine's: ${shownJson(due)}`, passage.reply.at);
  });

const called: Judge<Hop> = (history, hop) =>
  withPassage(history, hop, passed => {
    if (isTurnedDown(passed)) return inapplicable(`refused honestly: ${outcomeWords(passed)}`);
    return withWhole(history, hop, (passage, end) => {
      const due = listOf(end.calls).map(call => {
        const { name, arguments: given } = fieldsOf(call);
        return [name, given];
      });
      const found = (passage.reply.choices[0]?.calls ?? []).map(call => [call.name, call.arguments]);
      return sameJson(found, due)
        ? holds
        : divergent(`the calls are ${shownJson(found)}, the engine's: ${shownJson(due)}`, passage.reply.at);
    });
  });

const unheld: Judge<HopArgs['gateway.unheld']> = (history, { part, ...hop }) =>
  withCall(history, hop, ({ request }, call) => {
    const deeds = deedsOf(history, call);
    const next = deeds.filter(({ entry }) => entry.action === 'released' || entry.action === 'ended');
    const looked = part === 'first' ? next.slice(0, 1) : next.slice(1);
    if (looked.length === 0) return fails('the engine was hung up on before it gave more', deeds.at(-1)?.at);
    for (const { at } of looked) {
      const due = givenText(deeds.filter(deed => deed.at < at));
      const found = textBefore(history, request.entry.exchange, at);
      if (found !== due)
        return fails(
          `the client has ${shownJson(found)} while the engine waits, given: ${shownJson(due)}`,
          at,
        );
    }
    return holds;
  });

const countNames = [
  ['prompt_tokens', 'promptTokens'],
  ['completion_tokens', 'completionTokens'],
] as const;

const usage: Judge<Hop> = (history, hop) =>
  withWhole(history, hop, (passage, end) => {
    const due = fieldsOf(end.usage);
    const { usage: found, at } = passage.reply;
    if (found === undefined) return ignored('the client is told no usage', at);
    const wrong = countNames.find(([name, own]) => found[name] !== due[own]);
    return wrong === undefined
      ? holds
      : divergent(
          `${wrong[0]} is ${shownJson(found[wrong[0]])}, the engine's: ${shownJson(due[wrong[1]])}`,
          at,
        );
  });

const usageUnasked: Judge<Hop> = (history, hop) =>
  withPassed(history, hop, ({ calls, reply }) => {
    const call = calls.at(-1);
    if (fieldsOf(bodyOfCall(call).stream_options).include_usage !== true)
      return fails('the engine is not asked for usage', call?.at);
    const told = reply.chunks.find(
      ({ value }) => value?.usage !== undefined && value.usage !== null && listOf(value.choices).length === 0,
    );
    return told === undefined
      ? holds
      : divergent('the client is told usage in an event that it did not ask for', told.at);
  });

export const hopJudges = {
  'gateway.messages': messages,
  'gateway.members': members,
  'gateway.one-call': oneCall,
  'gateway.text': text,
  'gateway.finish': finish,
  'gateway.arguments': called,
  'gateway.unheld': unheld,
  'gateway.usage': usage,
  'gateway.usage-unasked': usageUnasked,
} satisfies { [Name in keyof HopArgs]: Judge<HopArgs[Name]> };
