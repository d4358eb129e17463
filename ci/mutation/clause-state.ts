// What the committed kills leave open, without running anything.
import { readMatrix } from '../../conformance/mutants/kill-matrix.ts';
import { staleness } from '../../conformance/mutants/read-mutants.ts';
import { root } from '../command.ts';
import { freshOf, killsPath, readClauseMutants, testedClauses } from './clause-kills.ts';

export interface ClauseState {
  readonly proven: number;
  /** Mutants whose text is gone, or whose kill is. */
  readonly stale: readonly string[];
  /** Clauses of a MUST that tests of ours are to prove and that no kill speaks for. */
  readonly open: readonly string[];
}

export const clauseState = async (): Promise<ClauseState> => {
  const [clauses, mutants, kills] = await Promise.all([
    testedClauses(),
    readClauseMutants(),
    readMatrix(killsPath),
  ]);
  const fresh = freshOf(kills, clauses, mutants);
  const isProven = (clause: string): boolean => fresh.some(kill => kill.clause === clause);
  const stale = await Promise.all(
    mutants.map(async mutant => {
      const why = await staleness(root, mutant);
      if (why !== undefined) return [`${mutant.id}: ${why}`];
      return fresh.some(kill => kill.mutant === mutant.id)
        ? []
        : [`${mutant.id}: no kill that fits is recorded`];
    }),
  );
  const due = clauses.filter(({ level }) => level === 'MUST');
  const open = due
    .filter(({ id }) => !isProven(id))
    .map(({ id, files }) =>
      files.length === 0 ? `${id}: no test carries it` : `${id}: no mutant of it was noticed`,
    );
  return { proven: clauses.filter(({ id }) => isProven(id)).length, stale: stale.flat(), open };
};
