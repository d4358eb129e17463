import { type Clock, readTargetDocument, type TargetDocument } from '#conformance/harness';
import { experiments } from '../experiments/index.ts';
import type { Experiment } from '../grammar/experiment.ts';
import { type ExperimentResult, judgeExperiment } from '../grammar/verdict.ts';
import { runExperiment } from '../run/run-experiment.ts';
import { type Io, UsageError } from './io.ts';

export interface ChaosFlags {
  readonly experiment?: readonly string[];
  readonly set: string;
  readonly seconds?: string;
  readonly seed: string;
  readonly target: string;
}

export interface ChaosContext {
  readonly io: Io;
  readonly signal: AbortSignal;
  readonly clock: Clock;
}

const asked = ({ experiment: names, set }: ChaosFlags): readonly Experiment[] => {
  if (names === undefined) return experiments.filter(one => one.set === set);
  const missing = names.find(name => !experiments.some(one => one.name === name));
  if (missing === undefined) return experiments.filter(({ name }) => names.includes(name));
  const known = experiments.map(({ name }) => `  ${name}`).join('\n');
  throw new UsageError(`There is no experiment "${missing}". There are:\n${known}`);
};

const target = async (path: string): Promise<TargetDocument> => {
  const read = await readTargetDocument(path);
  if (read.ok) return read.document;
  throw new UsageError(read.problems.map(({ message }) => message).join('\n'));
};

const exitCodeOf = (results: readonly ExperimentResult[]): number => {
  if (results.some(({ verdict }) => verdict === 'violated')) return 1;
  return results.length > 0 && results.every(({ verdict }) => verdict === 'held') ? 0 : 2;
};

export const chaosCommand = async (flags: ChaosFlags, context: ChaosContext): Promise<number> => {
  const { io, signal, clock } = context;
  const document = await target(flags.target);
  const results: ExperimentResult[] = [];
  for (const experiment of asked(flags)) {
    const seconds = flags.seconds === undefined ? experiment.seconds : Number(flags.seconds);
    const record = await runExperiment(experiment, {
      ...{ document, clock, signal, seconds, seed: Number(flags.seed) },
    });
    const result = judgeExperiment(experiment, record);
    results.push(result);
    io.out(`${result.verdict}  ${result.experiment}${result.because ? `: ${result.because}` : ''}\n`);
  }
  return signal.aborted ? 130 : exitCodeOf(results);
};
