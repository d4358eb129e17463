import { byText, sortedBy, uniqueSorted } from '../canonical-json.ts';
import type { CheckAssertion, CheckResult, ClauseVerdict, Kill } from '../report-input.ts';

/** The name of an assertion among those of all checks. */
export const assertionName = (check: string, assertion: string): string =>
  (assertion.startsWith(`${check}/`) ? assertion : `${check}/${assertion}`).slice(-300);

/** What the checks of a run say of one clause. */
export interface ClauseEvidence {
  readonly checks: CheckResult[];
  readonly assertions: { readonly check: CheckResult; readonly assertion: CheckAssertion }[];
}

export interface JudgedClause {
  readonly verdict: ClauseVerdict;
  readonly reason?: string;
  readonly assertions: string[];
  readonly kills: { assertion: string; mutant: string }[];
  /** Checks of which an assertion of the clause failed. */
  readonly failing: string[];
  /** Checks of which every assertion of the clause held. */
  readonly holding: string[];
}

export type EvidenceOf = ReadonlyMap<string, ClauseEvidence>;

export const evidenceByClause = (checks: readonly CheckResult[]): EvidenceOf => {
  const found = new Map<string, ClauseEvidence>();
  const at = (clause: string): ClauseEvidence => {
    const known = found.get(clause) ?? { checks: [], assertions: [] };
    found.set(clause, known);
    return known;
  };
  for (const check of checks) {
    const asserted = check.assertions.map(assertion => assertion.clause);
    for (const clause of new Set([...check.clauses, ...asserted])) at(clause).checks.push(check);
    for (const assertion of check.assertions) at(assertion.clause).assertions.push({ check, assertion });
  }
  return found;
};

export const killsByClause = (kills: readonly Kill[]): ReadonlyMap<string, readonly Kill[]> =>
  Map.groupBy(kills, kill => kill.clause);

const nothing: ClauseEvidence = { checks: [], assertions: [] };

const isDecided = (check: CheckResult): boolean => check.verdict === 'passed' || check.verdict === 'failed';

const couldNotDecide = (check: CheckResult, clause: string): boolean =>
  check.verdict === 'errored' || (check.undecided?.includes(clause) ?? false);

const why = (check: CheckResult | undefined, fallback: string): string =>
  check === undefined ? fallback : `${check.id}: ${check.reason ?? fallback}`;

interface Verdict {
  readonly verdict: ClauseVerdict;
  readonly reason?: string;
}

/** Nothing of it was decided, and no harness failed. */
const notRun = (checks: readonly CheckResult[]): Verdict => {
  const silent = checks.find(isDecided);
  if (silent !== undefined)
    return { verdict: 'untested', reason: `${silent.id} ran, and no assertion of it spoke of this clause` };
  const outOfReach = checks.find(check => check.verdict === 'out_of_reach');
  if (outOfReach !== undefined)
    return { verdict: 'untested', reason: why(outOfReach, 'this target can not be set up for it') };
  if (checks[0] !== undefined)
    return { verdict: 'inapplicable', reason: why(checks[0], 'the target does not claim it') };
  return { verdict: 'untested', reason: 'no check of this run speaks for it' };
};

interface Ran {
  readonly failing: readonly string[];
  readonly ran: readonly unknown[];
  readonly kills: readonly unknown[];
}

const verdictOf = (clause: string, { checks }: ClauseEvidence, { failing, ran, kills }: Ran): Verdict => {
  const firstFailing = checks.find(check => check.id === failing[0]);
  if (firstFailing !== undefined)
    return { verdict: 'violated', reason: why(firstFailing, 'it does not hold') };
  const inconclusive = checks.find(check => couldNotDecide(check, clause));
  if (inconclusive !== undefined)
    return { verdict: 'unknown', reason: why(inconclusive, 'the harness could not decide') };
  if (ran.length === 0) return notRun(checks);
  return kills.length > 0
    ? { verdict: 'proven' }
    : { verdict: 'unproven', reason: 'no assertion of it is known to have killed a mutant' };
};

/** First that applies: violated, unknown, unproven, proven, inapplicable, untested. */
export const judgeClause = (
  clause: string,
  evidence: ClauseEvidence = nothing,
  kills: readonly Kill[] = [],
): JudgedClause => {
  const checks = sortedBy(evidence.checks, check => check.id);
  const ran = evidence.assertions.filter(({ check }) => isDecided(check));
  const failing = uniqueSorted(ran.filter(({ assertion }) => !assertion.holds).map(({ check }) => check.id));
  const assertions = uniqueSorted(ran.map(({ check, assertion }) => assertionName(check.id, assertion.id)));
  const known = new Set(assertions);
  const pairs = kills
    .map(kill => ({ assertion: assertionName(kill.check, kill.assertion), mutant: kill.mutant }))
    .filter(pair => known.has(pair.assertion));
  const distinct = new Map(pairs.map(pair => [`${pair.mutant}\n${pair.assertion}`, pair]));
  const own = [...distinct].sort(([a], [b]) => byText(a, b)).map(([, pair]) => pair);
  return {
    ...verdictOf(clause, { ...evidence, checks }, { failing, ran, kills: own }),
    assertions,
    kills: own,
    failing,
    holding: uniqueSorted(ran.map(({ check }) => check.id)).filter(id => !failing.includes(id)),
  };
};
