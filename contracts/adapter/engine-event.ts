/** The engine's own counts; never the number of events. */
export interface EngineUsage {
  prompt_tokens: number;
  completion_tokens: number;
  /** The part of the prompt's tokens that was not computed anew. */
  cached_tokens?: number;
}

/**
 * `stop`: the model or a stop string ended it. `length`: the token limit or the context did. `content_filter`: the engine
 * withheld what came next. `unknown`: untold.
 */
export type FinishReason = 'stop' | 'length' | 'content_filter' | 'unknown';

/** What one event of the engine brought: never two merged, and never one without text. */
export interface EnginePiece {
  kind: 'piece';
  text: string;
  /** Only ids that the engine told with this event; a piece of several tokens may name fewer. */
  tokenIds?: readonly number[];
  logprobs?: readonly number[];
}

/** The last event of a call that succeeded. */
export interface EngineEnd {
  kind: 'end';
  finishReason: FinishReason;
  /** Absent where the engine did not tell it. */
  usage?: EngineUsage;
  /** The context was full before the token limit was reached. */
  truncated?: boolean;
  /** The stop string that ended it. */
  stoppedBy?: string;
}

export type EngineEvent = EnginePiece | EngineEnd;
