import { inflateRawSync } from 'node:zlib';
import { isRecord, parsedJson } from '#conformance/harness';

const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isRecord(value) ? Object.entries(value).flatMap(([name, item]) => [name, ...textsIn(item)]) : [];
};

const inflated = (bytes: Buffer): string[] => {
  try {
    return [inflateRawSync(bytes).toString('utf8')];
  } catch (error) {
    if (error instanceof Error && 'code' in error) return [];
    throw error;
  }
};

/** A text may begin in the middle of a group of base64. */
const decoded = (text: string): string[] =>
  [...text.matchAll(/[A-Za-z0-9+/_-]{12,}/g)].flatMap(([word]) => [
    ...[0, 1, 2, 3].map(from => Buffer.from(word.slice(from), 'base64').toString('utf8')),
    ...(word.length > 40 ? inflated(Buffer.from(word, 'base64')) : []),
  ]);

const inHex = (text: string): string[] =>
  [...text.matchAll(/[0-9a-fA-F]{16,}/g)].map(([word]) => Buffer.from(word, 'hex').toString('utf8'));

const characterOf = (digits: string, base: number): string =>
  String.fromCodePoint(Math.min(0x10_ff_ff, Number.parseInt(digits, base)));

const unescaped = (text: string): string =>
  text
    .replaceAll(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => characterOf(hex, 16))
    .replaceAll(/\\u([0-9A-Fa-f]{4})/g, (_, hex: string) => characterOf(hex, 16))
    .replaceAll(/&#(\d+);/g, (_, digits: string) => characterOf(digits, 10))
    .replaceAll(/\\(["\\/])/g, '$1')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const isReadable = (text: string): boolean => !text.includes('\ufffd') && text.length > 7;

const depthMax = 4;

/** Which of the secrets, or of their halves, can be read in a text or in what it holds in another form. */
export const foundSecrets = (text: string, secrets: readonly string[]): string[] => {
  const needles = secrets.flatMap(secret => {
    const middle = Math.floor(secret.length / 2);
    return [secret, secret.slice(0, middle), secret.slice(middle)];
  });
  const found = new Set<string>();
  const seen = new Set<string>();
  const read = (one: string, depth: number): void => {
    if (seen.has(one)) return;
    seen.add(one);
    for (const needle of needles) if (one.includes(needle)) found.add(needle);
    if (depth === depthMax || !isReadable(one)) return;
    const within = [...textsIn(parsedJson(one)), unescaped(one), ...decoded(one), ...inHex(one)];
    for (const each of within) read(each, depth + 1);
  };
  read(text, 0);
  return [...found];
};
