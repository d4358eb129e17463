// A case's verdict is a pure function of its history and its claims: the same live and from a stored transcript.
import { type CaseHistory, type Claim, type Finding, judgeClaim } from '#conformance/harness';
import { guards } from './guards.ts';

export type CaseVerdict = 'passed' | 'failed' | 'errored';

export interface JudgedAssertion {
  readonly id: string;
  readonly clause: string;
  readonly holds: boolean;
  readonly message?: string;
}

export interface JudgedCase {
  readonly verdict: CaseVerdict;
  readonly assertions: readonly JudgedAssertion[];
  readonly reason?: string;
  /** Index of the entry at which it went wrong. */
  readonly firstDivergence?: number;
}

interface Judged {
  readonly claim: Claim;
  readonly finding: Finding;
}

const assertionsOf = ({ claim, finding }: Judged): JudgedAssertion[] =>
  'undecided' in finding
    ? []
    : claim.clauses.map(clause => ({
        id: claim.assertion,
        clause,
        holds: finding.holds,
        ...(finding.holds ? {} : { message: finding.message.slice(0, 2000) }),
      }));

const firstOf = (judged: readonly Judged[]) => {
  const broken = judged.flatMap(({ finding }) => ('holds' in finding && !finding.holds ? [finding] : []));
  const places = broken.flatMap(({ at }) => (at === undefined ? [] : [at]));
  return { broken: broken[0], at: places.length === 0 ? undefined : Math.min(...places) };
};

/**
 * Guards are judged of every case: they can break it, and they earn nothing, because a case that has no stream says
 * nothing about streams.
 */
export const judgeCase = (history: CaseHistory, claims: readonly Claim[]): JudgedCase => {
  const judgedOf = (claim: Claim): Judged => ({ claim, finding: judgeClaim(history, claim) });
  const own = claims.map(judgedOf);
  const guarding = guards.map(judgedOf).filter(({ finding }) => !('holds' in finding && finding.holds));
  const judged = [...own, ...guarding];
  const { broken, at } = firstOf(judged);
  const assertions = judged.flatMap(assertionsOf);
  if (broken !== undefined)
    return {
      verdict: 'failed',
      assertions,
      reason: broken.message.slice(0, 2000),
      ...(at === undefined ? {} : { firstDivergence: at }),
    };
  const open = judged.find(({ finding }) => 'undecided' in finding);
  if (open !== undefined && 'undecided' in open.finding)
    return {
      verdict: 'errored',
      assertions,
      reason: `${open.claim.assertion} could not be decided: ${open.finding.undecided}`.slice(0, 2000),
    };
  return { verdict: 'passed', assertions };
};
