// The scripted engine: slots, a queue and a prefix cache around the decoder, sound or with the fault of one class.
import type { Output } from '../comparison/output.ts';
import type { Ask, EngineDriver, Fingerprint, RunningEngine, StartOptions } from '../engines/engine.ts';
import type { FaultClass } from './fault-class.ts';
import { type Decoding, decode, mixed } from './scripted-decoder.ts';

/** So many others have to decode at the same time before the faulty arithmetic of a batch shows. */
export const batchThreshold = 5;

interface Situation {
  readonly ask: Ask;
  /** Which request of this start, from 0 on. */
  readonly nth: number;
  /** Which request of the engine's whole life, over its starts. */
  readonly nthEver: number;
  readonly life: number;
  readonly replica: number;
  /** Those that hold a slot. */
  readonly decoding: number;
  readonly isCached: boolean;
}

type Spoilt = Partial<Pick<Decoding, 'seed' | 'disturbance' | 'tieChoice'>>;

/** Both sides have something before it. */
const firstDisturbed = 2;

const disturbed = (at: number): Spoilt => ({ disturbance: { at, salt: 0x5bd1e995 } });
const nothing: Spoilt = {};

/** What the fault does to one request. Those of an orchestrator are none of an engine's. */
function spoiltBy(fault: FaultClass | undefined, situation: Situation): Spoilt {
  const { ask, nth, nthEver, life, replica, decoding, isCached } = situation;
  const drawn: Spoilt = ask.case.sampling === 'seeded' ? { seed: 7_919 * (nthEver + 1) } : nothing;
  switch (fault) {
    case 'batch-size dependence':
      return decoding > batchThreshold ? disturbed(firstDisturbed) : nothing;
    case 'first request differs':
      return nth === 0 ? disturbed(firstDisturbed) : nothing;
    case 'seed ignored':
      return drawn;
    case 'seed lost after a restart':
      return life > 0 ? drawn : nothing;
    case 'prefix-cache effect':
      return isCached && ask.mayReusePrompt ? disturbed(firstDisturbed) : nothing;
    case 'tie-break':
      return { tieChoice: mixed(nth) % 2 === 0 ? 0 : 1 };
    case 'stream and non-stream differ':
      return ask.isStreamed ? nothing : disturbed(firstDisturbed);
    case 'replica drift':
      return replica > 0 ? disturbed(firstDisturbed) : nothing;
    case 'adapter path':
    case 'orchestrator-made':
    case undefined:
      return nothing;
    default:
      return fault satisfies never;
  }
}

interface Life {
  readonly options: StartOptions;
  readonly life: number;
  readonly countEver: () => number;
}

class ScriptedEngine implements RunningEngine {
  readonly fingerprint: Fingerprint;
  readonly #fault: FaultClass | undefined;
  readonly #life: Life;
  readonly #waiting: (() => void)[] = [];
  readonly #cached = new Set<string>();
  #asked = 0;
  #decoding = 0;

  constructor(fault: FaultClass | undefined, life: Life) {
    this.#fault = fault;
    this.#life = life;
    this.fingerprint = {
      engine: 'scripted',
      build: '1',
      modelDigest: 'none',
      device: 'none',
      kvType: 'none',
      slots: life.options.slots,
    };
  }

  async ask(ask: Ask, signal: AbortSignal): Promise<Output> {
    signal.throwIfAborted();
    const nth = this.#asked;
    this.#asked += 1;
    const nthEver = this.#life.countEver();
    if (this.#decoding >= this.#life.options.slots)
      await new Promise<void>(resolve => this.#waiting.push(resolve));
    this.#decoding += 1;
    // Those that were asked at the same time have a slot too before anything is decoded.
    await null;
    const { life, options } = this.#life;
    const output = this.#decoded({
      ...{ ask, nth, nthEver, life, replica: options.replica, decoding: this.#decoding },
      isCached: this.#cached.has(ask.case.prompt),
    });
    await null;
    this.#decoding -= 1;
    this.#waiting.shift()?.();
    return output;
  }

  async stop(): Promise<void> {
    this.#cached.clear();
  }

  #decoded(situation: Situation): Output {
    const { ask, nthEver } = situation;
    this.#cached.add(ask.case.prompt);
    // Whoever sends no seed gets one that is drawn.
    const seed = ask.case.sampling === 'greedy' ? undefined : (ask.seed ?? 104_729 * (nthEver + 1));
    const sound: Decoding = {
      ...{ case: ask.case, seed, isStreamed: ask.isStreamed },
      ...{ disturbance: undefined, tieChoice: 0 },
    };
    return decode({ ...sound, ...spoiltBy(this.#fault, situation) });
  }
}

export const scriptedSlots = [1, 4, 16] as const;

/** Its lives are counted for each replica, as a disk would. */
export function scriptedDriver(fault?: FaultClass): EngineDriver {
  const lives = new Map<number, number>();
  let asked = 0;
  return {
    name: 'scripted',
    promises: ['D1', 'D2', 'D3', 'D4', 'O'],
    isPieceAToken: true,
    canRestart: true,
    slots: scriptedSlots,
    start: async options => {
      const life = lives.get(options.replica) ?? 0;
      lives.set(options.replica, life + 1);
      const countEver = (): number => {
        asked += 1;
        return asked - 1;
      };
      return new ScriptedEngine(fault, { options, life, countEver });
    },
  };
}
