// Judged of every case without being asked.
import { errorEntry, isErrorCode, operationTable } from '#contracts';
import { requestProblem, responseProblem } from '../contract/check-messages.ts';
import { operationOf } from '../contract/operation-of.ts';
import type { CaseHistory } from '../history/case-history.ts';
import type { Entry } from '../history/entry.ts';
import { noteOf } from '../history/notes.ts';
import { markersPattern } from '../history/redactor.ts';
import { headerValue, mediaTypeOf } from '../http/headers.ts';
import { isRecord, type Json, parsedJson, shownJson } from '../json.ts';
import { type Finding, fails, firstBroken, holds, type Judge, undecided } from './finding.ts';
import { type Placed, placed, requestOf, streamOf } from './reading.ts';
import { judgeHints } from './response-judges.ts';
import { judgeOrder } from './stream-judges.ts';

type Nothing = { readonly [name: string]: Json };

export type UniversalArgs = {
  'all.requests-valid': Nothing;
  'all.responses-valid': Nothing;
  'all.streams-in-order': Nothing;
  'all.errors-catalogued': Nothing;
  'all.hints-consistent': Nothing;
  'all.correlated': Nothing;
  'all.secrets-hidden': Nothing;
  /** Behind a gateway that has no key of its own, its clients' keys are known. */
  'all.secrets-kept': Nothing;
};

type ResponseJudge = (response: Placed<'response'>, request: Placed<'request'>) => Finding;

const eachResponse = (history: CaseHistory, judge: ResponseJudge): Finding =>
  firstBroken(
    placed(history, 'response').map(response => {
      const request = requestOf(history, response.entry.exchange);
      return request === undefined ? holds : judge(response, request);
    }),
  );

/** What breaks the contract without a step's intent is the harness's own fault. */
const requestsValid: Judge<Nothing> = history => {
  const onPurpose = new Set(
    history.entries.flatMap(entry => {
      const note = noteOf(entry);
      return note?.note === 'invalid-on-purpose' ? [note.exchange] : [];
    }),
  );
  for (const { entry } of placed(history, 'request')) {
    const problem = onPurpose.has(entry.exchange) ? undefined : requestProblem(entry);
    if (problem !== undefined) return undecided(`the harness sent ${entry.exchange}: ${problem}`);
  }
  return holds;
};

const responsesValid: Judge<Nothing> = history =>
  eachResponse(history, (response, request) => {
    const problem = responseProblem(request.entry, response.entry);
    return problem === undefined ? holds : fails(problem, response.at);
  });

const streamsInOrder: Judge<Nothing> = history =>
  firstBroken(
    placed(history, 'response')
      .filter(({ entry }) => entry.status === 200 && mediaTypeOf(entry.headers) === 'text/event-stream')
      .map(response => judgeOrder(streamOf(history, response))),
  );

const judgeError: ResponseJudge = ({ at, entry }, request) => {
  const envelope = parsedJson(entry.body);
  if (entry.status < 400 || !isRecord(envelope) || !isErrorCode(envelope.code)) return holds;
  const { code } = envelope;
  const { status, retriable } = errorEntry(code);
  if (entry.status !== status) return fails(`${code} comes with ${entry.status}, due: ${status}`, at);
  if (envelope.retriable !== retriable)
    return fails(`${code} says retriable ${shownJson(envelope.retriable)}, due: ${retriable}`, at);
  const id = operationOf(request.entry.method, request.entry.url);
  const codes: readonly string[] | undefined = id && operationTable[id].errorCodes;
  return codes === undefined || codes.includes(code) ? holds : fails(`${id} has no error ${code}`, at);
};

/** Probes are exempt from hints. */
const probes: readonly (string | undefined)[] = ['getHealthz', 'getReadyz'];

const hintsConsistent: Judge<Nothing> = history =>
  eachResponse(history, (response, { entry }) => {
    const isRefusal = response.entry.status === 429 || response.entry.status === 503;
    return isRefusal && !probes.includes(operationOf(entry.method, entry.url)) ? judgeHints(response) : holds;
  });

const correlationPattern = /^[A-Za-z0-9._-]{1,128}$/;

const judgeCorrelation: ResponseJudge = ({ at, entry }, request) => {
  const sent = headerValue(request.entry.headers, 'x-correlation-id');
  const got = headerValue(entry.headers, 'x-correlation-id');
  if (got === undefined || !correlationPattern.test(got))
    return fails(`X-Correlation-Id is ${shownJson(got)}`, at);
  const isEchoed = sent !== undefined && correlationPattern.test(sent);
  if (isEchoed && sent !== got) return fails(`X-Correlation-Id is ${got}, due: ${sent}`, at);
  const envelope = parsedJson(entry.body);
  const inBody = entry.status >= 400 && isRecord(envelope) ? envelope.correlation_id : undefined;
  return inBody === undefined || inBody === got
    ? holds
    : fails(`correlation_id is ${shownJson(inBody)}, due: ${got}`, at);
};

/** What the target said: a marker there is a secret that it gave away. */
const saidByTarget = (entry: Entry): boolean =>
  entry.kind === 'response' || entry.kind === 'frame' || entry.kind === 'output' || entry.kind === 'peer';

/** An engine's own key is meant for its peer; a header of the target document may hold what everybody may know. */
const isShown = (entry: Entry, label: string): boolean =>
  saidByTarget(entry) &&
  !label.startsWith('header ') &&
  !(entry.kind === 'peer' && label.startsWith('engine'));

const judgeSecrets = (history: CaseHistory, isSeen: typeof isShown): Finding => {
  for (const [at, entry] of history.entries.entries()) {
    const labels = JSON.stringify(entry).matchAll(markersPattern);
    const shown = [...labels].map(([, label = '']) => label).find(label => isSeen(entry, label));
    if (shown !== undefined) return fails(`a ${entry.kind} shows the secret ${shown}`, at);
  }
  return holds;
};

const secretsHidden: Judge<Nothing> = history => judgeSecrets(history, isShown);

const secretsKept: Judge<Nothing> = history =>
  judgeSecrets(history, (entry, label) => entry.kind !== 'peer' && isShown(entry, label));

export const universalJudges = {
  'all.requests-valid': requestsValid,
  'all.responses-valid': responsesValid,
  'all.streams-in-order': streamsInOrder,
  'all.errors-catalogued': history => eachResponse(history, judgeError),
  'all.hints-consistent': hintsConsistent,
  'all.correlated': history => eachResponse(history, judgeCorrelation),
  'all.secrets-hidden': secretsHidden,
  'all.secrets-kept': secretsKept,
} satisfies { [Name in keyof UniversalArgs]: Judge<UniversalArgs[Name]> };
