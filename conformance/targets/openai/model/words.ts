import { chanceOf } from './chance.ts';

const words = [
  ...['river', 'stone', 'morning', 'lantern', 'copper', 'harbour', 'silence', 'meadow', 'thunder', 'paper'],
  ...[
    'café',
    'naïve',
    'größer',
    'señal',
    'мост',
    '橋',
    '🌉',
    'window',
    'orchard',
    'salt',
    'winter',
    'thread',
  ],
  ...['walks', 'carries', 'opens', 'finds', 'keeps', 'turns', 'waits', 'sings', 'under', 'over', 'beside'],
  ...['and', 'then', 'slowly', 'again', 'never', 'one', 'two', 'seven', 'the', 'a', 'its', 'every'],
];

/** A token is a word with the space before it. */
export const tokensOf = (text: string): string[] => text.match(/\s*\S+|\s+$/gu) ?? [];

const lengthMin = 200;
const lengthSpread = 80;

/** What the model says, from its first token to the one with which it would end by itself. */
export const spokenTokens = (cause: string): string[] => {
  const chance = chanceOf(cause);
  const length = lengthMin + Math.floor(chance() * lengthSpread);
  return Array.from({ length }, (_, at) => {
    const word = words[Math.floor(chance() * words.length)] ?? 'river';
    return at === 0 ? word : ` ${word}`;
  });
};

const charactersPerToken = 4;

/** What is no prose is cut into tokens of a few characters. */
export const cutIntoTokens = (text: string): string[] =>
  [...text].reduce<string[]>((tokens, character, at) => {
    if (at % charactersPerToken === 0) tokens.push(character);
    else tokens[tokens.length - 1] += character;
    return tokens;
  }, []);
