// Streams of chunks.
import { isRecord, shownJson } from '../../json.ts';
import { type Finding, fails, holds, inapplicable, type Judge } from '../finding.ts';
import { formProblem } from './answer-judges.ts';
import {
  type Asked,
  type Chunk,
  deltasOf,
  divergent,
  fieldsOf,
  hasText,
  ignored,
  isEnding,
  isReason,
  listOf,
  type Reply,
  withChunks,
  withReply,
} from './reply.ts';
import { countsOf } from './usage-judges.ts';

/** The same request: asked whole, asked whole again, and streamed. */
type Sameness = {
  readonly one: string;
  readonly again: string;
  readonly streamed: string;
  readonly optional?: string;
};

type Ref = { readonly ref: string };

export type ChunkArgs = {
  'openai.chunks': Ref;
  'openai.one-head': Ref;
  /** `[DONE]` once, last; of text completions too. */
  'openai.done': Asked;
  'openai.role-first': Ref;
  'openai.ends-once': Ref;
  'openai.last-reason': Ref;
  'openai.nothing-after': Ref;
  'openai.usage-chunk': Ref;
  'openai.usage-elsewhere': Ref;
  'openai.no-usage-chunk': Ref;
  'openai.only-fields': Ref;
  /** The text of the stream is that of two whole answers that are alike. */
  'openai.same-text': Sameness;
  'openai.same-reason': Sameness;
  /** It did not end as if the text were whole. */
  'openai.told-broken': Ref;
};

const isError = ({ value }: Chunk): boolean =>
  value !== undefined && 'error' in value && !('choices' in value);

export const judgeChunk = (chunk: Chunk): string | undefined => {
  if (chunk.isDone || isError(chunk)) return undefined;
  if (chunk.value === undefined) return `an event is no chunk: ${shownJson(chunk.data)}`;
  const problem = formProblem('ChatChunk', chunk.value);
  return problem === undefined ? undefined : `a chunk: ${problem}`;
};

const firstOf = (chunks: readonly Chunk[], problemOf: (chunk: Chunk) => string | undefined): Finding => {
  for (const chunk of chunks) {
    const problem = problemOf(chunk);
    if (problem !== undefined) return fails(problem, chunk.at);
  }
  return holds;
};

export const judgeChunks = ({ chunks }: Reply): Finding => firstOf(chunks, judgeChunk);

const heads = ['id', 'created', 'model'] as const;

const judgeHead = ({ chunks }: Reply): Finding => {
  const parts = chunks.filter(chunk => chunk.value?.choices !== undefined);
  return firstOf(parts, ({ value }) => {
    const changed = heads.find(name => value?.[name] !== parts[0]?.value?.[name]);
    return (
      changed &&
      `${changed} is ${shownJson(value?.[changed])}, before: ${shownJson(parts[0]?.value?.[changed])}`
    );
  });
};

const judgeDone = ({ chunks, closed, at }: Reply): Finding => {
  const done = chunks.filter(chunk => chunk.isDone);
  const [first, second] = done;
  if (first === undefined) {
    const cut = closed?.entry.error === undefined ? '' : `: ${closed.entry.error}`;
    return fails(`[DONE] does not come${cut}`, closed?.at ?? at);
  }
  if (second !== undefined) return fails(`[DONE] comes ${done.length} times`, second.at);
  const next = chunks[chunks.indexOf(first) + 1];
  return next === undefined ? holds : fails(`after [DONE] comes ${shownJson(next.data)}`, next.at);
};

/** Deltas by the choice to which they belong. */
const byChoice = (reply: Reply) => [...Map.groupBy(deltasOf(reply), ({ choice }) => choice.index)];

const judgeRoles = (reply: Reply): Finding => {
  for (const [index, deltas] of byChoice(reply)) {
    const wrong = deltas.find(({ choice }, place) => {
      const { role } = fieldsOf(choice.delta);
      return place === 0 ? role !== 'assistant' : (role ?? 'assistant') !== 'assistant';
    });
    if (wrong !== undefined) {
      const role = shownJson(fieldsOf(wrong.choice.delta).role);
      return fails(`the role of choice ${shownJson(index)} is ${role}`, wrong.at);
    }
  }
  return holds;
};

const judgeEnds = (reply: Reply): Finding => {
  for (const [index, deltas] of byChoice(reply)) {
    const endings = deltas.filter(({ choice }) => isEnding(choice));
    const early = endings.find(ending => ending !== deltas.at(-1));
    if (early !== undefined)
      return fails(
        `choice ${shownJson(index)} has finish_reason ${shownJson(early.choice.finish_reason)} before its last chunk`,
        early.at,
      );
  }
  return holds;
};

/** The one with which the choice ends, wherever it came. */
const judgeLastReason = (reply: Reply): Finding => {
  const choices = byChoice(reply);
  if (choices.length === 0) return fails('no chunk has a choice', reply.at);
  for (const [index, deltas] of choices) {
    const told = deltas.filter(({ choice }) => isEnding(choice));
    const wrong = told.find(({ choice }) => !isReason(choice.finish_reason));
    if (wrong !== undefined)
      return fails(`finish_reason is ${shownJson(wrong.choice.finish_reason)}`, wrong.at);
    if (told.length === 0)
      return fails(`choice ${shownJson(index)} never ends`, reply.closed?.at ?? reply.at);
  }
  return holds;
};

