// Prompts that nobody knew before the run: drawn from one printed number, so that a run can be repeated.
import { gridRandom } from '#contracts/models';
import type { CorpusCase } from '../corpus/corpus-case.ts';
import { drawnPrompt, promptKinds } from '../corpus/prompts.ts';

const charactersMin = 24;
const charactersMax = 160;
const seeds = 2 ** 24;

export const drawCases = (drawnFrom: number, count: number): readonly CorpusCase[] => {
  const random = gridRandom(drawnFrom);
  const below = (end: number): number => Math.floor(((random.signed(1) + 1) / 2) * end);
  return Array.from({ length: count }, (_, at): CorpusCase => {
    const kind = promptKinds[at % promptKinds.length] ?? 'words';
    const characters = charactersMin + below(charactersMax - charactersMin);
    return {
      name: `drawn-${drawnFrom}-${at}`,
      prompt: drawnPrompt({ kind, characters, seed: below(seeds) }),
      seed: below(seeds),
      maxTokens: 16 + below(16),
      sampling: at % 2 === 0 ? 'seeded' : 'greedy',
    };
  });
};
