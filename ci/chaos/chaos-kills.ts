// Which invariants of which experiments have noticed a server that breaks a clause: committed, and void once the words
// of the clause, the mutant, or what the experiment is made of change.
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  isFresh,
  mutantHash,
  type Present,
  type RecordedKill,
  readMatrix,
} from '../../conformance/mutants/kill-matrix.ts';
import { loadRequirements } from '../../requirements/index.ts';
import { doorsOf, importsOf } from '../architecture/imports.ts';
import { root } from '../command.ts';
import { parseSource } from '../sources.ts';
import { chaosMutants } from './mutants.ts';

export const killsPath = join(import.meta.dirname, 'kills.json');

/** What decides what an experiment can notice; the rest of the harness only runs and records it. */
const partsOfExperiments = /^chaos\/(experiments|faults|invariants|workloads)\//;

const importedBy = (path: string): readonly string[] => {
  const source = parseSource(path, readFileSync(join(root, path), 'utf8'));
  return importsOf(source, doorsOf({ imports: {} })).flatMap(({ target, typeOnly }) =>
    !typeOnly && target !== undefined && partsOfExperiments.test(target) ? [target] : [],
  );
};

/** The file of an experiment and those of its faults, invariants and workload, however they come to it. */
export const partsOf = (path: string): readonly string[] => {
  const found = new Set([path]);
  for (const one of found) for (const target of importedBy(one)) found.add(target);
  return [...found].sort();
};

/** Of the texts of all that it is made of, and of nothing else. */
export const experimentHash = (path: string): string => {
  const hash = createHash('sha256');
  for (const part of partsOf(path)) hash.update(`${part}\n`).update(readFileSync(join(root, part)));
  return hash.digest('hex').slice(0, 16);
};

const isNamed = (value: unknown): value is { readonly name: string } =>
  typeof value === 'object' && value !== null && 'name' in value && 'claims' in value;

/** Experiment → the file that it is written in. */
export const experimentFiles = async (): Promise<ReadonlyMap<string, string>> => {
  const files = globSync('chaos/experiments/*.ts', { cwd: root })
    .map(path => path.replaceAll('\\', '/'))
    .filter(path => !path.endsWith('.test.ts') && !path.endsWith('/index.ts'));
  const found = await Promise.all(
    files.map(async path => {
      const module: Record<string, unknown> = await import(join(root, path));
      return Object.values(module)
        .filter(isNamed)
        .map(({ name }) => [name, path] as const);
    }),
  );
  return new Map(found.flat());
};

/** All hashes as they are now; an experiment that nobody asks about is not read. */
export const presentHashes = async (experiments: readonly string[]): Promise<Present> => {
  const [requirements, files] = await Promise.all([loadRequirements(), experimentFiles()]);
  const checks = experiments.flatMap(name => {
    const path = files.get(name);
    return path === undefined ? [] : [[name, experimentHash(path)] as const];
  });
  return {
    clauses: new Map(requirements.flatMap(({ clauses }) => clauses.map(({ id, hash }) => [id, hash]))),
    checks: new Map(checks),
    mutants: new Map(chaosMutants.map(mutant => [mutant.id, mutantHash(mutant)])),
  };
};

export const freshOf = (kills: readonly RecordedKill[], present: Present): readonly RecordedKill[] =>
  kills.filter(kill => isFresh(kill, present));

/** A kill of an invariant, `check` being the experiment and `assertion` the invariant, with the hashes of now. */
export const killOf = (
  { clause, check, assertion, mutant }: Pick<RecordedKill, 'clause' | 'check' | 'assertion' | 'mutant'>,
  { clauses, checks, mutants }: Present,
): RecordedKill => ({
  ...{ clause, check, assertion, mutant },
  clause_hash: clauses.get(clause) ?? '',
  check_hash: checks.get(check) ?? '',
  mutant_hash: mutants.get(mutant) ?? '',
});

/** Of the committed kills those that still say something; none while none are committed. */
export const committedKills = async (): Promise<readonly RecordedKill[]> => {
  const kills = await readMatrix(killsPath);
  return freshOf(kills, await presentHashes([...new Set(kills.map(({ check }) => check))]));
};
