// Prompts of an exact number of characters, drawn by integer steps alone: no machine's mathematics can change one.
import { type GridRandom, gridRandom } from '#contracts/models';

/** What a prompt is made of: tokenizers and caches meet each of them differently. */
export const promptKinds = ['words', 'numbers', 'signs', 'scripts'] as const;

export type PromptKind = (typeof promptKinds)[number];

const atoms: Readonly<Record<PromptKind, readonly string[]>> = {
  words: 'river stone owl night of the and reads a lamp seven under why does it begin over slowly'.split(' '),
  numbers: ['0', '1', '7', '12', '99', '1024', '3.14', '-5', '1e9', '0x1f', '00', '65537'],
  signs: [
    '{"a": [1, 2]}',
    'if (x) {',
    '}',
    '\n',
    '\t',
    '// why?',
    '<b>',
    '&amp;',
    '"',
    "'",
    '\\n',
    '#!',
    '|',
  ],
  scripts: ['été', 'Straße', '漢字', 'かな', 'мир', 'سلام', '🦉', 'e\u0301', 'ﬁ', 'नमस्ते', 'ŵ', 'ø'],
};

function oneOf(random: GridRandom, texts: readonly string[]): string {
  const at = Math.floor(((random.signed(1) + 1) / 2) * texts.length);
  return texts[at] ?? '';
}

export interface PromptForm {
  readonly kind: PromptKind;
  readonly characters: number;
  readonly seed: number;
}

/** Characters are code points. The last one is never a space, which a server could trim. */
export function drawnPrompt({ kind, characters, seed }: PromptForm): string {
  const random = gridRandom(seed);
  const drawn: string[] = [];
  while (drawn.length < characters) {
    if (drawn.length > 0) drawn.push(' ');
    drawn.push(...oneOf(random, atoms[kind]));
  }
  const cut = drawn.slice(0, characters);
  if (cut.at(-1)?.trim() === '') cut[characters - 1] = '.';
  return cut.join('');
}
