// What verified pacts say of clauses. Pure.
import type { ProofOutcome } from '../../requirements/index.ts';

export interface VerifiedInteraction {
  readonly name: string;
  readonly verdict: 'holds' | 'broken' | 'not-established' | 'untold';
  readonly clauses: readonly string[];
}

/** That an interaction holds does not show that it can fail: broken providers do, and they are tests of their own. */
const verdictOf = ({ verdict }: VerifiedInteraction): ProofOutcome['verdict'] => {
  if (verdict === 'holds') return 'unproven';
  return verdict === 'broken' ? 'violated' : 'unknown';
};

export const pactOutcomes = (interactions: readonly VerifiedInteraction[]): ProofOutcome[] =>
  interactions.flatMap(one =>
    one.clauses.map(clause => ({ proves: clause, kind: 'pact' as const, verdict: verdictOf(one) })),
  );
