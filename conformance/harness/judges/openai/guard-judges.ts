// Judged of every case of the OpenAI surface without being asked: forms, whatever the case is about.
import { type OpenaiPart, validateOpenaiPart } from '#contracts';
import type { CaseHistory } from '../../history/case-history.ts';
import { noteOf } from '../../history/notes.ts';
import { mediaTypeOf } from '../../http/headers.ts';
import { type Json, parsedJson } from '../../json.ts';
import { type Finding, fails, firstBroken, holds, type Judge, undecided } from '../finding.ts';
import { type Placed, placed, requestOf } from '../reading.ts';
import { judgeWhole } from './answer-judges.ts';
import { judgeChunks } from './chunk-judges.ts';
import { errorProblem } from './refusal-judges.ts';
import { isForLoad, replyOf } from './reply.ts';

type Nothing = { readonly [name: string]: Json };

export type OpenaiGuardArgs = {
  'all.openai-requests': Nothing;
  'all.openai-answers': Nothing;
  'all.openai-chunks': Nothing;
  'all.openai-errors': Nothing;
};

const isChat = ({ entry }: Placed<'request'>): boolean => /\/chat\/completions$/.test(entry.url);

/** Answers to chats. */
const chats = (history: CaseHistory): Placed<'response'>[] =>
  placed(history, 'response').filter(({ entry }) => {
    const request = requestOf(history, entry.exchange);
    return request !== undefined && isChat(request);
  });

const isStream = ({ entry }: Placed<'response'>): boolean =>
  mediaTypeOf(entry.headers) === 'text/event-stream';

const asksForStream = (history: CaseHistory, { entry }: Placed<'response'>): boolean =>
  replyOf(history, entry.exchange, { at: 0, entry }).asked.stream === true;

const requests: Judge<Nothing> = history => {
  const onPurpose = new Set(
    history.entries.flatMap(entry => {
      const note = noteOf(entry);
      return note?.note === 'invalid-on-purpose' ? [note.exchange] : [];
    }),
  );
  for (const request of placed(history, 'request')) {
    const { exchange, body } = request.entry;
    if (body === undefined || onPurpose.has(exchange)) continue;
    const part: OpenaiPart = isChat(request) ? 'ChatCompletionRequest' : 'OpenaiCompletionRequest';
    const checked = validateOpenaiPart(part, parsedJson(body));
    if (!checked.ok) return undecided(`the harness sent ${exchange}: ${JSON.stringify(checked.problems[0])}`);
  }
  return holds;
};

const judgeAnswer = ({ at, entry }: Placed<'response'>): Finding => {
  const problem = judgeWhole('ChatCompletion', mediaTypeOf(entry.headers), entry.body);
  return problem === undefined ? holds : fails(`an answer: ${problem}`, at);
};

const answers: Judge<Nothing> = history =>
  firstBroken(
    chats(history)
      .filter(chat => chat.entry.status === 200 && !isStream(chat) && !asksForStream(history, chat))
      .map(judgeAnswer),
  );

const chunks: Judge<Nothing> = history =>
  firstBroken(
    chats(history)
      .filter(chat => chat.entry.status === 200 && isStream(chat) && asksForStream(history, chat))
      .map(chat => judgeChunks(replyOf(history, chat.entry.exchange, chat))),
  );

/** Refusals for load have clauses of their own. */
const errors: Judge<Nothing> = history =>
  firstBroken(
    chats(history)
      .filter(chat => chat.entry.status >= 400 && !isForLoad(chat))
      .map(({ at, entry }) => {
        const problem = errorProblem(entry.body);
        return problem === undefined ? holds : fails(`${entry.status}: ${problem}`, at);
      }),
  );

export const openaiGuardJudges = {
  'all.openai-requests': requests,
  'all.openai-answers': answers,
  'all.openai-chunks': chunks,
  'all.openai-errors': errors,
} satisfies { [Name in keyof OpenaiGuardArgs]: Judge<OpenaiGuardArgs[Name]> };
