// What a run of chaos experiments says of clauses. A claim that held counts only where each fault of its experiment was
// witnessed; it proves a clause where its invariant is known to notice a server that breaks it. Pure.
import type { ChaosReport, ReportedClaim, ReportedExperiment } from '../../chaos/report/report.ts';
import type { RecordedKill } from '../../conformance/mutants/kill-matrix.ts';
import type { NewEvidence, ProofOutcome } from '../../requirements/index.ts';

export type Kill = Pick<RecordedKill, 'clause' | 'check' | 'assertion'>;

type Verdict = ProofOutcome['verdict'];

const isWitnessed = ({ faults, planned_faults: planned }: ReportedExperiment): boolean =>
  faults.length === planned.length &&
  faults.every(({ witnesses, failure }) => witnesses > 0 && failure === null);

const verdictOf = (
  experiment: ReportedExperiment,
  { invariant, verdict }: ReportedClaim,
  killed: (invariant: string) => boolean,
): Verdict => {
  if (verdict === 'violated') return 'violated';
  if (verdict === 'unknown' || experiment.verdict === 'unknown' || !isWitnessed(experiment)) return 'unknown';
  return killed(invariant) ? 'proven' : 'unproven';
};

/** What says so: the experiment, and its invariant where one was judged. */
interface Shown extends ProofOutcome {
  readonly kind: 'chaos';
  readonly shown_by: string;
}

const outcomesOf = (experiment: ReportedExperiment, kills: readonly Kill[]): readonly Shown[] => {
  const { name, claims, clauses, verdict } = experiment;
  const outcome = (proves: string, found: Verdict, invariant?: string): Shown => {
    const shown_by = invariant === undefined ? name : `${name}: ${invariant}`;
    return { proves, kind: 'chaos', verdict: found, shown_by };
  };
  if (verdict === 'inapplicable') return clauses.map(clause => outcome(clause, 'inapplicable'));
  if (claims.length === 0) return clauses.map(clause => outcome(clause, 'unknown'));
  return claims.flatMap(claim =>
    claim.proves.map(clause => {
      const isKilled = (invariant: string): boolean =>
        kills.some(kill => kill.clause === clause && kill.check === name && kill.assertion === invariant);
      return outcome(clause, verdictOf(experiment, claim, isKilled), claim.invariant);
    }),
  );
};

export const chaosOutcomes = (
  { experiments }: Pick<ChaosReport, 'experiments'>,
  kills: readonly Kill[],
): readonly Shown[] => experiments.flatMap(experiment => outcomesOf(experiment, kills));

/** What a run of longer experiments leaves as evidence, beside when it was made and what of. */
export const chaosEvidence = (
  { experiments }: Pick<ChaosReport, 'experiments'>,
  kills: readonly Kill[],
): Pick<NewEvidence, 'outcomes' | 'figures'> => ({
  outcomes: [...chaosOutcomes({ experiments }, kills)],
  figures: experiments.flatMap(({ name, figures }) =>
    figures === null ? [] : [{ what: `${name}: tasks admitted`, value: figures.admitted, unit: 'tasks' }],
  ),
});
