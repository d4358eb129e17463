import { type Claim, universalClaims } from '#conformance/harness';

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

export const guards: readonly Claim[] = universalClaims.map(claim => ({
  ...claim,
  clauses: clauses[claim.assertion] ?? [],
}));
