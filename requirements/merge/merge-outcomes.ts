import type { ProofKind, Verdict } from '../model.ts';
import type { ClauseStatus, RequirementStatus } from '../report/status-file.ts';

/** What one run of one suite found out about a clause, or about a whole requirement where it speaks for all of it. */
export interface ProofOutcome {
  readonly proves: string;
  readonly kind: ProofKind;
  readonly verdict: Exclude<Verdict, 'untested'>;
}

/** What a kept record found out; it counts where no run speaks. */
export interface EvidenceOutcome extends ProofOutcome {
  /** The name of the record. */
  readonly evidence: string;
}

/** What is merged into: a requirement with the kinds of proof that its words ask for. */
export interface Provable {
  readonly id: string;
  readonly hash: string;
  readonly clauses: readonly { readonly id: string; readonly letter: string; readonly proof: ProofKind }[];
}

/** The worst that was found; a clause that is proven by one check and passes another is proven. */
const worst: readonly Verdict[] = ['violated', 'unknown', 'proven', 'unproven', 'inapplicable'];

const verdictOfClause = (outcomes: readonly ProofOutcome[]): Verdict =>
  worst.find(verdict => outcomes.some(outcome => outcome.verdict === verdict)) ?? 'untested';

/** The first that applies; proven only where every clause is. */
export const verdictOfAll = (verdicts: readonly Verdict[]): Verdict => {
  const has = (verdict: Verdict): boolean => verdicts.includes(verdict);
  if (has('violated')) return 'violated';
  if (has('unknown')) return 'unknown';
  const decided = verdicts.filter(verdict => verdict !== 'inapplicable');
  if (decided.length === 0) return has('inapplicable') ? 'inapplicable' : 'untested';
  if (decided.every(verdict => verdict === 'proven')) return 'proven';
  return has('proven') || has('unproven') ? 'unproven' : 'untested';
};

/** A run that decided goes before a record, and a violation before both. */
const isShownByRecord = (run: Verdict, shown: Verdict): boolean =>
  shown === 'violated' ? run !== 'violated' : run === 'untested' || run === 'inapplicable';

const clauseStatus = (letter: string, run: Verdict, kept: readonly EvidenceOutcome[]): ClauseStatus => {
  const shown = verdictOfClause(kept);
  const [evidence] = kept
    .filter(({ verdict }) => verdict === shown)
    .map(outcome => outcome.evidence)
    .sort();
  if (evidence === undefined || shown === run || !isShownByRecord(run, shown))
    return { letter, verdict: run };
  return { letter, verdict: shown, evidence, ...(run === 'untested' ? {} : { without: run }) };
};

/** A clause counts what the kind of proof found that its words ask for, and nothing else. */
export const mergeOutcomes = (
  requirements: readonly Provable[],
  outcomes: readonly ProofOutcome[],
  evidence: readonly EvidenceOutcome[] = [],
): ReadonlyMap<string, RequirementStatus> => {
  const keyOf = ({ kind, proves }: ProofOutcome): string => `${kind} ${proves}`;
  const byRef = Map.groupBy(outcomes, keyOf);
  const byKeptRef = Map.groupBy(evidence, keyOf);
  const found = (id: string, kind: ProofKind): readonly ProofOutcome[] => byRef.get(`${kind} ${id}`) ?? [];
  return new Map(
    requirements.map(({ id, hash, clauses }) => {
      const own = clauses
        .filter(clause => clause.proof !== 'none')
        .map((clause): ClauseStatus => {
          const whole = clause.id === id ? [] : found(id, clause.proof);
          const run = verdictOfClause([...found(clause.id, clause.proof), ...whole]);
          return clauseStatus(clause.letter, run, byKeptRef.get(`${clause.proof} ${clause.id}`) ?? []);
        });
      return [id, { verdict: verdictOfAll(own.map(clause => clause.verdict)), hash, clauses: own }];
    }),
  );
};
