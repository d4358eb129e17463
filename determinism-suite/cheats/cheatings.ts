// Three ways to answer without a model. Each tells of as many tokens as the model's own tokenizer would count.
import type { CheatAnswer, CheatAsked, Cheating } from './cheating-server.ts';

export const cheatNames = ['echo', 'replay', 'table'] as const;
export type CheatName = (typeof cheatNames)[number];

/** An answer that was true once. */
export interface Recorded extends CheatAnswer {
  readonly prompt: string;
  readonly seed: number;
}

/** The tiny model has a token for each byte, and one for the beginning. */
const tokensOf = (text: string): number => Buffer.byteLength(text);

const plausible = ({ prompt, maxTokens }: CheatAsked, text: string): CheatAnswer => {
  const letters = [...text].slice(0, maxTokens);
  const cut = letters.join('');
  return {
    text: cut,
    finishReason: letters.length < maxTokens ? 'stop' : 'length',
    promptTokens: tokensOf(prompt) + 1,
    completionTokens: tokensOf(cut),
  };
};

const drawnBy = (seed: number, length: number): number => seed % Math.max(1, length);

/** `recorded` is what somebody once got from the model. */
export const cheatingOf = (name: CheatName, recorded: readonly Recorded[]): Cheating => {
  switch (name) {
    case 'echo':
      return asked => plausible(asked, asked.prompt);
    case 'replay':
      return asked => plausible(asked, recorded[0]?.text ?? '');
    case 'table':
      return asked =>
        recorded.find(({ prompt, seed }) => prompt === asked.prompt && seed === asked.seed) ??
        plausible(asked, recorded[drawnBy(asked.seed, recorded.length)]?.text ?? '');
    default:
      return name satisfies never;
  }
};
