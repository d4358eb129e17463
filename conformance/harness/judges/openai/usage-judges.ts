// What was used, and what bounds an answer: limits and stop strings.
import { shownJson } from '../../json.ts';
import { type Finding, fails, firstBroken, holds, inapplicable, type Judge } from '../finding.ts';
import {
  type Asked,
  divergent,
  type Fields,
  fieldsOf,
  ignored,
  isReason,
  type Reply,
  withReply,
} from './reply.ts';

export type UsageArgs = {
  'openai.usage-told': { readonly ref: string };
  'openai.usage-sum': Asked;
  /** Cached and reasoning tokens are parts, in any of the answers that tells them. */
  'openai.usage-parts': { readonly refs: readonly string[] };
  'openai.usage-of-text': { readonly ref: string };
  /** As many tokens as were allowed at most. */
  'openai.limit': { readonly ref: string };
  'openai.limit-reason': { readonly ref: string };
  'openai.stop-absent': { readonly ref: string; readonly optional: string };
  /** Beside the same request without a stop string. */
  'openai.stop-reason': { readonly ref: string; readonly whole: string; readonly optional: string };
};

const countIn = (usage: Fields | undefined, name: string): number | undefined => {
  const found = usage?.[name];
  return typeof found === 'number' && Number.isInteger(found) && found >= 0 ? found : undefined;
};

export interface Counts {
  readonly prompt: number;
  readonly completion: number;
  readonly total: number;
}

/** undefined where one of the three is no count. */
export const countsOf = (usage: Fields | undefined): Counts | undefined => {
  const prompt = countIn(usage, 'prompt_tokens');
  const completion = countIn(usage, 'completion_tokens');
  const total = countIn(usage, 'total_tokens');
  return prompt === undefined || completion === undefined || total === undefined
    ? undefined
    : { prompt, completion, total };
};

const told: Judge<UsageArgs['openai.usage-told']> = (history, asked) =>
  withReply(history, asked, ({ usage, at }) =>
    countsOf(usage) === undefined ? fails(`the usage of ${asked.ref} is ${shownJson(usage)}`, at) : holds,
  );

export const judgeSum = ({ usage, at, ref }: Reply): Finding => {
  const counts = countsOf(usage);
  if (counts === undefined) return fails(`the usage of ${ref} is ${shownJson(usage)}`, at);
  const { prompt, completion, total } = counts;
  return total === prompt + completion
    ? holds
    : fails(`total_tokens is ${total}, due: ${prompt} + ${completion}`, at);
};

const sum: Judge<UsageArgs['openai.usage-sum']> = (history, asked) => withReply(history, asked, judgeSum);

const breakdowns = [
  { details: 'prompt_tokens_details', part: 'cached_tokens', whole: 'prompt' },
  { details: 'completion_tokens_details', part: 'reasoning_tokens', whole: 'completion' },
] as const;

const partsIn = (usage: Fields | undefined) =>
  breakdowns.flatMap(({ details, part, whole }) => {
    const count = fieldsOf(usage?.[details])[part];
    return typeof count === 'number' ? [{ part, whole, count }] : [];
  });

const judgeParts = ({ usage, at }: Reply): Finding => {
  const counts = countsOf(usage);
  if (counts === undefined) return fails(`the usage is ${shownJson(usage)}`, at);
  const parts = partsIn(usage);
  const excess = parts.find(({ whole, count }) => count > counts[whole]);
  if (excess !== undefined)
    return fails(`${excess.part} is ${excess.count} of ${excess.whole} tokens ${counts[excess.whole]}`, at);
  const beside = counts.total - counts.prompt - counts.completion;
  const added = parts.find(({ count }) => count > 0 && count === beside);
  return added === undefined ? holds : fails(`${added.part} is added to the total: ${shownJson(usage)}`, at);
};

const parts: Judge<UsageArgs['openai.usage-parts']> = (history, { refs }) => {
  let isTold = false;
  const broken = firstBroken(
    refs.map(ref =>
      withReply(history, { ref }, reply => {
        isTold ||= partsIn(reply.usage).length > 0;
        return judgeParts(reply);
      }),
    ),
  );
  return broken !== holds || isTold ? broken : inapplicable('no part of the usage is told');
};

