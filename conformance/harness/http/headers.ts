import type { HeaderPair } from '../history/entry.ts';

/** Alternating names and values, as they stood on the wire. */
export const pairsOf = (raw: readonly string[]): HeaderPair[] => {
  const pairs: HeaderPair[] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) {
    pairs.push([raw[index] ?? '', raw[index + 1] ?? '']);
  }
  return pairs;
};

export const headerValues = (headers: readonly HeaderPair[], name: string): string[] =>
  headers.filter(([key]) => key.toLowerCase() === name.toLowerCase()).map(([, value]) => value);

export const headerValue = (headers: readonly HeaderPair[], name: string): string | undefined =>
  headerValues(headers, name)[0];

/** The media type without its parameters, in lower case. */
export const mediaTypeOf = (headers: readonly HeaderPair[]): string =>
  (headerValue(headers, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
