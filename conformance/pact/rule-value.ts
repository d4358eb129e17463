// One rule against one value. A rule that is not in this closed list is never passed over. Pure.
import { isRecord, type Json, sameJson, shownJson } from '#conformance/harness';
import type { Rule, RuleSet } from './interaction.ts';

export class RuleUnknown extends Error {
  override readonly name = 'RuleUnknown';
}

type Kind = 'null' | 'array' | 'object' | 'string' | 'number' | 'boolean' | 'undefined';

export const kindOf = (value: unknown): Kind => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return isRecord(value) ? 'object' : (typeof value as Kind);
};

type Judgement = (rule: Rule, expected: Json, actual: Json) => string | undefined;

const ofKind =
  (words: string, holds: (value: Json) => boolean): Judgement =>
  (_, __, actual) =>
    holds(actual) ? undefined : `is no ${words}`;

/** A flag of the pattern's own is refused by the runtime, and so told. */
const pattern: Judgement = ({ regex = '' }, _, actual) =>
  typeof actual === 'object' || !new RegExp(regex, 'u').test(String(actual))
    ? `does not match ${regex}`
    : undefined;

const sameType: Judgement = (rule, expected, actual) => {
  if (kindOf(expected) !== kindOf(actual)) return `is no ${kindOf(expected)}`;
  const length = Array.isArray(actual) ? actual.length : undefined;
  if (length === undefined) return undefined;
  if (rule.min !== undefined && length < rule.min)
    return `has ${length} items, and at least ${rule.min} are needed`;
  if (rule.max !== undefined && length > rule.max)
    return `has ${length} items, and at most ${rule.max} are allowed`;
  return undefined;
};

const judgements: Readonly<Record<string, Judgement>> = {
  type: sameType,
  regex: pattern,
  equality: (_, expected, actual) =>
    sameJson(expected, actual) ? undefined : `is not ${shownJson(expected)}`,
  include: ({ value = '' }, _, actual) =>
    String(actual).includes(value) ? undefined : `does not hold ${value}`,
  number: ofKind('number', value => typeof value === 'number'),
  integer: ofKind('integer', value => Number.isInteger(value)),
  decimal: ofKind('decimal number', value => typeof value === 'number' && !Number.isInteger(value)),
  boolean: ofKind('boolean', value => typeof value === 'boolean'),
  null: ofKind('null', value => value === null),
};

/** Why the value breaks the rules; undefined where it keeps them. */
export const ruleBreach = (
  { combine, matchers }: RuleSet,
  expected: Json,
  actual: Json,
): string | undefined => {
  const breaches = matchers.map(rule => {
    const judge = judgements[rule.match];
    if (judge === undefined) throw new RuleUnknown(`there is no judgement for the rule ${rule.match}`);
    return judge(rule, expected, actual);
  });
  const found = breaches.filter(breach => breach !== undefined);
  if (combine === 'OR' && found.length < breaches.length) return undefined;
  return found.length === 0 ? undefined : found.join(', and it ');
};

/** Below these an example's values are of its type and not its own. */
export const isTyped = ({ matchers }: RuleSet): boolean => matchers.some(rule => rule.match === 'type');
