// Each cheat in turn, examined as any orchestrator is: what shows that real inference can be told from none.
import { targetAtUrl } from '#conformance/harness';
import type { CorpusCase } from '../corpus/corpus-case.ts';
import type { RunningEngine } from '../engines/engine.ts';
import { type Cheat, examineReal, type RealResult } from '../real/index.ts';
import { askFor, attachOrchestrator, findPool, schemed } from '../through/index.ts';
import { type CheatFacts, CheatingServer } from './cheating-server.ts';
import { type CheatName, cheatingOf, cheatNames, type Recorded } from './cheatings.ts';

export interface CheatResult {
  readonly name: CheatName;
  readonly due: Cheat;
  readonly result: RealResult;
}

export interface CheatOptions {
  /** The model that they pretend to run. */
  readonly own: RunningEngine;
  /** To these the true answers were recorded. */
  readonly known: readonly CorpusCase[];
  readonly contextMax: number;
  readonly drawnFrom: number;
}

export const reasonOf: Readonly<Record<CheatName, Cheat>> = {
  echo: 'the prompt comes back',
  replay: 'one answer for every prompt',
  table: 'known prompts alone are answered',
};

const drawnCount = 6;

/** As somebody could have got them from the model once. */
export const recordedAnswers = async (
  own: RunningEngine,
  known: readonly CorpusCase[],
  signal: AbortSignal,
): Promise<readonly Recorded[]> => {
  const answers: Recorded[] = [];
  for (const entry of known) {
    const { text, finishReason, usage } = await own.ask(askFor(entry), signal);
    const reason = finishReason === 'length' ? 'length' : 'stop';
    answers.push({ prompt: entry.prompt, seed: entry.seed, text, finishReason: reason, ...usage });
  }
  return answers;
};

export const boastOf = ({ fingerprint }: RunningEngine): CheatFacts => ({
  build: fingerprint.build,
  modelDigest: schemed(fingerprint.modelDigest ?? ''),
});

/** An orchestrator at that address, asked for what nobody knew. */
export const examineAt = async (
  url: string,
  { own, known, contextMax, drawnFrom }: CheatOptions,
  signal: AbortSignal,
): Promise<RealResult> => {
  const read = targetAtUrl(url);
  if (!read.ok) throw new Error(`${url} is no address of a target`);
  const { document } = read;
  const orchestrator = attachOrchestrator({ document, contextMax, pool: await findPool(document, {}) });
  try {
    return await examineReal(
      { orchestrator, own, known, drawnFrom, count: drawnCount, isAlone: true },
      signal,
    );
  } finally {
    await orchestrator.stop();
  }
};

export const examineCheats = async (
  options: CheatOptions,
  signal: AbortSignal,
): Promise<readonly CheatResult[]> => {
  const recorded = await recordedAnswers(options.own, options.known, signal);
  const results: CheatResult[] = [];
  for (const name of cheatNames) {
    const server = await CheatingServer.start(cheatingOf(name, recorded), boastOf(options.own));
    try {
      results.push({ name, due: reasonOf[name], result: await examineAt(server.url, options, signal) });
    } finally {
      await server.stop();
    }
  }
  return results;
};
