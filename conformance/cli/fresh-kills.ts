import { join } from 'node:path';
import { loadRequirements } from '#requirements';
import {
  checkHash,
  isFresh,
  type Mutant,
  mutantHash,
  type Present,
  type RecordedKill,
  readMatrix,
  readMutants,
} from '../mutants/index.ts';
import type { BoundCase } from '../run/index.ts';

export const mutantsFolder = join(import.meta.dirname, '../mutants');

export const presentOf = async (
  cases: readonly BoundCase[],
  mutants: readonly Mutant[],
): Promise<Present> => {
  const requirements = await loadRequirements();
  return {
    clauses: new Map(
      requirements.flatMap(({ clauses }) => clauses.map(({ id, hash }) => [id, hash] as const)),
    ),
    checks: new Map(cases.map(bound => [bound.scenario.id, checkHash(bound)])),
    mutants: new Map(mutants.map(mutant => [mutant.id, mutantHash(mutant)])),
  };
};

/** What the committed matrix says of clauses, checks and mutants that are still what they were. */
export const freshKills = async (cases: readonly BoundCase[]): Promise<readonly RecordedKill[]> => {
  const present = await presentOf(cases, await readMutants(mutantsFolder));
  return (await readMatrix()).filter(kill => isFresh(kill, present));
};
