// What a value must be, as data: a plain value means equality; an object whose keys begin with $ means its tests.
import { isRecord, type Json, sameJson, shownJson, valueAt } from '../json.ts';

export type Matcher = Json;

/** Members of a value by path, each with what it must be. */
export type Where = { readonly [path: string]: Matcher };

type Test = (value: unknown, wanted: unknown) => boolean;

const isNumber = (value: unknown): value is number => typeof value === 'number';

const tests: Readonly<Record<string, Test>> = {
  $equals: sameJson,
  $not: (value, wanted) => !matches(value, wanted),
  $exists: (value, wanted) => (value !== undefined) === wanted,
  $min: (value, wanted) => isNumber(value) && isNumber(wanted) && value >= wanted,
  $max: (value, wanted) => isNumber(value) && isNumber(wanted) && value <= wanted,
  $oneOf: (value, wanted) => Array.isArray(wanted) && wanted.some(item => matches(value, item)),
  $matches: (value, wanted) =>
    typeof value === 'string' && typeof wanted === 'string' && new RegExp(wanted, 's').test(value),
  $contains: (value, wanted) =>
    typeof value === 'string'
      ? typeof wanted === 'string' && value.includes(wanted)
      : Array.isArray(value) && value.some(item => matches(item, wanted)),
  $every: (value, wanted) =>
    Array.isArray(value) && value.length > 0 && value.every(item => matches(item, wanted)),
  $length: (value, wanted) =>
    (Array.isArray(value) || typeof value === 'string') && matches(value.length, wanted),
  $where: (value, wanted) =>
    isRecord(wanted) && Object.entries(wanted).every(([path, item]) => matches(valueAt(value, path), item)),
};

const isTests = (wanted: unknown): wanted is Readonly<Record<string, unknown>> =>
  isRecord(wanted) && Object.keys(wanted).length > 0 && Object.keys(wanted).every(key => key.startsWith('$'));

export const matches = (value: unknown, wanted: unknown): boolean => {
  if (!isTests(wanted)) return sameJson(value, wanted);
  return Object.entries(wanted).every(([name, operand]) => {
    const test = tests[name];
    if (test === undefined) throw new Error(`there is no matcher ${name}`);
    return test(value, operand);
  });
};

/** The first member that is not what it must be, in words. */
export const mismatch = (value: unknown, where: Where): string | undefined => {
  for (const [path, wanted] of Object.entries(where)) {
    const found = valueAt(value, path);
    if (!matches(found, wanted))
      return `${path || 'the value'} is ${shownJson(found)}, due: ${shownJson(wanted)}`;
  }
  return undefined;
};
