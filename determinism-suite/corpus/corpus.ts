// What is asked: every prompt form with greedy and with seeded sampling. Another corpus has another version.
import type { CorpusCase } from './corpus-case.ts';
import { drawnPrompt, type PromptKind, promptKinds } from './prompts.ts';

/** Part of each report: outputs of two versions are never held against each other. */
export const corpusVersion = 1;

/** Those beyond an engine's context are left out of its plan, and listed so. */
export const promptLengths = [1, 7, 24, 48, 80, 160, 320, 511, 2048, 4097] as const;

/** Long ones cost time, and two kinds of them show what length alone does. */
const longFrom = 2048;
const longKinds: readonly PromptKind[] = ['words', 'signs'];

/** How long the answer may be: one token, as many as a short line, and enough to meet a rare tie. */
const answerLengths = [16, 24, 1, 48] as const;

const samplings = ['seeded', 'greedy'] as const;

interface Form {
  readonly characters: number;
  readonly kind: PromptKind;
  readonly sampling: CorpusCase['sampling'];
  readonly maxTokens: number;
}

function forms(): Form[] {
  return promptLengths.flatMap((characters, row) =>
    promptKinds.flatMap((kind, column) => {
      if (characters >= longFrom && !longKinds.includes(kind)) return [];
      const maxTokens = answerLengths[(row + column) % answerLengths.length] ?? answerLengths[0];
      return samplings.map(sampling => ({ characters, kind, sampling, maxTokens }));
    }),
  );
}

/** The first seed is 0: an engine that takes it for none shows itself. */
export const corpus: readonly CorpusCase[] = forms().map(({ characters, kind, sampling, maxTokens }, at) => ({
  name: `${sampling}-${characters}-${kind}`,
  prompt: drawnPrompt({ kind, characters, seed: corpusVersion * 1_000 + at }),
  seed: at * 1_013,
  maxTokens,
  sampling,
}));
