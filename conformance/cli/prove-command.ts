import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import pc from 'picocolors';
import { boundsOf, type Io, realClock, type TargetDocument, UsageError } from '#conformance/harness';
import {
  checksOf,
  type Mutant,
  type MutantResult,
  matrixPath,
  matrixText,
  type Present,
  prove,
  type RecordedKill,
  readMutants,
  UnreadableMutant,
} from '../mutants/index.ts';
import { accessTo, type BoundCase, scopeOf } from '../run/index.ts';
import { boundCases } from './bound-cases.ts';
import { changedMutants } from './changed-mutants.ts';
import { readTarget } from './documents.ts';
import { freshKills, freshTargetKills, mutantsFolder, presentOf } from './fresh-kills.ts';
import { checkedMatrix, toldUnproven } from './proof-state.ts';
import { positiveInteger } from './run-options.ts';

export interface ProveFlags {
  readonly only?: string;
  readonly jobs?: string;
  readonly target?: string;
  readonly mutants?: string;
  /** Judge the committed matrix, and run nothing. */
  readonly check?: boolean;
  /** With it: as if the assertions of this name, or of this check, were not there. */
  readonly without?: string;
  /** Only those whose source changed since the matrix was written. */
  readonly changed?: boolean;
  readonly sample?: string;
  readonly write?: boolean;
}

export interface ProveContext {
  readonly io: Io;
  readonly signal: AbortSignal;
}

const root = resolve(import.meta.dirname, '../..');

/** Shorter than a run's: what a mutant makes wait for is not waited for long. */
const proveBounds = {
  response_ms: 5_000,
  frame_ms: 3_000,
  first_frame_ms: 1_000,
  terminal_ms: 5_000,
  // No mutant is judged by it, and a busy machine starts slowly.
  ready_ms: 60_000,
  step_ms: 45_000,
};

const marks = { killed: '✓', survived: '✗', inert: '·', stale: '?', void: '–' } as const;
const outcomes = ['killed', 'survived', 'inert', 'stale', 'void'] as const;

/** By id of mutant, clause or requirement, or an area; several stand with commas between them. */
const fits =
  (only: string | undefined) =>
  (mutant: Mutant): boolean =>
    only === undefined ||
    only
      .split(',')
      .some(
        name =>
          mutant.id.startsWith(name) ||
          mutant.breaks.some(clause => clause === name || clause.startsWith(`${name}(`)),
      );

const chosenMutants = async (flags: ProveFlags): Promise<Mutant[]> => {
  try {
    const all = await readMutants(flags.mutants === undefined ? mutantsFolder : resolve(flags.mutants));
    const wanted = all.filter(fits(flags.only));
    if (wanted.length === 0)
      throw new UsageError(
        flags.only === undefined ? 'there is no mutant' : `no mutant fits «${flags.only}»`,
      );
    return wanted;
  } catch (error) {
    throw error instanceof UnreadableMutant ? new UsageError(error.message) : error;
  }
};

const recorded = (results: readonly MutantResult[], present: Present): RecordedKill[] =>
  results.flatMap(({ kills }) =>
    kills.map(kill => ({
      ...kill,
      clause_hash: present.clauses.get(kill.clause) ?? '',
      check_hash: present.checks.get(kill.check) ?? '',
      mutant_hash: present.mutants.get(kill.mutant) ?? '',
    })),
  );

const lineOf = (result: MutantResult, io: Io): string => {
  const { red, green, yellow, dim } = pc.createColors(io.hasColor);
  const { mutant, outcome, kills, reason, durationMs } = result;
  const paint = outcome === 'killed' ? green : outcome === 'survived' ? red : yellow;
  const by = kills[0] === undefined ? (reason ?? '') : `${kills[0].assertion} of ${kills[0].check}`;
  const head = `${paint(`${marks[outcome]} ${outcome.padEnd(8)}`)} ${mutant.id} ${dim(`(${mutant.breaks.join(', ')}, ${(durationMs / 1000).toFixed(1)} s)`)}`;
  return `${head}\n    ${dim(by.replaceAll(/\s+/g, ' ').slice(0, 200))}\n`;
};

const summary = (results: readonly MutantResult[], seconds: number): string => {
  const counts = outcomes.map(
    outcome => `${results.filter(each => each.outcome === outcome).length} ${outcome}`,
  );
  const each = results.length === 0 ? 0 : seconds / results.length;
  return `${results.length} mutants: ${counts.join(', ')}; ${seconds.toFixed(1)} s, ${each.toFixed(2)} s each\n`;
};