const judgeAfter = (reply: Reply): Finding => {
  for (const [index, deltas] of byChoice(reply)) {
    const end = deltas.findIndex(({ choice }) => isEnding(choice));
    const late = end < 0 ? undefined : deltas.slice(end + 1).find(({ choice }) => hasText(choice));
    if (late !== undefined) return fails(`choice ${shownJson(index)} has text after its end`, late.at);
  }
  return holds;
};

const isUsageChunk = ({ value }: Chunk): boolean =>
  isRecord(value?.usage) && Array.isArray(value?.choices) && value.choices.length === 0;

const judgeUsageChunk = ({ chunks, at }: Reply): Finding => {
  const found = chunks.filter(isUsageChunk);
  const [only] = found;
  if (only === undefined) return ignored('no chunk has usage and no choices', at);
  if (found.length > 1) return fails(`${found.length} chunks have usage and no choices`, found[1]?.at);
  if (countsOf(fieldsOf(only.value?.usage)) === undefined)
    return fails(`the usage is ${shownJson(only.value?.usage)}`, only.at);
  const next = chunks.slice(chunks.indexOf(only) + 1).find(chunk => !chunk.isDone);
  if (next !== undefined) return fails(`after the usage comes ${shownJson(next.data)}`, next.at);
  return chunks.indexOf(only) < chunks.findIndex(chunk => chunk.isDone) || !chunks.some(chunk => chunk.isDone)
    ? holds
    : fails('the usage comes after [DONE]', only.at);
};

const judgeUsageElsewhere = ({ chunks }: Reply): Finding =>
  firstOf(chunks, chunk =>
    isUsageChunk(chunk) || !isRecord(chunk.value?.usage)
      ? undefined
      : `a chunk with choices has usage: ${shownJson(chunk.data)}`,
  );

const judgeNoUsageChunk = ({ chunks }: Reply): Finding => {
  const found = chunks.find(isUsageChunk);
  return found === undefined ? holds : divergent('usage comes in a chunk of its own, unasked', found.at);
};

const judgeFields = ({ strays }: Reply): Finding =>
  strays[0] === undefined
    ? holds
    : fails(`a line is no field, no comment and not blank: ${shownJson(strays[0].line)}`, strays[0].at);

export const judgeBroken = ({ chunks, closed, at }: Reply): Finding => {
  if (chunks.some(isError)) return holds;
  const isDone = chunks.some(chunk => chunk.isDone);
  const ended = chunks.find(({ value }) => listOf(value?.choices).some(choice => isEnding(fieldsOf(choice))));
  if (ended !== undefined) return fails('the failure is told as the end of a whole text', ended.at);
  if (isDone)
    return fails('[DONE] comes after a failure, and no error', chunks.find(each => each.isDone)?.at);
  return closed === undefined ? fails('after the failure the stream stays open', at) : holds;
};

const streamed =
  (judge: (reply: Reply) => Finding): Judge<Asked> =>
  (history, asked) =>
    withChunks(history, asked, judge);

type Trait = (reply: Reply) => unknown;

const textOf: Trait = ({ choices }) => choices[0]?.text ?? '';
const reasonOf: Trait = ({ choices }) => (isReason(choices[0]?.finish) ? choices[0]?.finish : undefined);

const isAlike = (one: Reply, other: Reply): boolean =>
  textOf(one) === textOf(other) && reasonOf(one) === reasonOf(other);

/** What whole answers agree on among themselves, the stream gives too. */
const sameAs =
  (traitOf: Trait, what: string): Judge<ChunkArgs['openai.same-text']> =>
  (history, { one, again, streamed: ref, ...asked }) =>
    withReply(history, { ref: one, ...asked }, first =>
      withReply(history, { ref: again, ...asked }, second => {
        if (!isAlike(first, second)) return inapplicable('the same request has two answers');
        return withChunks(history, { ref, ...asked }, reply => {
          const [found, due] = [traitOf(reply), traitOf(first)];
          if (found === undefined || due === undefined) return inapplicable(`no ${what} is told`);
          return found === due
            ? holds
            : divergent(
                `streamed, the ${what} is ${shownJson(found)}; whole it is ${shownJson(due)}`,
                reply.at,
              );
        });
      }),
    );

export const chunkJudges = {
  'openai.chunks': streamed(judgeChunks),
  'openai.one-head': streamed(judgeHead),
  'openai.done': streamed(judgeDone),
  'openai.role-first': streamed(judgeRoles),
  'openai.ends-once': streamed(judgeEnds),
  'openai.last-reason': streamed(judgeLastReason),
  'openai.nothing-after': streamed(judgeAfter),
  'openai.usage-chunk': streamed(judgeUsageChunk),
  'openai.usage-elsewhere': streamed(judgeUsageElsewhere),
  'openai.no-usage-chunk': streamed(judgeNoUsageChunk),
  'openai.only-fields': streamed(judgeFields),
  'openai.same-text': sameAs(textOf, 'text'),
  'openai.same-reason': sameAs(reasonOf, 'reason'),
  'openai.told-broken': streamed(judgeBroken),
} satisfies { [Name in keyof ChunkArgs]: Judge<ChunkArgs[Name]> };
