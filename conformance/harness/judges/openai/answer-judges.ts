// Whole answers, and what streams share with them.
import { validateOpenaiPart } from '#contracts';
import { isRecord, parsedJson, shownJson } from '../../json.ts';
import { type Finding, fails, holds, type Judge } from '../finding.ts';
import {
  type Asked,
  type Choice,
  divergent,
  fieldsOf,
  isReason,
  listOf,
  type Reply,
  withAnswer,
  withAnyReply,
  withReply,
} from './reply.ts';

export type AnswerArgs = {
  'openai.served': { readonly ref: string };
  'openai.models': { readonly ref: string };
  'openai.models-described': { readonly ref: string };
  /** In JSON, with the members that an answer has. */
  'openai.whole': Asked & { readonly part: 'ChatCompletion' | 'OpenaiCompletion' };
  'openai.messages': { readonly ref: string };
  'openai.finish': Asked;
  'openai.not-streamed': { readonly ref: string };
  'openai.request-id': { readonly ref: string };
};

const served: Judge<AnswerArgs['openai.served']> = (history, asked) => withReply(history, asked, () => holds);

const modelsOf = (body: string | undefined): readonly unknown[] => listOf(fieldsOf(parsedJson(body)).data);

const models: Judge<AnswerArgs['openai.models']> = (history, { ref }) =>
  withAnswer(history, ref, ({ at, entry }) => {
    if (entry.status !== 200)
      return fails(`the models are answered ${entry.status} ${shownJson(entry.body)}`, at);
    const checked = validateOpenaiPart('OpenaiModelList', parsedJson(entry.body));
    if (!checked.ok) return fails(`the list of models: ${shownJson(checked.problems[0])}`, at);
    return modelsOf(entry.body).length > 0 ? holds : fails('no model is listed', at);
  });

const described: Judge<AnswerArgs['openai.models-described']> = (history, { ref }) =>
  withAnswer(history, ref, ({ at, entry }) => {
    const poor = modelsOf(entry.body).find(model => {
      const { created, owned_by } = fieldsOf(model);
      return typeof created !== 'number' || typeof owned_by !== 'string';
    });
    return poor === undefined ? holds : fails(`no created or owned_by: ${shownJson(poor)}`, at);
  });

/** Members that other clauses speak of are as they should be: one fault breaks one clause. */
const plainChoice = (value: unknown): unknown => {
  if (!isRecord(value)) return value;
  const { message, delta, ...choice } = value;
  const plain = { ...choice, index: 0, finish_reason: null };
  const withMessage = isRecord(message)
    ? { ...plain, message: { ...message, role: 'assistant', content: null, tool_calls: null } }
    : plain;
  return isRecord(delta)
    ? { ...withMessage, delta: { ...delta, role: 'assistant', tool_calls: null } }
    : withMessage;
};

const plainAnswer = (value: unknown): unknown => {
  if (!isRecord(value)) return value;
  const { usage: _usage, ...answer } = value;
  return Array.isArray(answer.choices) ? { ...answer, choices: answer.choices.map(plainChoice) } : answer;
};

type Part = 'ChatCompletion' | 'ChatChunk' | 'OpenaiCompletion';

/** What is wrong with the form of an answer or chunk, beside what has clauses of its own. */
export const formProblem = (part: Part, value: unknown): string | undefined => {
  const checked = validateOpenaiPart(part, plainAnswer(value));
  if (checked.ok) return undefined;
  const [problem] = checked.problems;
  return `${problem?.path || 'it'} is ${problem?.found}, allowed: ${problem?.allowed}`;
};

export const judgeWhole = (part: Part, type: string, body: string | undefined): string | undefined => {
  if (type !== 'application/json') return `its content-type is ${shownJson(type)}`;
  const value = parsedJson(body);
  return value === undefined ? `it is no JSON: ${shownJson(body)}` : formProblem(part, value);
};

const whole: Judge<AnswerArgs['openai.whole']> = (history, { part, ...asked }) =>
  withAnyReply(history, asked, ({ at, type, body }) => {
    const problem = judgeWhole(part, type, body);
    return problem === undefined ? holds : fails(`the answer to ${asked.ref}: ${problem}`, at);
  });

/** Words for people, or for the reasoning of a model; without either there are calls. */
const hasWords = (message: Readonly<Record<string, unknown>>): boolean =>
  ['content', 'reasoning_content', 'reasoning', 'refusal'].some(name => typeof message[name] === 'string');

const judgeMessage = ({ value, index, calls }: Choice, place: number): string | undefined => {
  const message = fieldsOf(value.message);
  if (index !== place) return `the index of choice ${place} is ${shownJson(index)}`;
  if (message.role !== 'assistant') return `the role of choice ${place} is ${shownJson(message.role)}`;
  return hasWords(message) || calls.length > 0 ? undefined : `choice ${place} has neither text nor calls`;
};

const byIndex = (a: Choice, b: Choice): number => Number(a.index) - Number(b.index);

const messages: Judge<AnswerArgs['openai.messages']> = (history, asked) =>
  withReply(history, asked, ({ choices, at }) => {
    if (choices.length === 0) return fails('there is no choice', at);
    const wrong = [...choices]
      .sort(byIndex)
      .map(judgeMessage)
      .find(each => each !== undefined);
    return wrong === undefined ? holds : fails(wrong, at);
  });

const judgeFinish = ({ choices, at, isStream, closed }: Reply): Finding => {
  if (choices.length === 0) return fails('there is no choice', at);
  const wrong = choices.find(({ finish }) => !isReason(finish));
  if (wrong === undefined) return holds;
  const place = isStream ? (closed?.at ?? at) : at;
  return fails(`finish_reason of choice ${shownJson(wrong.index)} is ${shownJson(wrong.finish)}`, place);
};

const finish: Judge<AnswerArgs['openai.finish']> = (history, asked) => withReply(history, asked, judgeFinish);

const notStreamed: Judge<AnswerArgs['openai.not-streamed']> = (history, asked) =>
  withAnyReply(history, asked, ({ isStream, at }) =>
    isStream ? divergent(`${asked.ref} is answered by an event stream`, at) : holds,
  );

export const isRequestId = (header: string): boolean => /(request|correlation|trace)-?id$/i.test(header);

const requestId: Judge<AnswerArgs['openai.request-id']> = (history, { ref }) =>
  withAnswer(history, ref, ({ at, entry }) =>
    entry.headers.some(([name, value]) => isRequestId(name) && value !== '')
      ? holds
      : fails(`no header of the answer to ${ref} is a request id`, at),
  );

export const answerJudges = {
  'openai.served': served,
  'openai.models': models,
  'openai.models-described': described,
  'openai.whole': whole,
  'openai.messages': messages,
  'openai.finish': finish,
  'openai.not-streamed': notStreamed,
  'openai.request-id': requestId,
} satisfies { [Name in keyof AnswerArgs]: Judge<AnswerArgs[Name]> };
