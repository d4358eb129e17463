// Would the tests of the server's folders notice a small change of their code? Generated mutants, one process each.
import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../command.ts';
import { askedOf, type Measured, measure, type Probe, testMs } from './baseline.ts';
import { type Equivalents, equivalenceProblems, readEquivalents } from './equivalents.ts';
import { type Folder, folders, isSource } from './folders.ts';
import { type Mutant, mutantsOf } from './mutants.ts';
import { type Judged, judgedGenerated, type Score, scoreOf } from './outcome.ts';
import { enterWorkplace, mapInTurn, runOrder, type Workplace } from './run-orders.ts';
import { sampleOf } from './sample.ts';

export interface UnitsOptions {
  readonly folders: readonly string[];
  readonly jobs: number;
  readonly sample?: number | undefined;
  readonly changed?: string | undefined;
  readonly only?: string | undefined;
}

export interface Verdict extends Judged {
  readonly mutant: Mutant;
  readonly ms: number;
}

export interface FolderResult {
  readonly folder: Folder;
  readonly verdicts: readonly Verdict[];
  readonly score: Score;
  readonly equivalent: number;
}

export const chosenFolders = (names: readonly string[]): readonly Folder[] => {
  const unknown = names.find(name => folders.every(folder => folder.name !== name));
  if (unknown !== undefined)
    throw new Error(`${unknown} is not mutated; there is ${folders.map(({ name }) => name).join(', ')}`);
  return names.length === 0 ? folders : folders.filter(({ name }) => names.includes(name));
};

const changedSince = (ref: string): ReadonlySet<string> => {
  const told = execFileSync('git', ['diff', '--name-only', ref, '--'], { cwd: root, encoding: 'utf8' });
  return new Set(told.split('\n'));
};

/** Of every source of the folder, in the order of the files. */
export const allMutants = ({ path }: Folder): Mutant[] =>
  globSync(`${path}/**/*.ts`, { cwd: root })
    .filter(isSource)
    .sort()
    .flatMap(file => mutantsOf(file, readFileSync(join(root, file), 'utf8')));

export const plannedMutants = (folder: Folder, options: UnitsOptions, equivalents: Equivalents): Mutant[] => {
  const { changed, only } = options;
  const touched = changed === undefined ? undefined : changedSince(changed);
  const wanted = allMutants(folder).filter(
    ({ id, patch }) =>
      (touched?.has(patch.file) ?? true) &&
      (only === undefined || id.includes(only)) &&
      (only !== undefined || !equivalents.has(id)),
  );
  return sampleOf(wanted, options.sample ?? wanted.length);
};

const probesOf = ({ tests, seeds }: Folder): Probe[] => [
  ...[...new Set(tests.flatMap(glob => globSync(glob, { cwd: root })))]
    .sort()
    .map(test => ({ tests: [test], seeds: 0 })),
  ...(seeds > 0 ? [{ tests: [], seeds }] : []),
];

const limitFactor = 4;
const limitLeastMs = 10_000;

const judgedMutant = async (
  workplace: Workplace,
  { patch }: Mutant,
  measured: readonly Measured[],
): Promise<Judged> => {
  const asked = askedOf(patch, measured);
  if (asked.length === 0) return { outcome: 'not covered', why: 'no test runs it' };
  const ms = asked.reduce((sum, { told }) => sum + told.ms, 0);
  const order = {
    patch,
    testMs: Math.min(testMs, limitLeastMs),
    tests: asked.flatMap(({ tests }) => tests),
    seeds: Math.max(...asked.map(({ seeds }) => seeds)),
    covers: [],
  };
  return judgedGenerated(await runOrder(workplace, order, limitLeastMs + limitFactor * ms));
};

export type Say = (verdict: Verdict) => void;

const runFolder = async (
  workplace: Workplace,
  { folder, options, equivalents }: { folder: Folder; options: UnitsOptions; equivalents: Equivalents },
  say: Say,
): Promise<FolderResult> => {
  const planned = plannedMutants(folder, options, equivalents);
  const measured =
    planned.length === 0
      ? []
      : await measure(workplace, probesOf(folder), { covers: [folder.path], jobs: options.jobs });
  const verdicts = await mapInTurn(planned, options.jobs, async (mutant): Promise<Verdict> => {
    const startedAt = performance.now();
    const found = await judgedMutant(workplace, mutant, measured);
    const verdict = { ...found, mutant, ms: performance.now() - startedAt };
    say(verdict);
    return verdict;
  });
  const score = scoreOf(verdicts.map(({ outcome }) => outcome));
  const equivalent = allMutants(folder).filter(({ id }) => equivalents.has(id)).length;
  return { folder, verdicts, score, equivalent };
};

export interface UnitsResult {
  readonly results: readonly FolderResult[];
  /** Entries of the list of equivalents that fit no mutant any more. */
  readonly stale: readonly string[];
}

export const runUnits = async (options: UnitsOptions, say: Say): Promise<UnitsResult> => {
  const equivalents = readEquivalents();
  const stale = equivalenceProblems(equivalents, folders.flatMap(allMutants));
  const workplace = await enterWorkplace();
  try {
    const results: FolderResult[] = [];
    for (const folder of chosenFolders(options.folders))
      results.push(await runFolder(workplace, { folder, options, equivalents }, say));
    return { results, stale };
  } finally {
    await workplace.leave();
  }
};
