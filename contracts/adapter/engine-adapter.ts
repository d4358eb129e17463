import type { EngineEvent } from './engine-event.ts';
import type { EngineInput, EngineRequest } from './engine-request.ts';

/** The protocols that are spoken; several engines may share one. */
export const engineWires = [
  'llamacpp',
  'vllm',
  'tgi',
  'triton',
  'openai',
  'anthropic',
  'embedded',
  'scripted',
] as const;

export type EngineWire = (typeof engineWires)[number];

/** What the same request, seed and build repeat: nothing, the same tokens, or the same bits under them too. */
export type DeterminismLevel = 'none' | 'tokens' | 'bits';

export interface EngineCapabilities {
  seed: boolean;
  determinism: DeterminismLevel;
  /** Each piece is exactly one token, so that pieces can be compared between runs. */
  piecePerToken: boolean;
  tokenIds: boolean;
  logprobs: boolean;
  /** Messages are taken and formatted with the model's template. */
  messages: boolean;
  ignoreEnd: boolean;
  tokenize: boolean;
  slots: boolean;
  metrics: boolean;
  /** It tells the build that it is. */
  version: boolean;
  /** The engine itself can pause a call and go on with it. */
  interruptibleDecode: boolean;
}

/** Of an engine that offers nothing beyond text, and of one that nobody has spoken to yet. */
export const noCapabilities: EngineCapabilities = {
  seed: false,
  determinism: 'none',
  piecePerToken: false,
  tokenIds: false,
  logprobs: false,
  messages: false,
  ignoreEnd: false,
  tokenize: false,
  slots: false,
  metrics: false,
  version: false,
  interruptibleDecode: false,
};

export interface EngineDescription {
  wire: EngineWire;
  capabilities: EngineCapabilities;
}

export interface EngineHealth {
  /** Something answers there. */
  live: boolean;
  /** It would take a request now. */
  ready: boolean;
  detail: string;
}

export interface EngineVersion {
  /** Absent where the engine tells none. */
  engineVersion?: string;
  /** `sha256:` and the digest of the loaded file, where the engine can tell. */
  modelDigest?: string;
  /** What the engine calls its model, where it tells no digest. */
  modelName?: string;
  /** Where it has the model's file, as it tells it. */
  modelPath?: string;
  /** Whether it lists the model that it was registered for; absent where it lists none. */
  hasModel?: boolean;
  /** The longest context that it takes for that model, in tokens, where it tells it. */
  contextMax?: number;
  /** Which state of the model that name stands for, where the engine tells it and no digest. */
  modelRevision?: string;
  /** What it computes on, where the engine tells it; never guessed. */
  backend?: 'cpu' | 'gpu';
}

export type EngineSlots = { total: number; free: number } | 'unknown';

/**
 * What a vendor implements for one replica. Every promise that is not in a type is a case of the family suite.
 *
 * `generate` starts its engine call at the first `next()`. Aborting the signal rejects a pending `next()` with
 * the signal's reason; `return()` ends the iteration even while a `next()` is pending. Both abort the engine
 * call within 250 ms, and `return()` resolves once that is done.
 */
export interface EngineAdapter {
  describe(): EngineDescription;
  /** Never rejects because the engine is down: that is an answer. */
  health(signal: AbortSignal): Promise<EngineHealth>;
  version(signal: AbortSignal): Promise<EngineVersion>;
  slots(signal: AbortSignal): Promise<EngineSlots>;
  /** The engine's own samples by their own names; `unknown` where it exposes none. */
  metrics?(signal: AbortSignal): Promise<ReadonlyMap<string, number> | 'unknown'>;
  /** How many tokens the input is, special ones included. Never decodes. */
  tokenize?(input: EngineInput, signal: AbortSignal): Promise<number>;
  generate(request: EngineRequest, signal: AbortSignal): AsyncIterable<EngineEvent>;
  /** Ends running calls with `unavailable` and frees everything. */
  close(): Promise<void>;
}
