// What one request made, as far as it is ever compared: no times, no ids, no metrics.

export interface OutputPiece {
  readonly i: number;
  readonly t: string;
}

export interface Output {
  readonly text: string;
  readonly pieces: readonly OutputPiece[];
  /** Absent where the engine gives none. */
  readonly tokenIds?: readonly number[];
  /** One for each token, as the engine wrote them; absent where it gives none. */
  readonly logprobs?: readonly number[];
  readonly finishReason: string;
  readonly usage: { readonly promptTokens: number; readonly completionTokens: number };
}
