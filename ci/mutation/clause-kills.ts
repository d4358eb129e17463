// Which tests of ours have noticed that a clause was broken: committed, and void once clause, test or mutant change.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isFresh, mutantHash, type RecordedKill, readMatrix } from '../../conformance/mutants/kill-matrix.ts';
import type { Mutant } from '../../conformance/mutants/mutant.ts';
import { readMutants } from '../../conformance/mutants/read-mutants.ts';
import { loadRequirements } from '../../requirements/index.ts';
import { root } from '../command.ts';
import { kindsOf, type NoticedBreak } from '../compliance/test-outcomes.ts';

export const killsPath = join(import.meta.dirname, 'clause-kills.json');

export const readClauseMutants = (): Promise<Mutant[]> => readMutants(join(import.meta.dirname, 'clauses'));

/** A clause that tests of ours prove, and the files whose titles carry it. */
export interface TestedClause {
  readonly id: string;
  readonly level: string;
  readonly hash: string;
  readonly files: readonly string[];
}

export const testedClauses = async (): Promise<TestedClause[]> => {
  const requirements = await loadRequirements();
  return requirements.flatMap(({ id: whole, clauses, proofs }) =>
    clauses
      .filter(({ proof }) => proof === 'unit' || proof === 'property')
      .map(({ id, level, hash, proof }): TestedClause => {
        const own = proofs.filter(
          ({ file, proves }) =>
            file.endsWith('.test.ts') &&
            kindsOf(file).includes(proof) &&
            (proves.includes(id) || proves.includes(whole)),
        );
        return { id, level, hash, files: [...new Set(own.map(({ file }) => file))].sort() };
      }),
  );
};

/** Of a test's file: whatever changes in it may change what the test notices. */
export const testHash = (file: string): string => {
  const path = join(root, file);
  const text = existsSync(path) ? readFileSync(path) : '';
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
};

/** Of the recorded kills those that still say something. */
export const freshOf = (
  kills: readonly RecordedKill[],
  clauses: readonly TestedClause[],
  mutants: readonly Mutant[],
): RecordedKill[] => {
  const present = {
    clauses: new Map(clauses.map(({ id, hash }) => [id, hash])),
    checks: new Map(kills.map(({ check }) => [check, testHash(check)])),
    mutants: new Map(mutants.map(mutant => [mutant.id, mutantHash(mutant)])),
  };
  return kills.filter(kill => isFresh(kill, present));
};

/** Of the committed matrix, as far as it is fresh. */
export const noticedBreaks = async (): Promise<NoticedBreak[]> => {
  const kills = await readMatrix(killsPath);
  const fresh = freshOf(kills, await testedClauses(), await readClauseMutants());
  return fresh.map(({ clause, check, assertion }) => ({ clause, file: check, title: assertion }));
};
