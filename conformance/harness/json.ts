export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value of a JSON text, or undefined where it is none. */
export const parsedJson = (text: string | undefined): unknown => {
  if (text === undefined || text === '') return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/** `attempts.0.engine` in a value; the empty path is the value itself, `#` at the end is a length. */
export const valueAt = (value: unknown, path: string): unknown => {
  if (path === '') return value;
  let at: unknown = value;
  for (const part of path.split('.')) {
    if (part === '#') at = Array.isArray(at) || typeof at === 'string' ? at.length : undefined;
    else if (Array.isArray(at)) at = at[Number(part)];
    else at = isRecord(at) && Object.hasOwn(at, part) ? at[part] : undefined;
  }
  return at;
};

const sameKeys = (a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean => {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every(key => Object.hasOwn(b, key));
};

export const sameJson = (a: unknown, b: unknown): boolean => {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => sameJson(item, b[index]));
  if (!isRecord(a) || !isRecord(b)) return false;
  return sameKeys(a, b) && Object.keys(a).every(key => sameJson(a[key], b[key]));
};

/** A short rendering for a sentence. */
export const shownJson = (value: unknown, charactersMax = 160): string => {
  const text = value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value));
  return text.length > charactersMax ? `${text.slice(0, charactersMax)}…` : text;
};
