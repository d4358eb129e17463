import type { Bounds, TargetDocument } from '#conformance/harness';
import type { CheckResult } from '../report/index.ts';
import { type Access, type BoundCase, runSuite, Slots } from '../run/index.ts';
import type { Mutant } from './mutant.ts';
import { type MutantResult, proveMutant, withPlanted } from './prove-mutant.ts';
import { staleness } from './read-mutants.ts';

export interface ProveOptions {
  readonly mutants: readonly Mutant[];
  readonly cases: readonly BoundCase[];
  readonly document: TargetDocument;
  readonly access: Access;
  readonly bounds: Bounds;
  /** Relative paths of mutants start here. */
  readonly root: string;
  /** Mutants at a time. */
  readonly jobs: number;
  readonly signal: AbortSignal;
  readonly onControl: (result: CheckResult) => void;
  readonly onMutant: (result: MutantResult) => void;
}

/** The check that is tagged so shows that a server works at all. */
const smokeTag = 'smoke';

const costOf = ({ setup }: BoundCase): number => (setup.ownsServer ? 1 : 0);

/** The checks that speak for a clause of the mutant, those that share a server first. */
export const checksOf = (mutant: Mutant, cases: readonly BoundCase[]): BoundCase[] =>
  cases
    .filter(({ clauses }) => clauses.some(clause => mutant.breaks.includes(clause)))
    .sort((a, b) => costOf(a) - costOf(b));

/**
 * Without a mutant nothing fails, or what is killed with one says nothing: a check passes, or it is inapplicable because the
 * server refuses honestly what the mutant takes. It is run twice: as the server is, and with a patch that changes nothing,
 * so that neither the planting nor a second time can be what a check notices.
 */
const control = async (options: ProveOptions, cases: readonly BoundCase[]): Promise<ReadonlySet<string>> => {
  const failed = new Set<string>();
  const sound = new Set<string>();
  const { access, bounds, signal } = options;
  const run = (document: TargetDocument): Promise<void> =>
    runSuite({
      ...{ cases, document, access, bounds, signal, jobs: 8, servers: 2 },
      onProgress: () => undefined,
      onCase: ({ result }) => {
        const isSound = result.verdict === 'passed' || result.verdict === 'inapplicable';
        (isSound ? sound : failed).add(result.id);
        options.onControl(result);
      },
    });
  await run(options.document);
  for (const mutant of options.mutants) {
    if ((await staleness(options.root, mutant)) !== undefined) continue;
    await withPlanted(options.document, { ...mutant, replace: mutant.find }, run);
    break;
  }
  return sound.difference(failed);
};

const without = (mutant: Mutant, outcome: 'stale' | 'void' | 'survived', reason: string): MutantResult => ({
  mutant,
  outcome,
  kills: [],
  reason,
  durationMs: 0,
});

/** The control first, then every mutant in a process of its own. */
export const prove = async (options: ProveOptions): Promise<MutantResult[]> => {
  const smoke = options.cases.find(({ scenario }) => scenario.tags.includes(smokeTag));
  const chosen = new Map(options.mutants.map(mutant => [mutant, checksOf(mutant, options.cases)]));
  const needed = new Set([...chosen.values()].flat().concat(smoke === undefined ? [] : [smoke]));
  const sound = await control(options, [...needed]);
  const results: MutantResult[] = [];
  const one = async (mutant: Mutant): Promise<MutantResult> => {
    const stale = await staleness(options.root, mutant);
    if (stale !== undefined) return without(mutant, 'stale', stale);
    const cases = chosen.get(mutant) ?? [];
    if (cases.length === 0) return without(mutant, 'survived', 'no check speaks for a clause of it');
    const kept = cases.filter(({ scenario }) => sound.has(scenario.id));
    if (kept.length === 0) return without(mutant, 'void', 'its checks fail without it');
    return inTurns({ ...options, mutant, cases: kept, smoke });
  };
  const slots = new Slots(options.jobs);
  await Promise.all(
    options.mutants.map(mutant =>
      slots.use(async () => {
        if (options.signal.aborted) return;
        const result = await one(mutant);
        results.push(result);
        options.onMutant(result);
      }),
    ),
  );
  return results;
};

/** Checks with a server of their own are asked only where the others let the mutant live. */
const inTurns = async (options: Parameters<typeof proveMutant>[0]): Promise<MutantResult> => {
  const shared = options.cases.filter(({ setup }) => !setup.ownsServer);
  const owned = options.cases.filter(({ setup }) => setup.ownsServer);
  const first = shared.length === 0 ? undefined : await proveMutant({ ...options, cases: shared });
  if (first !== undefined && (first.outcome === 'killed' || owned.length === 0)) return first;
  const second = await proveMutant({
    ...options,
    cases: owned,
    smoke: shared.length === 0 ? options.smoke : undefined,
  });
  return { ...second, durationMs: second.durationMs + (first?.durationMs ?? 0) };
};
