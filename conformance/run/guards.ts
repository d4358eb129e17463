import { type Claim, gatewayClaims, openaiClaims, universalClaims } from '#conformance/harness';
import { type Dialect, dialectOf } from './dialect.ts';

/** Which clause a case breaks where one of the claims that are made of every case does not hold. */
const clauses: Readonly<Record<string, readonly string[]>> = {
  'all.requests-valid': [],
  'all.responses-valid': ['ASY-TASK-013(a)'],
  'all.streams-in-order': ['ASY-STREAM-001(a)'],
  'all.errors-catalogued': ['OC-CTRL-2030(b)'],
  'all.hints-consistent': ['ASY-BACK-001(a)'],
  'all.correlated': ['OC-CTRL-2052(a)'],
  'all.secrets-hidden': ['OC-CTRL-2041(a)'],
};

/** A secret that is shown fails the run under any profile; no clause of this surface speaks of it. */
const openaiClauses: Readonly<Record<string, readonly string[]>> = {
  'all.openai-answers': ['OAI-CHAT-001(a)'],
  'all.openai-chunks': ['OAI-STREAM-001(a)'],
  'all.openai-errors': ['OAI-ERROR-001(a)'],
};

const guards: Readonly<Record<Dialect, readonly Claim[]>> = {
  orchqueue: universalClaims.map(claim => ({ ...claim, clauses: clauses[claim.assertion] ?? [] })),
  openai: openaiClaims.map(claim => ({ ...claim, clauses: openaiClauses[claim.assertion] ?? [] })),
};

const gatewayGuards: readonly Claim[] = gatewayClaims;

/** Of scenarios of a set of requirements. */
export const guardsOf = (requirements: string): readonly Claim[] =>
  requirements === 'gateway-behaviour' ? gatewayGuards : guards[dialectOf(requirements)];
