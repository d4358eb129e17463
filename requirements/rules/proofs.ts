import { type Clause, type Problem, profiles, proofKinds, type Row } from '../model.ts';
import type { Rule } from './gate-input.ts';

/** Every clause says how it is proven, in words that exist, or says why it is not. */
export const proofsAreNamed: Rule = ({ extraction }) =>
  extraction.rows.flatMap(row => row.clauses.flatMap(clause => proofProblems(row, clause)));

function proofProblems(row: Row, clause: Clause): readonly Problem[] {
  const bad = (rule: string, sentence: string) => [
    { rule, where: `.specs/${row.area}.md:${row.line}`, sentence },
  ];
  if (clause.proof === '') return bad('proof-missing', `${clause.id} (${clause.level}) has no proof kind.`);
  if (!proofKinds.some(kind => kind === clause.proof)) {
    return bad(
      'proof-unknown',
      `${clause.id} has the proof kind "${clause.proof}"; there is ${proofKinds.join(', ')}.`,
    );
  }
  if (clause.proof === 'none' && clause.because === '') {
    return bad('proof-missing', `${clause.id} has no proof and no reason: write "none, because: …".`);
  }
  if (clause.proof !== 'none' && clause.because !== '') {
    return bad(
      'proof-unknown',
      `${clause.id} is proven by ${clause.proof} and still gives a reason for no proof.`,
    );
  }
  return [];
}

export const profilesExist: Rule = ({ extraction }) =>
  extraction.rows
    .filter(row => !profiles.some(profile => profile === row.profile))
    .map(row => ({
      rule: 'profile-unknown',
      where: `.specs/${row.area}.md:${row.line}`,
      sentence: `${row.id} has the profile "${row.profile}"; there is ${profiles.join(', ')}.`,
    }));
