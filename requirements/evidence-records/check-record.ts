import { type Evidence, validateDocument } from '#contracts';
import { nearIds } from '../commands/near-ids.ts';
import type { Row } from '../model.ts';

type Outcome = Evidence['outcomes'][number];

/** The form of a record: each sentence begins with the place that it is about. */
export function checkForm(
  document: unknown,
): { readonly record: Evidence } | { readonly sentences: readonly string[] } {
  const outcome = validateDocument('evidence', document);
  return outcome.ok
    ? { record: outcome.value }
    : { sentences: outcome.problems.map(problem => problem.message) };
}

/** Whether the words know each clause that a record names, and ask for its kind of proof. */
export function checkClauses({ outcomes }: Evidence, rows: readonly Row[]): readonly string[] {
  const proofs = new Map(rows.flatMap(row => row.clauses.map(({ id, proof }) => [id, proof])));
  return outcomes.flatMap((outcome, index) => clauseSentences(outcome, index, proofs));
}

function clauseSentences(
  { proves, kind }: Outcome,
  index: number,
  proofs: ReadonlyMap<string, string>,
): readonly string[] {
  const proof = proofs.get(proves);
  if (proof === undefined) {
    const near = nearIds(proves, [...proofs.keys()]).join(', ');
    return [`/outcomes/${index}/proves: found "${proves}", which is no clause of .specs; near it: ${near}.`];
  }
  if (proof === kind) return [];
  const asked = proof === 'none' ? 'no proof' : `proof by ${proof}`;
  return [`/outcomes/${index}/kind: found "${kind}"; the words of ${proves} ask for ${asked}.`];
}
