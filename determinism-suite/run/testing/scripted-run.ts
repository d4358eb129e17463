// Runs of the scripted engine for tests: what was asked and what was recorded can be looked at.
import { ManualClock } from '#conformance/harness';
import { scriptedDriver } from '../../controls/scripted-engine.ts';
import { scriptedThrough } from '../../controls/scripted-orchestrator.ts';
import { corpus } from '../../corpus/corpus.ts';
import type { EngineDriver, RunningEngine } from '../../engines/engine.ts';
import { levels } from '../../matrix/circumstance.ts';
import { EvidenceBook } from '../evidence.ts';
import { type Examination, type ExamineOptions, examine } from '../examine.ts';
import type { EvidenceLine, Transcript } from '../transcript.ts';

export const fewCases = corpus
  .filter(({ prompt, maxTokens }) => prompt.length <= 80 && maxTokens > 1)
  .slice(0, 6);

export interface Ran extends Examination {
  readonly lines: readonly EvidenceLine[];
  readonly transcripts: readonly Transcript[];
  readonly book: EvidenceBook;
}

export interface RunChanges extends Partial<ExamineOptions> {
  readonly earlier?: readonly EvidenceLine[];
  readonly direct?: EngineDriver;
}

export async function scriptedRun({
  earlier = [],
  direct = scriptedDriver(),
  ...changes
}: RunChanges = {}): Promise<Ran> {
  const lines: EvidenceLine[] = [...earlier];
  const book = new EvidenceBook(line => lines.push(line), earlier);
  const examination = await examine({
    ...{ drivers: { direct, through: scriptedThrough(direct) }, levels, cases: fewCases, isWhole: false },
    ...{ seconds: 60, clock: new ManualClock(), signal: new AbortController().signal, book },
    ...{ onPlan: () => undefined, onCell: () => undefined, uncaught: undefined },
    ...changes,
  });
  const transcripts = lines.filter(line => line.kind === 'transcript');
  return { ...examination, lines, book, transcripts };
}

/** The sound engine, with something done to each of its starts. */
export function changedDriver(
  change: (engine: RunningEngine, replica: number) => RunningEngine,
): EngineDriver {
  const sound = scriptedDriver();
  return {
    ...sound,
    start: async (options, signal) => change(await sound.start(options, signal), options.replica),
  };
}
