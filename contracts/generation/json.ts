/** A value as JSON and YAML carry it. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

export const isRecord = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const pointerParts = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map(part => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'));

export const toJsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The same value with every reference passed through `change`. */
export const mapReferences = (value: Json, change: (reference: string) => string): Json => {
  if (Array.isArray(value)) return value.map(item => mapReferences(item, change));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === '$ref' && typeof inner === 'string' ? change(inner) : mapReferences(inner, change),
    ]),
  );
};