const ofText: Judge<UsageArgs['openai.usage-of-text']> = (history, asked) =>
  withReply(history, asked, ({ usage, choices, at }) => {
    const text = choices.map(choice => choice.text).join('');
    if (text === '') return inapplicable('the answer has no text');
    const counted = countsOf(usage)?.completion ?? 0;
    return counted >= 1 ? holds : fails(`there is text, and completion_tokens is ${counted}`, at);
  });

const allowedOf = ({ asked }: Reply): number =>
  Number(asked.max_completion_tokens ?? asked.max_tokens ?? Number.NaN);

const limit: Judge<UsageArgs['openai.limit']> = (history, asked) =>
  withReply(history, asked, reply => {
    const allowed = allowedOf(reply);
    const used = countsOf(reply.usage)?.completion;
    if (used === undefined) return inapplicable('the answer does not tell how many tokens it has');
    return used <= allowed
      ? holds
      : ignored(`max_tokens is ${allowed}, and completion_tokens is ${used}`, reply.at);
  });

const limitReason: Judge<UsageArgs['openai.limit-reason']> = (history, asked) =>
  withReply(history, asked, reply => {
    const allowed = allowedOf(reply);
    const used = countsOf(reply.usage)?.completion;
    const [choice] = reply.choices;
    if (choice === undefined) return fails('there is no choice', reply.at);
    if (!isReason(choice.finish)) return inapplicable('no reason is told');
    if (used !== undefined && used < allowed && choice.finish !== 'length')
      return inapplicable(`it ended by itself, with ${used} of ${allowed} tokens`);
    if (used !== undefined && used > allowed)
      return inapplicable(`it did not end there: it has ${used} tokens, and ${allowed} were allowed`);
    return choice.finish === 'length'
      ? holds
      : fails(
          `finish_reason is ${shownJson(choice.finish)} after ${allowed} tokens, due: "length"`,
          reply.at,
        );
  });

const stopsOf = ({ asked }: Reply): string[] =>
  [asked.stop].flat().filter(stop => typeof stop === 'string' && stop !== '') as string[];

const stopAbsent: Judge<UsageArgs['openai.stop-absent']> = (history, asked) =>
  withReply(history, asked, reply => {
    const stops = stopsOf(reply);
    if (stops.length === 0)
      return inapplicable('without a stop string there was no text of which to take one');
    const text = reply.choices[0]?.text ?? '';
    const found = stops.find(stop => text.includes(stop));
    return found === undefined
      ? holds
      : ignored(`the stop string ${shownJson(found)} stands in the text ${shownJson(text)}`, reply.at);
  });

/** The text up to the first stop string, where it has one. */
const cutAt = (text: string, stops: readonly string[]): string | undefined => {
  const places = stops.map(stop => text.indexOf(stop)).filter(at => at >= 0);
  return places.length === 0 ? undefined : text.slice(0, Math.min(...places));
};

/** Judged where the request gave the same text up to the stop string: then it is what ended it. */
const stopReason: Judge<UsageArgs['openai.stop-reason']> = (history, { whole, ...asked }) =>
  withReply(history, { ref: whole }, free =>
    withReply(history, asked, reply => {
      const due = cutAt(free.choices[0]?.text ?? '', stopsOf(reply));
      const [choice] = reply.choices;
      if (due === undefined) return inapplicable('the text without it has no stop string');
      if (choice === undefined) return fails('there is no choice', reply.at);
      if (choice.text !== due) return inapplicable('the same request gave another text');
      if (!isReason(choice.finish)) return inapplicable('no reason is told');
      return choice.finish === 'stop'
        ? holds
        : divergent(`a stop string ended it, and finish_reason is ${shownJson(choice.finish)}`, reply.at);
    }),
  );

export const usageJudges = {
  'openai.usage-told': told,
  'openai.usage-sum': sum,
  'openai.usage-parts': parts,
  'openai.usage-of-text': ofText,
  'openai.limit': limit,
  'openai.limit-reason': limitReason,
  'openai.stop-absent': stopAbsent,
  'openai.stop-reason': stopReason,
} satisfies { [Name in keyof UsageArgs]: Judge<UsageArgs[Name]> };
