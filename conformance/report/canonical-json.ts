import { createHash } from 'node:crypto';

export const byText = (a: string, b: string): number => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

export const sortedBy = <Item>(items: Iterable<Item>, key: (item: Item) => string): Item[] =>
  [...items].sort((a, b) => byText(key(a), key(b)));

export const uniqueSorted = (texts: Iterable<string>): string[] => [...new Set(texts)].sort(byText);

const ordered = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(sortedBy(Object.entries(value), ([name]) => name))
    : value;

/** The same bytes for the same value: members by name, lists as they are. */
export const canonicalText = (value: unknown): string => `${JSON.stringify(value, ordered, 2)}\n`;

export const hexDigest = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

export const digestOf = (content: string | Uint8Array): string => `sha256:${hexDigest(content)}`;
