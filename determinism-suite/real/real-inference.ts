// Asks an orchestrator for what nobody knew before, and somebody else who has the same model for the same.
import { type Sample, sampleSum } from '#conformance/harness';
import type { Output } from '../comparison/output.ts';
import type { CorpusCase } from '../corpus/corpus-case.ts';
import type { RunningEngine } from '../engines/engine.ts';
import {
  askFor,
  attemptsOf,
  NotServed,
  outputOfRecord,
  type RunningOrchestrator,
  schemed,
} from '../through/index.ts';
import { drawCases } from './draw-cases.ts';
import { judgeReal, type RealEvidence, type RealObservation, type RealVerdict } from './judge-real.ts';

export interface RealOptions {
  readonly orchestrator: RunningOrchestrator;
  /** Somebody else's run of the same model: the harness's own, or the engine that the orchestrator has, asked directly. */
  readonly own: RunningEngine;
  /** Cases that anybody can have run before: what a table of answers would have. */
  readonly known: readonly CorpusCase[];
  /** Printed, so that the run can be repeated. */
  readonly drawnFrom: number;
  readonly count: number;
  /** Nobody else has tasks there: the harness started it. */
  readonly isAlone: boolean;
}

export interface RealResult extends RealVerdict {
  readonly drawnFrom: number;
  readonly asked: number;
  /** Why nothing can be told. */
  readonly why?: string;
}

interface Told {
  readonly told: Output;
  readonly attempts: RealObservation['attempts'];
}

/** By the stream, whose pieces are counted, held together with the record. */
const toldOf = async (
  orchestrator: RunningOrchestrator,
  entry: CorpusCase,
  signal: AbortSignal,
): Promise<Told> => {
  const task = await orchestrator.submit(askFor(entry));
  const told = await task.output(signal);
  const record = await task.record(signal);
  const recorded = outputOfRecord(record);
  if (recorded?.text !== told.text) throw new NotServed(`the record of ${entry.name} has another text`);
  return { told, attempts: attemptsOf(record) };
};

const counts = (samples: readonly Sample[], poolId: string) => ({
  tokensIn: sampleSum(samples, 'tokens_in_total', { pool_id: poolId }),
  tokensOut: sampleSum(samples, 'tokens_out_total', { pool_id: poolId }),
});

type Counts = ReturnType<typeof counts>;

/** A series that nothing was counted in yet is not there before the first task. */
const grown = (before: Counts, after: Counts): Pick<RealEvidence, 'counted'> => {
  if (after.tokensIn === undefined || after.tokensOut === undefined) return {};
  return {
    counted: {
      tokensIn: after.tokensIn - (before.tokensIn ?? 0),
      tokensOut: after.tokensOut - (before.tokensOut ?? 0),
    },
  };
};

const observed = async (options: RealOptions, signal: AbortSignal): Promise<RealEvidence> => {
  const { orchestrator, own, known, drawnFrom, count, isAlone } = options;
  const { build, modelDigest = '' } = own.fingerprint;
  const cases = [
    ...drawCases(drawnFrom, count).map(entry => ({ entry, isFresh: true })),
    ...known.map(entry => ({ entry, isFresh: false })),
  ];
  const before = counts(await orchestrator.samples(), orchestrator.poolId);
  const told: Told[] = [];
  for (const { entry } of cases) told.push(await toldOf(orchestrator, entry, signal));
  const after = counts(await orchestrator.samples(), orchestrator.poolId);
  const observations: RealObservation[] = [];
  for (const [at, one] of cases.entries()) {
    const said = told[at];
    if (said === undefined) continue;
    observations.push({ ...one, ...said, own: await own.ask(askFor(one.entry), signal) });
  }
  return { observations, ...grown(before, after), isAlone, build, modelDigest: schemed(modelDigest) };
};

export const examineReal = async (options: RealOptions, signal: AbortSignal): Promise<RealResult> => {
  const base = { drawnFrom: options.drawnFrom, asked: options.count + options.known.length };
  try {
    return { ...base, ...judgeReal(await observed(options, signal)) };
  } catch (error) {
    if (!(error instanceof NotServed)) throw error;
    return { ...base, verdict: 'unknown', findings: [], why: error.message };
  }
};
