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

const presentWithMutants = async (cases: readonly BoundCase[]): Promise<Present> =>
  presentOf(cases, await readMutants(mutantsFolder));

const killsOfMutants = async (present: Present): Promise<readonly RecordedKill[]> =>
  (await readMatrix()).filter(kill => isFresh(kill, present));

const killsOfTargets = async (present: Present): Promise<readonly RecordedKill[]> => {
  const recorded = await readMatrix(killsPath);
  const known = { ...present, mutants: targetHashes(recorded) };
  return recorded.filter(kill => isFresh(kill, known));
};

/** What the committed matrix says of clauses, checks and mutants that are still what they were. */
export const freshKills = async (cases: readonly BoundCase[]): Promise<readonly RecordedKill[]> =>
  killsOfMutants(await presentWithMutants(cases));

/** The same of the record of the suite's own broken servers and gateways. */
export const freshTargetKills = async (cases: readonly BoundCase[]): Promise<readonly RecordedKill[]> =>
  killsOfTargets(await presentOf(cases, []));

/** Whatever has broken a clause: a mutant of the reference server, or a target of the suite's own. */
export const everyFreshKill = async (cases: readonly BoundCase[]): Promise<readonly RecordedKill[]> => {
  const present = await presentWithMutants(cases);
  return [...(await killsOfMutants(present)), ...(await killsOfTargets(present))];
};