/** Spread evenly over those that the committed matrix says are noticed: has one of them come to live? */
const sampled = async (
  mutants: readonly Mutant[],
  { sample }: ProveFlags,
  cases: readonly BoundCase[],
): Promise<readonly Mutant[]> => {
  if (sample === undefined) return mutants;
  const noticed = new Set((await freshKills(cases)).map(({ mutant }) => mutant));
  const known = mutants.filter(({ id }) => noticed.has(id));
  const every = Math.max(1, Math.ceil(known.length / positiveInteger('sample', sample)));
  return known.filter((_, at) => at % every === 0);
};

/** The one server, as it is and on a host that seems to have devices. */
const referenceTargets = ['reference', 'reference-devices'];

interface Round {
  readonly document: TargetDocument;
  readonly cases: readonly BoundCase[];
  readonly mutants: readonly Mutant[];
}

/** Each target has the mutants of which it can run a check that those before it could not; the first those of none, too. */
const roundsOf = async (
  names: readonly string[],
  mutants: readonly Mutant[],
  all: readonly BoundCase[],
): Promise<Round[]> => {
  const seen = new Set<BoundCase>();
  const rounds: Round[] = [];
  for (const name of names) {
    const document = await readTarget(name);
    const { runnable } = scopeOf(all, document);
    const added = runnable.filter(bound => !seen.has(bound));
    for (const bound of added) seen.add(bound);
    rounds.push({
      document,
      cases: runnable,
      mutants: mutants.filter(each => checksOf(each, added).length > 0),
    });
  }
  const [first, ...others] = rounds;
  if (first === undefined) return [];
  const unasked = mutants.filter(mutant => rounds.every(round => !round.mutants.includes(mutant)));
  return [{ ...first, mutants: [...first.mutants, ...unasked] }, ...others];
};

const playRound = async (
  { document, cases, mutants }: Round,
  flags: ProveFlags,
  { io, signal }: ProveContext,
): Promise<MutantResult[]> => {
  if (mutants.length === 0) return [];
  const access = await accessTo(document);
  const broken: string[] = [];
  const results = await prove({
    ...{ mutants, cases, document, access, root, signal },
    bounds: boundsOf(proveBounds),
    jobs: flags.jobs === undefined ? 2 : positiveInteger('jobs', flags.jobs),
    onControl: ({ id, verdict, reason }) => {
      if (verdict !== 'passed') broken.push(`${id} is ${verdict}: ${reason ?? ''}`);
    },
    onMutant: result => io.err(lineOf(result, io)),
  });
  await access.connections.close();
  for (const line of broken) io.err(`control: ${line.slice(0, 300)}\n`);
  return results;
};

/** 0: every MUST clause that conformance proves has a kill or a written reason. 1: some has not, or a mutant lives. */
export const proveCommand = async (flags: ProveFlags, { io, signal }: ProveContext): Promise<number> => {
  if (flags.write === true && flags.mutants !== undefined)
    throw new UsageError('--write is for the mutants of the reference server: the matrix holds no others');
  const all = await boundCases(undefined, { mayLeaveSteps: true });
  if (flags.without !== undefined && flags.check !== true)
    throw new UsageError('--without goes with --check: it asks the committed matrix');
  const ofTargets = await freshTargetKills(all);
  if (flags.check === true)
    return checkedMatrix({ ofMutants: await freshKills(all), ofTargets }, flags.without, io);
  const chosen = await chosenMutants(flags);
  const touched = flags.changed === true ? await changedMutants(root, chosen) : chosen;
  const mutants = await sampled(touched, flags, all);
  if (flags.changed === true && mutants.length === 0) {
    io.out('no mutant whose source changed since the matrix was written\n');
    return 0;
  }
  const present = await presentOf(all, mutants);
  const startedMs = realClock.nowMs();
  const names = flags.target === undefined ? referenceTargets : [flags.target];
  const found = new Map<string, MutantResult>();
  for (const round of await roundsOf(names, mutants, all)) {
    const alive = round.mutants.filter(({ id }) => found.get(id)?.outcome !== 'killed');
    for (const result of await playRound({ ...round, mutants: alive }, flags, { io, signal }))
      found.set(result.mutant.id, result);
  }
  const results = [...found.values()];
  io.out(summary(results, (realClock.nowMs() - startedMs) / 1000));
  // One that was not run, because it was interrupted, keeps its kills.
  const ran = new Set(results.map(({ mutant }) => mutant.id));
  // Read now: another proof may have been written meanwhile.
  const kept = (await freshKills(all)).filter(({ mutant }) => !ran.has(mutant));
  const kills = [...kept, ...recorded(results, present)];
  if (flags.write === true) await writeFile(matrixPath, matrixText(kills));
  const lives = results.some(({ outcome }) => outcome !== 'killed');
  const isPart = [flags.only, flags.sample, flags.target, flags.changed].some(flag => flag !== undefined);
  return Math.max(lives ? 1 : 0, isPart ? 0 : await toldUnproven({ ofMutants: kills, ofTargets }, io));
};
