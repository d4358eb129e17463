import { invalid } from '../refusal.ts';

const limitDefault = 50;
const limitMax = 200;

export const limitOf = (query: URLSearchParams): number => {
  const text = query.get('limit');
  if (text === null) return limitDefault;
  const limit = Number(text);
  if (!/^\d{1,4}$/.test(text) || limit < 1 || limit > limitMax)
    throw invalid('/limit', `a whole number from 1 to ${limitMax}`);
  return limit;
};

export const nextCursor = (place: number): string => Buffer.from(String(place)).toString('base64url');

/** The place that a cursor names; undefined without one. */
export const afterCursor = (query: URLSearchParams): number | undefined => {
  const text = query.get('cursor');
  if (text === null) return undefined;
  const place = Buffer.from(text, 'base64url').toString('utf8');
  if (!/^\d{1,15}$/.test(place) || nextCursor(Number(place)) !== text)
    throw invalid('/cursor', 'a next_cursor of this list');
  return Number(place);
};
