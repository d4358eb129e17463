// What a target said, taken as a whole: its codes, its headers, and what must not be among it.
import { type ErrorCode, errorEntry, isErrorCode } from '#contracts';
import { operationOf } from '../contract/operation-of.ts';
import { requiredHeaders } from '../contract/required-headers.ts';
import type { CaseHistory } from '../history/case-history.ts';
import type { Entry } from '../history/entry.ts';
import { headerValue } from '../http/headers.ts';
import { isRecord, parsedJson, shownJson, valueAt } from '../json.ts';
import { fails, holds, type Judge, undecided } from './finding.ts';
import { exchangeOf, missing, placed, requestOf, withResponse } from './reading.ts';

type ToldKind = 'response' | 'frame' | 'output' | 'peer';

export type ToldArgs = {
  /** Every code in an answer, a frame or a record is of the catalogue and in a place that it lists; these are seen. */
  'codes.placed': { readonly http?: readonly string[]; readonly inBand?: readonly string[] };
  /** Each answer has the headers that its operation declares and does not leave open. */
  'headers.declared': { readonly answers: number };
  /** Nothing of these kinds, or no answer of these names, holds the text. There must be something to look at. */
  'told.never': {
    readonly text: string;
    readonly kinds: readonly ToldKind[];
    readonly refs?: readonly string[];
  };
  /** Every line that names the task has the job id of its admission; lines of a file are those of a process of its name. */
  'lines.of-task': { readonly taskId: string; readonly admission: string; readonly file?: string };
};

interface ToldCode {
  readonly at: number;
  readonly code: unknown;
  readonly place: 'http' | 'in-band';
}

const codesIn = (entry: Entry, at: number): ToldCode[] => {
  if (entry.kind === 'frame' && entry.event === 'error') {
    const payload = parsedJson(entry.data);
    return [{ at, code: isRecord(payload) ? payload.code : undefined, place: 'in-band' }];
  }
  if (entry.kind !== 'response') return [];
  const body = parsedJson(entry.body);
  if (!isRecord(body)) return [];
  if (entry.status >= 400 && 'code' in body) return [{ at, code: body.code, place: 'http' }];
  return isRecord(body.error) ? [{ at, code: body.error.code, place: 'in-band' }] : [];
};

const isPlaced = (code: ErrorCode, place: string): boolean => errorEntry(code).where.some(at => at === place);

const codesPlaced: Judge<ToldArgs['codes.placed']> = (history, { http = [], inBand = [] }) => {
  const told = history.entries.flatMap(codesIn);
  for (const { at, code, place } of told) {
    if (!isErrorCode(code)) return fails(`${shownJson(code)} is no code of the catalogue`, at);
    if (!isPlaced(code, place)) return fails(`${code} is told ${place}, where it does not belong`, at);
  }
  const due = [...http.map(code => [code, 'http']), ...inBand.map(code => [code, 'in-band'])];
  const unseen = due.find(([code, place]) => !told.some(item => item.code === code && item.place === place));
  return unseen === undefined ? holds : fails(`${unseen.join(' is never told ')}`);
};

const headersDeclared: Judge<ToldArgs['headers.declared']> = (history, { answers }) => {
  const responses = placed(history, 'response');
  if (responses.length < answers) return missing(history, `${answers} answers, only ${responses.length}`);
  for (const { at, entry } of responses) {
    const request = requestOf(history, entry.exchange)?.entry;
    const id = request && operationOf(request.method, request.url);
    const names = id === undefined ? ['X-Correlation-Id'] : requiredHeaders(id, entry.status);
    const absent = names.find(name => headerValue(entry.headers, name) === undefined);
    if (absent !== undefined) return fails(`${id} answers ${entry.status} without ${absent}`, at);
  }
  return holds;
};

const entriesOf = (history: CaseHistory, { kinds, refs }: ToldArgs['told.never']) => {
  const exchanges = refs?.map(ref => exchangeOf(history, ref));
  return history.entries.flatMap((entry, at) => {
    if (!kinds.some(kind => kind === entry.kind)) return [];
    const isWanted = exchanges === undefined || ('exchange' in entry && exchanges.includes(entry.exchange));
    return isWanted ? [{ at, entry }] : [];
  });
};

const never: Judge<ToldArgs['told.never']> = (history, args) => {
  if (args.text === '') return undecided('told.never looks for nothing');
  const all = entriesOf(history, args);
  const isThere = args.kinds.every(kind => all.some(({ entry }) => entry.kind === kind));
  if (!isThere) return missing(history, `${args.kinds.join(' and ')} to look at`);
  const shown = JSON.stringify(args.text).slice(1, -1);
  const found = all.find(({ entry }) => JSON.stringify(entry).includes(shown));
  return found === undefined
    ? holds
    : fails(`a ${found.entry.kind} holds ${shownJson(args.text, 80)}`, found.at);
};

const linesOfTask: Judge<ToldArgs['lines.of-task']> = (history, { taskId, admission, file }) =>
  withResponse(history, admission, ({ entry: admitted }) => {
    const jobId = valueAt(parsedJson(admitted.body), 'job_id');
    const isAsked = (process: string): boolean =>
      file === undefined ? !process.startsWith('file ') : process === `file ${file}`;
    const lines = placed(history, 'output').filter(
      ({ entry }) => isAsked(entry.process) && entry.line.includes(taskId),
    );
    if (lines.length === 0) return fails(`no line of ${file ?? 'the log'} names task ${taskId}`);
    const wrong = lines.find(({ entry }) => {
      const line = parsedJson(entry.line);
      return !isRecord(line) || jobId === undefined || line.job_id !== jobId;
    });
    return wrong === undefined
      ? holds
      : fails(
          `a line has another job id than ${shownJson(jobId)}: ${wrong.entry.line.slice(0, 300)}`,
          wrong.at,
        );
  });

export const toldJudges = {
  'codes.placed': codesPlaced,
  'headers.declared': headersDeclared,
  'told.never': never,
  'lines.of-task': linesOfTask,
} satisfies { [Name in keyof ToldArgs]: Judge<ToldArgs[Name]> };
