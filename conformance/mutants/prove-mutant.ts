import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bounds, isRecord, parsedJson, realClock, type TargetDocument } from '#conformance/harness';
import type { CheckResult } from '../report/index.ts';
import { type Access, type BoundCase, runSuite, type ServerWatch, type WatchedServer } from '../run/index.ts';
import type { Mutant } from './mutant.ts';
import { type Judgement, judgedMutant } from './mutant-outcome.ts';

export interface MutantResult extends Judgement {
  readonly mutant: Mutant;
  readonly durationMs: number;
}

export interface ProveMutantOptions {
  readonly mutant: Mutant;
  /** Checks of the clauses that it breaks, the cheapest first. */
  readonly cases: readonly BoundCase[];
  /** Shows that the server still works otherwise. */
  readonly smoke: BoundCase | undefined;
  readonly document: TargetDocument;
  readonly access: Access;
  readonly bounds: Bounds;
  readonly signal: AbortSignal;
}

const plantUrl = import.meta.resolve('./plant.ts');

/** The same target, its process with the mutant planted. */
const planted = ({ target, folder }: TargetDocument, orderPath: string): TargetDocument => {
  if (target.process === undefined)
    throw new Error('only a target that is started can have a mutant planted');
  const env = { ...target.process.env, NODE_OPTIONS: `--import=${plantUrl}`, ASSAY_MUTANT: orderPath };
  return { target: { ...target, process: { ...target.process, env } }, folder };
};

/** For as long as it runs there is a target with the mutant, whose processes tell at the path whether they reached it. */
export const withPlanted = async (
  document: TargetDocument,
  mutant: Mutant,
  run: (target: TargetDocument, reachedPath: string) => Promise<void>,
): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'assay-mutant-'));
  const orderPath = join(folder, 'order.json');
  const reachedPath = join(folder, 'reached.json');
  try {
    await writeFile(orderPath, JSON.stringify({ mutant, reachedPath }));
    await run(planted(document, orderPath), reachedPath);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Reads it as soon as it is written; undefined where the process is gone or never writes it. */
const written = async (path: string, boundMs: number): Promise<unknown> => {
  const untilMs = realClock.nowMs() + boundMs;
  while (realClock.nowMs() < untilMs) {
    const text = await readFile(path, 'utf8').catch(() => undefined);
    if (text !== undefined && text !== '') return parsedJson(text);
    await new Promise<void>(resolve => realClock.after(5, resolve));
  }
  return undefined;
};

const ackMs = 2_000;

/** Asks each planted process at its end whether the patch was reached. */
class ReachWatch implements ServerWatch {
  readonly #path: string;
  readonly #told: boolean[] = [];
  #starts = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** undefined where a process ended without a word, or could not tell, and none says that it was. */
  get isReached(): boolean | undefined {
    if (this.#told.some(Boolean)) return true;
    return this.#told.length < this.#starts ? undefined : false;
  }

  onStart(): void {
    this.#starts += 1;
  }

  async onEnding({ pid, signal }: WatchedServer): Promise<void> {
    signal('SIGUSR2');
    const told = await written(`${this.#path}.${pid}`, ackMs);
    if (isRecord(told) && typeof told.reached === 'boolean') this.#told.push(told.reached);
  }
}

/** One process with the mutant, the checks of the clauses that it breaks, and a check that all else works. */
export const proveMutant = async (options: ProveMutantOptions): Promise<MutantResult> => {
  const { mutant, cases, smoke, access, bounds, signal } = options;
  const startedMs = realClock.nowMs();
  const results: CheckResult[] = [];
  const chosen = [...new Set([...cases, ...(smoke === undefined ? [] : [smoke])])];
  let isReached: boolean | undefined;
  await withPlanted(options.document, mutant, async (document, reachedPath) => {
    const watch = new ReachWatch(reachedPath);
    await runSuite({
      ...{ cases: chosen, document, bounds, access, signal, watch },
      jobs: 8,
      servers: 1,
      onProgress: () => undefined,
      onCase: ({ result }) => void results.push(result),
    });
    isReached = watch.isReached;
  });
  const durationMs = realClock.nowMs() - startedMs;
  const judgement = judgedMutant({
    ...{ mutant, results, isReached, smoke: smoke?.scenario.id },
  });
  return { mutant, durationMs, ...judgement };
};
