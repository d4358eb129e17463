import { digestOf } from './audit.ts';

const text = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(text).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const names = Object.keys(value).sort();
  return `{${names.map(name => `${JSON.stringify(name)}:${text(Reflect.get(value, name))}`).join(',')}}`;
};

/** Equal for two bodies that say the same, whatever the order of their members. */
export const bodyDigest = (value: unknown): string => digestOf(text(value));
