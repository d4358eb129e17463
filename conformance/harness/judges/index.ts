// Is a claim true of a history? Pure functions by name, so that verdicts can be made again from transcripts.
// Surprising: what is missing because a bound expired fails the claim that needed it; what a step forgot is undecided.
import type { CaseHistory } from '../history/case-history.ts';
import { type AccountArgs, accountJudges } from './account-judges.ts';
import { type AttemptArgs, attemptJudges } from './attempt-judges.ts';
import { type DocumentArgs, documentJudges } from './document-judges.ts';
import type { Finding, Judge } from './finding.ts';
import { type GatewayArgs, gatewayJudges } from './gateway/index.ts';
import { type LogArgs, logJudges } from './log-judges.ts';
import { type MetricArgs, metricJudges } from './metric-judges.ts';
import { type NumberArgs, numberJudges } from './number-judges.ts';
import { type OpenaiArgs, openaiJudges } from './openai/index.ts';
import { type OrderArgs, orderJudges } from './order-judges.ts';
import { type PeerArgs, peerJudges } from './peer-judges.ts';
import { type ProcessArgs, processJudges } from './process-judges.ts';
import { type ResponseArgs, responseJudges } from './response-judges.ts';
import { type ScrapeArgs, scrapeJudges } from './scrape-judges.ts';
import { type StateArgs, stateJudges } from './state-judges.ts';
import { type StreamArgs, streamJudges } from './stream-judges.ts';
import { type ToldArgs, toldJudges } from './told-judges.ts';
import { type UniversalArgs, universalJudges } from './universal-judges.ts';
import { type ValueArgs, valueJudges } from './value-judges.ts';

export type JudgeArgs = ResponseArgs &
  StreamArgs &
  OpenaiArgs &
  GatewayArgs &
  OrderArgs &
  LogArgs &
  NumberArgs &
  DocumentArgs &
  PeerArgs &
  MetricArgs &
  ProcessArgs &
  AccountArgs &
  AttemptArgs &
  ScrapeArgs &
  StateArgs &
  ToldArgs &
  UniversalArgs &
  ValueArgs;

export type JudgeName = keyof JudgeArgs;

export type JudgeTable = { readonly [Name in JudgeName]: Judge<JudgeArgs[Name]> };

export const judges: JudgeTable = {
  ...responseJudges,
  ...streamJudges,
  ...openaiJudges,
  ...gatewayJudges,
  ...orderJudges,
  ...numberJudges,
  ...documentJudges,
  ...peerJudges,
  ...logJudges,
  ...metricJudges,
  ...processJudges,
  ...accountJudges,
  ...attemptJudges,
  ...scrapeJudges,
  ...stateJudges,
  ...toldJudges,
  ...universalJudges,
  ...valueJudges,
};

export const isJudgeName = (name: string): name is JudgeName => Object.hasOwn(judges, name);

/** What a Then step says, as data. */
export interface Claim<Name extends JudgeName = JudgeName> {
  /** A stable id, such as refusal.code. */
  readonly assertion: string;
  readonly judge: Name;
  readonly args: JudgeArgs[Name];
  readonly clauses: readonly string[];
}

/** A claim whose arguments fit its judge; clauses are added by whoever read the step's text. */
export const claim = <Name extends JudgeName>(
  assertion: string,
  judge: Name,
  args: JudgeArgs[Name],
): Claim<Name> => ({ assertion, judge, args, clauses: [] });

export const judgeClaim = <Name extends JudgeName>(history: CaseHistory, made: Claim<Name>): Finding => {
  const judge: Judge<JudgeArgs[Name]> = judges[made.judge];
  return judge(history, made.args);
};

/** The judges of every case. */
export const universalClaims: readonly Claim[] = [
  claim('all.requests-valid', 'all.requests-valid', {}),
  claim('all.responses-valid', 'all.responses-valid', {}),
  claim('all.streams-in-order', 'all.streams-in-order', {}),
  claim('all.errors-catalogued', 'all.errors-catalogued', {}),
  claim('all.hints-consistent', 'all.hints-consistent', {}),
  claim('all.correlated', 'all.correlated', {}),
  claim('all.secrets-hidden', 'all.secrets-hidden', {}),
];

/** Those of every case of the OpenAI surface. */
export const openaiClaims: readonly Claim[] = [
  claim('all.openai-requests', 'all.openai-requests', {}),
  claim('all.openai-answers', 'all.openai-answers', {}),
  claim('all.openai-chunks', 'all.openai-chunks', {}),
  claim('all.openai-errors', 'all.openai-errors', {}),
  claim('all.secrets-hidden', 'all.secrets-hidden', {}),
];

/** Those of every case of a gateway, which hands on what its engine says; here the engine is broken on purpose. */
export const gatewayClaims: readonly Claim[] = [
  claim('all.openai-requests', 'all.openai-requests', {}),
  claim('all.secrets-kept', 'all.secrets-kept', {}),
];

export type { Anchor } from './anchor.ts';
export { anchorWords, placeOf, placesOf, viewOf } from './anchor.ts';
export { type Finding, fails, holds, isHeld, type Judge, undecided } from './finding.ts';
export { type Matcher, matches, mismatch, type Where } from './matcher.ts';
