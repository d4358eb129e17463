// Tokens as engines tell them, made into the parts that are compared.
import type { Output } from '../comparison/output.ts';

export interface Token {
  readonly id: number;
  readonly text: string;
  readonly logprob?: number;
}

/**
 * The end token has no text and its place is the finish reason's. Left out, a stream of pieces shows the same tokens
 * as the engine does.
 */
const shownTokens = (tokens: readonly Token[]): readonly Token[] =>
  tokens.at(-1)?.text === '' ? tokens.slice(0, -1) : tokens;

/** Log-probabilities only where each token has one. */
export const tokenParts = (tokens: readonly Token[]): Pick<Output, 'tokenIds' | 'logprobs'> => {
  const shown = shownTokens(tokens);
  const logprobs = shown.map(({ logprob }) => logprob).filter(value => value !== undefined);
  return {
    tokenIds: shown.map(({ id }) => id),
    ...(logprobs.length === shown.length ? { logprobs } : {}),
  };
};
