// Level D4 through an orchestrator: every replica of a set gives the same, and the record says which one it was.
import { compareOutputs, type Divergence } from '../comparison/compare.ts';
import type { Output } from '../comparison/output.ts';
import type { CorpusCase } from '../corpus/corpus-case.ts';
import { askFor } from './o-checks.ts';
import { attemptsOf } from './read-output.ts';
import { NotServed } from './refusal.ts';
import type { RunningOrchestrator } from './running-orchestrator.ts';

export interface ReplicaResult {
  readonly caseName: string;
  readonly verdict: 'equal' | 'diverged' | 'unknown';
  /** That gave an output, by their names in the records. */
  readonly replicas: readonly string[];
  readonly compared: number;
  readonly divergence?: Divergence;
  readonly why?: string;
}

export interface ReplicaOptions {
  readonly orchestrator: RunningOrchestrator;
  readonly cases: readonly CorpusCase[];
  /** As many at a time as the set has slots. */
  readonly atOnce: number;
  readonly isPieceAToken: boolean;
}

interface Served {
  readonly output: Output;
  readonly replicaId: string;
}

const served = async (
  { orchestrator, atOnce }: ReplicaOptions,
  entry: CorpusCase,
  signal: AbortSignal,
): Promise<readonly Served[]> => {
  const tasks = await Promise.all(Array.from({ length: atOnce }, () => orchestrator.submit(askFor(entry))));
  return Promise.all(
    tasks.map(async task => ({
      output: await task.output(signal),
      replicaId: attemptsOf(await task.record(signal)).at(-1)?.replicaId ?? '',
    })),
  );
};

const roundsMax = 5;

/** A short case may be over on one replica before the next is there: it is asked again until a second one had it. */
const servedByMore = async (
  options: ReplicaOptions,
  entry: CorpusCase,
  signal: AbortSignal,
): Promise<readonly Served[]> => {
  const all: Served[] = [];
  for (let round = 1; round <= roundsMax; round += 1) {
    all.push(...(await served(options, entry, signal)));
    if (new Set(all.map(({ replicaId }) => replicaId)).size > 1) break;
  }
  return all;
};

const judged = (entry: CorpusCase, all: readonly Served[], isPieceAToken: boolean): ReplicaResult => {
  const replicas = [...new Set(all.map(({ replicaId }) => replicaId))].sort();
  const base = { caseName: entry.name, replicas, compared: all.length };
  const [first, ...others] = all;
  for (const other of first === undefined ? [] : others) {
    const divergence = first && compareOutputs(first.output, other.output, { isPieceAToken });
    if (divergence !== undefined) return { ...base, verdict: 'diverged', divergence };
  }
  return replicas.length > 1
    ? { ...base, verdict: 'equal' }
    : { ...base, verdict: 'unknown', why: `all ran on ${replicas.join()}` };
};

export const examineReplicas = async (
  options: ReplicaOptions,
  signal: AbortSignal,
): Promise<readonly ReplicaResult[]> => {
  const results: ReplicaResult[] = [];
  for (const entry of options.cases) {
    try {
      results.push(judged(entry, await servedByMore(options, entry, signal), options.isPieceAToken));
    } catch (error) {
      if (!(error instanceof NotServed)) throw error;
      results.push({
        ...{ caseName: entry.name, verdict: 'unknown', replicas: [], compared: 0, why: error.message },
      });
    }
  }
  return results;
};
