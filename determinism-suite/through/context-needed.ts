// How much room a case takes, where nobody has asked a tokenizer. Pure.
import type { CorpusCase } from '../corpus/corpus-case.ts';

/** Before the prompt: a beginning, and the space that some tokenizers put there. */
const tokensBefore = 4;

/** No tokenizer makes more of it: each byte is a token, and a space three, as where it is written as ▁. */
export const contextNeeded = ({ prompt, maxTokens }: CorpusCase): number =>
  tokensBefore + Buffer.byteLength(prompt.replaceAll(' ', '▁')) + maxTokens;
