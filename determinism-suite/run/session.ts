// One start of an engine or an orchestrator: everything that is asked of it, and a line of evidence for each.
import { digestOf } from '../comparison/digest.ts';
import type { CorpusCase } from '../corpus/corpus-case.ts';
import type { EngineDriver, Fingerprint, RunningEngine } from '../engines/engine.ts';
import type { Circumstance } from '../matrix/circumstance.ts';
import type { EvidenceLine, Role, Transcript } from './transcript.ts';

export interface SessionParts {
  readonly driver: EngineDriver;
  readonly start: number;
  readonly signal: AbortSignal;
  readonly record: (line: EvidenceLine) => void;
}

export interface Question {
  readonly role: Role;
  readonly of: string;
  readonly circumstance: Circumstance;
  readonly case: CorpusCase;
  readonly against?: Transcript | undefined;
  /** Where it is not that of the case: undefined leaves it out. */
  readonly seed?: { readonly value: number | undefined };
  readonly mayReusePrompt?: boolean;
}

/** Nothing can be asked; the reason is in the evidence too. */
export class StartFailed extends Error {
  override readonly name = 'StartFailed';
}

type Place = Pick<Circumstance, 'path' | 'replica' | 'slots'>;

export class Session {
  readonly start: number;
  readonly fingerprint: Fingerprint;
  readonly #engine: RunningEngine;
  readonly #parts: SessionParts;
  #asked = 0;

  private constructor(parts: SessionParts, engine: RunningEngine) {
    this.#parts = parts;
    this.#engine = engine;
    this.start = parts.start;
    this.fingerprint = engine.fingerprint;
  }

  static async open(parts: SessionParts, { path, replica, slots }: Place): Promise<Session> {
    const { driver, start, signal, record } = parts;
    const known = { kind: 'start', start, path, replica, slots } as const;
    try {
      const engine = await driver.start({ slots, replica }, signal);
      record({ ...known, fingerprint: engine.fingerprint });
      return new Session(parts, engine);
    } catch (error) {
      const failure = error instanceof Error ? error.message : String(error);
      record({ ...known, failure });
      throw new StartFailed(`${driver.name} did not start: ${failure}`, { cause: error });
    }
  }

  async ask(question: Question): Promise<Transcript> {
    const { role, of, circumstance, case: asked, against } = question;
    const seed = question.seed === undefined ? asked.seed : question.seed.value;
    const known = {
      ...({ kind: 'transcript', id: `${this.start}.${this.#asked}`, role, of } as const),
      ...{
        case: asked.name,
        seed: seed ?? null,
        circumstance,
        start: this.start,
        against: against?.id ?? null,
      },
    };
    this.#asked += 1;
    const came = await this.#answer(asked, seed, question);
    const transcript: Transcript = { ...known, ...came };
    // What was only cut off by the end of the run is no evidence of anything.
    if (!(this.#parts.signal.aborted && transcript.output === undefined)) this.#parts.record(transcript);
    return transcript;
  }

  stop(): Promise<void> {
    return this.#engine.stop();
  }

  async #answer(
    asked: CorpusCase,
    seed: number | undefined,
    { circumstance, mayReusePrompt }: Question,
  ): Promise<Pick<Transcript, 'output' | 'digest' | 'failure'>> {
    const ask = {
      ...{ seed, case: asked, isStreamed: circumstance.isStreamed },
      mayReusePrompt: mayReusePrompt ?? circumstance.cache === 'warm',
    };
    try {
      const output = await this.#engine.ask(ask, this.#parts.signal);
      return { output, digest: digestOf(output, this.#parts.driver) };
    } catch (error) {
      return { failure: error instanceof Error ? error.message : String(error) };
    }
  }
}
