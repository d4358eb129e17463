import type { CorpusCase } from '../../corpus/corpus-case.ts';
import type { Ask } from '../engine.ts';

export const never: AbortSignal = new AbortController().signal;

export const oneCase: CorpusCase = {
  name: 'one',
  prompt: 'Hello there',
  seed: 7,
  maxTokens: 8,
  sampling: 'seeded',
};

export const asking = (one: CorpusCase, how: Partial<Ask> = {}): Ask => ({
  case: one,
  seed: one.seed,
  isStreamed: true,
  mayReusePrompt: false,
  ...how,
});
