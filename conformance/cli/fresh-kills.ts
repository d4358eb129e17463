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
import { killsPath, targetHashes } from '../targets/openai/controls/kills.ts';

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

/** The same of the record of the suite's own broken servers and gateways. */
export const freshTargetKills = async (cases: readonly BoundCase[]): Promise<readonly RecordedKill[]> => {
  const recorded = await readMatrix(killsPath);
  const present = { ...(await presentOf(cases, [])), mutants: targetHashes(recorded) };
  return recorded.filter(kill => isFresh(kill, present));
};

/** Whatever has broken a clause: a mutant of the reference server, or a target of the suite's own. */
export const everyFreshKill = async (cases: readonly BoundCase[]): Promise<readonly RecordedKill[]> => [
  ...(await freshKills(cases)),
  ...(await freshTargetKills(cases)),
];
