// What stands between a client and the scripted engine, and how that can spoil an answer that the engine gave rightly.
import type { Output, OutputPiece } from '../comparison/output.ts';
import type { Ask, EngineDriver, RunningEngine } from '../engines/engine.ts';
import type { FaultClass } from './fault-class.ts';

/** Every third task is tried twice. */
const retriedEvery = 3;

/** Another adapter formats the prompt as another chat template would. */
const reformatted = (ask: Ask): Ask => ({
  ...ask,
  case: { ...ask.case, prompt: `<user> ${ask.case.prompt}\n<assistant> ` },
});

const asPieces = (texts: readonly string[]): OutputPiece[] => texts.map((t, i) => ({ i, t }));

/** What the first attempt had sent stays in front of what the second one sends. */
function spliced(output: Output): Output {
  const texts = output.pieces.map(({ t }) => t);
  const all = [...texts.slice(0, 2), ...texts];
  return { ...output, text: `${texts.slice(0, 2).join('')}${output.text}`, pieces: asPieces(all) };
}

/** The first two pieces come as one. */
function merged(output: Output): Output {
  const [first = '', second = '', ...others] = output.pieces.map(({ t }) => t);
  return {
    ...output,
    pieces: output.pieces.length < 2 ? output.pieces : asPieces([first + second, ...others]),
  };
}

class ScriptedOrchestrator implements RunningEngine {
  readonly fingerprint;
  readonly #engine: RunningEngine;
  readonly #fault: FaultClass | undefined;
  #asked = 0;

  constructor(engine: RunningEngine, fault: FaultClass | undefined) {
    this.#engine = engine;
    this.#fault = fault;
    this.fingerprint = engine.fingerprint;
  }

  async ask(ask: Ask, signal: AbortSignal): Promise<Output> {
    const nth = this.#asked;
    this.#asked += 1;
    const output = await this.#engine.ask(this.#fault === 'adapter path' ? reformatted(ask) : ask, signal);
    if (this.#fault !== 'orchestrator-made' || nth % retriedEvery !== 1) return output;
    return nth % (2 * retriedEvery) === 1 ? spliced(output) : merged(output);
  }

  stop(): Promise<void> {
    return this.#engine.stop();
  }
}

export function scriptedThrough(engine: EngineDriver, fault?: FaultClass): EngineDriver {
  return {
    ...engine,
    name: 'a scripted orchestrator',
    start: async (options, signal) => new ScriptedOrchestrator(await engine.start(options, signal), fault),
  };
}
