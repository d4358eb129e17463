// What a run of chaos experiments says of clauses. A claim that held counts only where each fault of its experiment was
// witnessed; it proves a clause where its invariant is known to notice a server that breaks it. Pure.
import type { ChaosReport, ReportedClaim, ReportedExperiment } from '../../chaos/report/report.ts';
import type { RecordedKill } from '../../conformance/mutants/kill-matrix.ts';
import type { ProofOutcome } from '../../requirements/index.ts';

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

const outcome = (proves: string, verdict: Verdict): ProofOutcome => ({ proves, kind: 'chaos', verdict });

const outcomesOf = (experiment: ReportedExperiment, kills: readonly Kill[]): readonly ProofOutcome[] => {
  const { name, claims, clauses, verdict } = experiment;
  if (verdict === 'inapplicable') return clauses.map(clause => outcome(clause, 'inapplicable'));
  if (claims.length === 0) return clauses.map(clause => outcome(clause, 'unknown'));
  return claims.flatMap(claim =>
    claim.proves.map(clause => {
      const isKilled = (invariant: string): boolean =>
        kills.some(kill => kill.clause === clause && kill.check === name && kill.assertion === invariant);
      return outcome(clause, verdictOf(experiment, claim, isKilled));
    }),
  );
};

export const chaosOutcomes = (
  { experiments }: Pick<ChaosReport, 'experiments'>,
  kills: readonly Kill[],
): readonly ProofOutcome[] => experiments.flatMap(experiment => outcomesOf(experiment, kills));
