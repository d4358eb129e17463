// Do the tests of a clause notice when the clause is broken? Plants each declared mutant and runs the tests whose titles
// carry what it breaks; a kill is an assertion that fails with it and holds without.
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pc from 'picocolors';
import {
  matrixText,
  mutantHash,
  type RecordedKill,
  readMatrix,
} from '../../conformance/mutants/kill-matrix.ts';
import type { Mutant } from '../../conformance/mutants/mutant.ts';
import { root } from '../command.ts';
import { carries } from '../compliance/test-outcomes.ts';
import {
  freshOf,
  killsPath,
  readClauseMutants,
  type TestedClause,
  testedClauses,
  testHash,
} from './clause-kills.ts';
import type { Patch, TestEnd } from './order.ts';
import { patchOf } from './read-breakages.ts';
import { enterWorkplace, mapInTurn, runOrder, type Workplace } from './run-orders.ts';
import { sampleOf } from './sample.ts';

export interface ClausesOptions {
  readonly jobs: number;
  readonly sample?: number | undefined;
  /** A part of the ids of mutants or of clauses. */
  readonly only?: string | undefined;
  readonly writes?: boolean;
}

export interface ClausesResult {
  readonly killed: number;
  /** Every mutant that was not noticed, or not in each clause that it breaks. */
  readonly problems: readonly string[];
}

interface Asked {
  readonly mutant: Mutant;
  readonly clauses: readonly TestedClause[];
  readonly files: readonly string[];
}

const limitMs = 60_000;
const testMs = 20_000;

/** Or the sentence that says why nobody can be asked. */
const askedOf = (mutant: Mutant, tested: readonly TestedClause[]): Asked | string => {
  const clauses = tested.filter(({ id }) => mutant.breaks.includes(id));
  const files = [...new Set(clauses.flatMap(clause => clause.files))].sort();
  if (clauses.length < mutant.breaks.length) return 'it breaks a clause that no test of ours is to prove';
  return files.length === 0 ? 'no test carries what it breaks' : { mutant, clauses, files };
};

const runCarrying = async (
  workplace: Workplace,
  { clauses, files }: Omit<Asked, 'mutant'>,
  patch?: Patch,
): Promise<readonly TestEnd[] | string> => {
  const carrying = clauses.map(({ id }) => id);
  const order = { tests: files, testMs, seeds: 0, covers: [], carrying, ...(patch && { patch }) };
  const { told } = await runOrder(workplace, order, limitMs);
  if (told === undefined) return 'its process broke down or did not end';
  if (told.kind === 'unloadable') return `not loadable: ${told.failure?.message ?? ''}`;
  return told.isLoaded ? (told.ends ?? []) : 'no test loads its file';
};

const keyOf = ({ file, title }: TestEnd): string => `${file}\n${title}`;

/** The tests that hold while nothing is changed: of the others a failure says nothing. */
const controlOf = async (workplace: Workplace, asked: readonly Asked[], jobs: number) => {
  const clauses = asked.flatMap(each => each.clauses);
  const files = [...new Set(asked.flatMap(each => each.files))];
  const ends = await mapInTurn(files, jobs, file => runCarrying(workplace, { clauses, files: [file] }));
  const held = ends.flatMap(each => (typeof each === 'string' ? [] : each));
  return new Set(held.filter(({ state }) => state === 'passed').map(keyOf));
};

const killsOf = ({ mutant, clauses }: Asked, refuted: readonly TestEnd[]): RecordedKill[] =>
  clauses.flatMap(clause =>
    refuted
      .filter(({ file, title }) => clause.files.includes(file) && carries(title, clause.id))
      .map(
        ({ file, title }): RecordedKill => ({
          clause: clause.id,
          check: file,
          assertion: title,
          mutant: mutant.id,
          clause_hash: clause.hash,
          check_hash: testHash(file),
          mutant_hash: mutantHash(mutant),
        }),
      ),
  );

interface Found {
  readonly kills: readonly RecordedKill[];
  readonly problem?: string;
}

const planted = async (workplace: Workplace, asked: Asked, held: ReadonlySet<string>): Promise<Found> => {
  const { mutant, clauses } = asked;
  const patch = patchOf(mutant, readFileSync(join(root, mutant.file), 'utf8'));
  if (typeof patch === 'string') return { kills: [], problem: `stale: ${patch}` };
  const ends = await runCarrying(workplace, asked, patch);
  if (typeof ends === 'string') return { kills: [], problem: `void: ${ends}` };
  const kills = killsOf(
    asked,
    ends.filter(end => end.state === 'refuted' && held.has(keyOf(end))),
  );
  const missed = clauses.map(({ id }) => id).filter(id => kills.every(({ clause }) => clause !== id));
  const broken = ends.filter(({ state }) => state === 'broke down').length;
  const why = `${ends.length} tests ran${broken > 0 ? `, ${broken} broke down` : ''}`;
  return missed.length === 0 ? { kills } : { kills, problem: `survived in ${missed.join(', ')} (${why})` };
};

const isWanted = ({ id, breaks }: Mutant, only = ''): boolean =>
  id.includes(only) || breaks.some(clause => clause.includes(only));

/** What others said stays, as far as it is fresh. */
const write = async (
  kills: readonly RecordedKill[],
  asked: readonly Mutant[],
  isKnown: (kills: readonly RecordedKill[]) => RecordedKill[],
): Promise<void> => {
  const ids = new Set(asked.map(({ id }) => id));
  const others = isKnown(await readMatrix(killsPath)).filter(({ mutant }) => !ids.has(mutant));
  await writeFile(killsPath, matrixText([...others, ...kills]));
};

type Say = (line: string) => void;

export const runClauses = async (options: ClausesOptions, say: Say): Promise<ClausesResult> => {
  const [tested, mutants] = await Promise.all([testedClauses(), readClauseMutants()]);
  const wanted = mutants.filter(mutant => isWanted(mutant, options.only));
  if (wanted.length === 0) throw new Error(`no mutant breaks ${options.only ?? 'anything'}`);
  const chosen = sampleOf(wanted, options.sample ?? wanted.length);
  const rows = chosen.map(mutant => ({ mutant, asked: askedOf(mutant, tested) }));
  const workplace = await enterWorkplace();
  try {
    const able = rows.flatMap(({ asked }) => (typeof asked === 'string' ? [] : [asked]));
    const held = await controlOf(workplace, able, options.jobs);
    const found = await mapInTurn(rows, options.jobs, async ({ mutant, asked }) => {
      const result =
        typeof asked === 'string' ? { kills: [], problem: asked } : await planted(workplace, asked, held);
      const { problem } = result;
      say(problem === undefined ? `${pc.green('killed')}  ${mutant.id}` : `${pc.red(problem)}  ${mutant.id}`);
      return { ...result, problem: problem === undefined ? undefined : `${mutant.id}: ${problem}` };
    });
    const problems = found.flatMap(({ problem }) => problem ?? []);
    const kills = found.flatMap(each => each.kills);
    if (options.writes === true) await write(kills, chosen, all => freshOf(all, tested, mutants));
    return { killed: chosen.length - problems.length, problems };
  } finally {
    await workplace.leave();
  }
};
