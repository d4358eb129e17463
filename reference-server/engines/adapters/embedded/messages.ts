// What the server's thread and the engine's thread tell each other.
import type { EngineInput, EngineSampler, EngineUsage, FinishReason } from '#contracts/adapter';

export interface EngineThreadData {
  readonly model: Uint8Array;
  readonly slots: number;
  /** Tokens of one slot. */
  readonly contextMax: number;
}

export interface ThreadCall {
  readonly input: EngineInput;
  readonly maxTokens: number;
  readonly sampler: EngineSampler;
  readonly seed: number | undefined;
  readonly reusePrompt: boolean;
  readonly ignoreEnd: boolean;
}

export type ToEngineThread =
  | { readonly kind: 'call'; readonly id: number; readonly call: ThreadCall }
  | { readonly kind: 'abort'; readonly id: number };

export type FromEngineThread =
  | { readonly kind: 'ready'; readonly version: string }
  /** The engine is lost; nothing follows. */
  | { readonly kind: 'dead'; readonly message: string }
  | {
      readonly kind: 'piece';
      readonly id: number;
      readonly text: string;
      readonly tokenIds: readonly number[];
      readonly logprobs: readonly number[];
    }
  | {
      readonly kind: 'end';
      readonly id: number;
      readonly finishReason: FinishReason;
      readonly usage: EngineUsage;
    }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }
  /** The call's slot is free; the last message of every call. */
  | { readonly kind: 'settled'; readonly id: number };
