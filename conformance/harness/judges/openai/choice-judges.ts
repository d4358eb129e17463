// Several choices, log probabilities, formats and seeds: features that a target may refuse, and never ignore.
import { isRecord, parsedJson, shownJson } from '../../json.ts';
import { type Finding, fails, holds, inapplicable, type Judge } from '../finding.ts';
import { mismatch, type Where } from '../matcher.ts';
import {
  type Choice,
  deltasOf,
  fieldsOf,
  hasText,
  ignored,
  isEnding,
  listOf,
  type Reply,
  withChunks,
  withReply,
} from './reply.ts';
import { countsOf } from './usage-judges.ts';

type Optional = { readonly ref: string; readonly optional: string };

export type ChoiceArgs = {
  /** As many choices as were asked for, with the indexes from 0. */
  'openai.choices': Optional;
  'openai.choices-apart': Optional;
  'openai.logprobs': Optional;
  /** The text is one JSON object, with these members. */
  'openai.json-text': Optional & { readonly where?: Where };
  'openai.all-alike': { readonly refs: readonly string[]; readonly optional: string };
  'openai.not-all-alike': { readonly refs: readonly string[]; readonly optional: string };
};

const indexesDue = ({ asked }: Reply): number[] =>
  Array.from({ length: Number(asked.n ?? 1) }, (_, at) => at);

const indexesOf = ({ choices }: Reply): unknown[] =>
  choices.map(({ index }) => index).sort((a, b) => Number(a) - Number(b));

const judgeIndexes = (reply: Reply): Finding => {
  const [due, found] = [indexesDue(reply), indexesOf(reply)];
  if (shownJson(found) === shownJson(due)) return holds;
  return found.length < due.length
    ? ignored(`n is ${due.length}, and the choices are ${shownJson(found)}`, reply.at)
    : fails(`the indexes of the choices are ${shownJson(found)}, due: ${shownJson(due)}`, reply.at);
};

const choices: Judge<ChoiceArgs['openai.choices']> = (history, asked) =>
  withReply(history, asked, judgeIndexes);

/** Behind its words: a reason that comes before them is of another clause. */
const endingsOf = (reply: Reply, index: number): number => {
  const deltas = deltasOf(reply).filter(({ choice }) => choice.index === index);
  const lastWords = deltas.findLastIndex(({ choice }) => hasText(choice));
  const behind = deltas.slice(lastWords + 1).filter(({ choice }) => isEnding(choice)).length;
  return behind > 0 ? behind : Number(deltas.some(({ choice }) => isEnding(choice)));
};

const apart: Judge<ChoiceArgs['openai.choices-apart']> = (history, asked) =>
  withChunks(history, asked, reply => {
    const indexes = judgeIndexes(reply);
    if (indexes !== holds) return indexes;
    const endings = indexesDue(reply).map(index => endingsOf(reply, index));
    if (endings.every(each => each === 0)) return inapplicable('no choice tells why it ended');
    const wrong = endings.findIndex(each => each !== 1);
    return wrong < 0 ? holds : fails(`choice ${wrong} ends ${endings[wrong]} times`, reply.at);
  });

const judgeLogprobs = ({ value, text }: Choice, completion: number | undefined): string | undefined => {
  const entries = listOf(fieldsOf(value.logprobs).content).map(fieldsOf);
  const wrong = entries.find(({ logprob }) => typeof logprob !== 'number' || logprob > 0);
  if (wrong !== undefined) return `a log probability is ${shownJson(wrong.logprob)}`;
  // The token that ends a text is counted by some and listed by none.
  const isEach = completion === undefined || Math.abs(entries.length - completion) <= 1;
  const isText = entries.map(({ token }) => token).join('') === text;
  return isEach || isText
    ? undefined
    : `${entries.length} log probabilities are told of ${completion} tokens`;
};

const logprobs: Judge<ChoiceArgs['openai.logprobs']> = (history, asked) =>
  withReply(history, asked, reply => {
    const [choice] = reply.choices;
    if (choice === undefined) return fails('there is no choice', reply.at);
    if (listOf(fieldsOf(choice.value.logprobs).content).length === 0)
      return ignored('logprobs is true, and none are told', reply.at);
    const wrong = judgeLogprobs(choice, countsOf(reply.usage)?.completion);
    return wrong === undefined ? holds : fails(wrong, reply.at);
  });

const mayBecomeObject = (text: string): boolean => /^\s*(\{|$)/.test(text);

const jsonText: Judge<ChoiceArgs['openai.json-text']> = (history, { where = {}, ...asked }) =>
  withReply(history, asked, reply => {
    const [choice] = reply.choices;
    if (choice === undefined) return fails('there is no choice', reply.at);
    if (choice.finish !== 'stop' && mayBecomeObject(choice.text))
      return inapplicable(`the text did not end by itself: ${shownJson(choice.finish)}`);
    const value = parsedJson(choice.text);
    if (!isRecord(value)) return ignored(`the text is no JSON object: ${shownJson(choice.text)}`, reply.at);
    const wrong = mismatch({ ...value, $members: Object.keys(value) }, where);
    return wrong === undefined ? holds : ignored(`the text does not fit its schema: ${wrong}`, reply.at);
  });

export interface Texts {
  readonly refs: readonly string[];
  readonly optional: string;
}

const textsOf = (history: Parameters<typeof withReply>[0], { refs, optional }: Texts): string[] | Finding => {
  const texts: string[] = [];
  for (const ref of refs) {
    const read = withReply(history, { ref, optional }, reply => {
      texts.push(reply.choices[0]?.text ?? '');
      return holds;
    });
    if (read !== holds) return read;
  }
  return texts;
};

const allAlike: Judge<Texts> = (history, asked) => {
  const texts = textsOf(history, asked);
  if (!Array.isArray(texts)) return texts as Finding;
  const other = texts.find(text => text !== texts[0]);
  return other === undefined
    ? holds
    : ignored(`the same seed gives ${shownJson(texts[0])} and ${shownJson(other)}`);
};

const notAllAlike: Judge<Texts> = (history, asked) => {
  const texts = textsOf(history, asked);
  if (!Array.isArray(texts)) return texts as Finding;
  return new Set(texts).size > 1
    ? holds
    : fails(`${texts.length} answers without a seed, at temperature 1, are all ${shownJson(texts[0])}`);
};

export const choiceJudges = {
  'openai.choices': choices,
  'openai.choices-apart': apart,
  'openai.logprobs': logprobs,
  'openai.json-text': jsonText,
  'openai.all-alike': allAlike,
  'openai.not-all-alike': notAllAlike,
} satisfies { [Name in keyof ChoiceArgs]: Judge<ChoiceArgs[Name]> };
