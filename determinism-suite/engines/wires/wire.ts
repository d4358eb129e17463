// How an engine's server is asked, and what its answer means. Pure: who sends and reads is the wire engine.
import type { Output } from '../../comparison/output.ts';
import type { Ask, EngineCounters, Fingerprint } from '../engine.ts';

export interface WireRequest {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Asked {
  readonly ask: Ask;
  readonly model: string;
  /** Differs for each request of a life: what may not be shared is marked with it. */
  readonly no: number;
}

export interface Answered {
  readonly isStreamed: boolean;
  /** The data of each event, parsed, without [DONE]; the one body where nothing was streamed. */
  readonly said: readonly unknown[];
  header(name: string): string | undefined;
}

/** Resolves with the parsed body of a GET, or undefined where the engine has no such route. */
export type Look = (path: string) => Promise<unknown>;

export interface EngineWire {
  /** Answers 200 once the engine takes requests. */
  readonly readyPath: (model: string) => string;
  requestOf(asked: Asked): WireRequest;
  /** Throws EngineAnswerBroken where the answer has no end, no counts or an error inside. */
  outputOf(answered: Answered): Output;
  identify(look: Look, model: string): Promise<Partial<Fingerprint>>;
  countersOf?(metrics: string): EngineCounters;
}

/** An answer that is none: nothing of it is compared, and nothing is guessed. */
export class EngineAnswerBroken extends Error {
  override readonly name = 'EngineAnswerBroken';
}
