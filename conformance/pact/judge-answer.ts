// Where does what came differ from what the interaction says? Members that nobody named may be there. Pure.
import {
  type HeaderPair,
  headerValues,
  isRecord,
  type Json,
  sameJson,
  shownJson,
} from '#conformance/harness';
import type { Expected, RuleSet, Rules } from './interaction.ts';
import { fitOf, placeText, type Step, stepsOf } from './rule-path.ts';
import { isTyped, kindOf, RuleUnknown, ruleBreach } from './rule-value.ts';

export interface Mismatch {
  /** `status`, `header X-Backoff-Ms`, `body $.code`. */
  readonly where: string;
  readonly why: string;
}

export interface Came {
  readonly status?: number;
  readonly headers: readonly HeaderPair[];
  /** A text that is no JSON stays a text. */
  readonly body: Json | undefined;
}

const exactly = (expected: Json): RuleSet => ({
  combine: 'AND',
  matchers: [{ match: 'equality', value: String(expected) }],
});
const typed: RuleSet = { combine: 'AND', matchers: [{ match: 'type' }] };

interface PathRule {
  readonly steps: readonly Step[];
  readonly rules: RuleSet;
}

const pathRules = (rules: Rules): readonly PathRule[] =>
  Object.entries(rules).map(([path, set]) => {
    const steps = stepsOf(path);
    if (steps === undefined) throw new RuleUnknown(`the path ${path} can't be read`);
    return { steps, rules: set };
  });

/** The rule that fits best, or undefined. One of a place above counts for types alone. */
const ruleAt = (rules: readonly PathRule[], place: readonly Step[]): RuleSet | undefined => {
  const fitting = rules
    .map(rule => ({ ...rule, fit: fitOf(rule.steps, place) }))
    .filter((rule): rule is PathRule & { fit: number } => rule.fit !== undefined)
    .sort((a, b) => b.fit - a.fit);
  const [best] = fitting;
  if (best === undefined) return undefined;
  if (best.steps.length === place.length) return best.rules;
  return isTyped(best.rules) ? typed : undefined;
};

const wrong = (place: readonly Step[], actual: Json, why: string): Mismatch => ({
  where: `body ${placeText(place)}`,
  why: `${shownJson(actual)} ${why}`,
});

const bodyMismatches = (
  rules: readonly PathRule[],
  { expected, actual, place }: { expected: Json; actual: Json; place: readonly Step[] },
): Mismatch[] => {
  const rule = ruleAt(rules, place);
  const breach = rule === undefined ? undefined : ruleBreach(rule, expected, actual);
  if (breach !== undefined) return [wrong(place, actual, breach)];
  if (Array.isArray(expected) || isRecord(expected)) {
    if (kindOf(expected) !== kindOf(actual)) return [wrong(place, actual, `is no ${kindOf(expected)}`)];
    if (Array.isArray(expected) && Array.isArray(actual))
      return itemMismatches(rules, {
        expected,
        actual,
        place,
        isTypedList: rule !== undefined && isTyped(rule),
      });
    return memberMismatches(rules, { expected: expected as Members, actual: actual as Members, place });
  }
  if (rule !== undefined || sameJson(expected, actual)) return [];
  return [wrong(place, actual, `is not ${shownJson(expected)}`)];
};

type Members = Readonly<Record<string, Json>>;

const memberMismatches = (
  rules: readonly PathRule[],
  { expected, actual, place }: { expected: Members; actual: Members; place: readonly Step[] },
): Mismatch[] =>
  Object.entries(expected).flatMap(([name, value]) => {
    const at = [...place, name];
    const found = actual[name];
    if (found === undefined) return [{ where: `body ${placeText(at)}`, why: 'is missing' }];
    return bodyMismatches(rules, { expected: value, actual: found, place: at });
  });

/** With a rule of types each item is like the first of the example; without one they are as many, and each its own. */
const itemMismatches = (
  rules: readonly PathRule[],
  {
    expected,
    actual,
    place,
    isTypedList,
  }: { expected: Json[]; actual: Json[]; place: readonly Step[]; isTypedList: boolean },
): Mismatch[] => {
  if (!isTypedList && expected.length !== actual.length)
    return [wrong(place, actual, `has ${actual.length} items, not ${expected.length}`)];
  return actual.flatMap((item, index) => {
    const example = isTypedList ? expected[0] : expected[index];
    return example === undefined
      ? []
      : bodyMismatches(rules, { expected: example, actual: item, place: [...place, index] });
  });
};

const ruleOfHeader = (rules: Rules, name: string): RuleSet | undefined =>
  Object.entries(rules).find(([known]) => known.toLowerCase() === name.toLowerCase())?.[1];

const partsOf = (values: readonly string[]): string =>
  values
    .flatMap(value => value.split(','))
    .map(value => value.trim())
    .join(', ');

const headerMismatches = ({ headers, headerRules }: Expected, came: Came): Mismatch[] =>
  Object.entries(headers).flatMap(([name, values]) => {
    const where = `header ${name}`;
    const found = headerValues(came.headers, name);
    if (found.length === 0) return [{ where, why: 'is missing' }];
    const expected = partsOf(values);
    const actual = partsOf(found);
    const breach = ruleBreach(ruleOfHeader(headerRules, name) ?? exactly(expected), expected, actual);
    return breach === undefined ? [] : [{ where, why: `${shownJson(actual)} ${breach}` }];
  });

export const mismatchesOf = (expected: Expected, came: Came): readonly Mismatch[] => {
  const { status, body, bodyRules } = expected;
  const statuses =
    status === undefined || status === came.status
      ? []
      : [{ where: 'status', why: `${came.status ?? 'none'} is not ${status}` }];
  const headers = headerMismatches(expected, came);
  if (body === undefined) return [...statuses, ...headers];
  if (came.body === undefined) return [...statuses, ...headers, { where: 'body $', why: 'is missing' }];
  const bodies = bodyMismatches(pathRules(bodyRules), { expected: body, actual: came.body, place: [] });
  return [...statuses, ...headers, ...bodies];
};
