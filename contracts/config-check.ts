import { breachesOf } from './config-rules.ts';
import type { Config } from './config-types.ts';
import { fillDocument } from './validate.ts';
import type { Problem } from './validation/problem.ts';

export interface ConfigOutcome {
  /** The configuration with its defaults; absent as soon as there is an error. */
  readonly config?: Config;
  readonly errors: readonly Problem[];
  /** What compat mode lets pass: fields that nobody knows. */
  readonly warnings: readonly Problem[];
}

const isUnknownField = (problem: Problem): boolean => problem.keyword === 'additionalProperties';

const isCompat = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'mode' in value && value.mode === 'compat';

const withoutFields = (value: unknown, pointers: readonly string[]): unknown => {
  const copy: unknown = structuredClone(value);
  for (const pointer of pointers) {
    const parts = pointer
      .split('/')
      .slice(1)
      .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'));
    const name = parts.pop();
    let here: unknown = copy;
    for (const part of parts)
      here = typeof here === 'object' && here !== null ? Reflect.get(here, part) : undefined;
    if (typeof here === 'object' && here !== null && name !== undefined) Reflect.deleteProperty(here, name);
  }
  return copy;
};

/** Schema, then defaults, then rules. In compat mode unknown fields are left out and reported as warnings. */
export const checkConfig = (value: unknown): ConfigOutcome => {
  const first = fillDocument('config', value).outcome;
  const unknown = first.ok ? [] : first.problems.filter(isUnknownField);
  if (!first.ok && (!isCompat(value) || unknown.length < first.problems.length)) {
    const errors = isCompat(value)
      ? first.problems.filter(problem => !isUnknownField(problem))
      : first.problems;
    return { errors, warnings: isCompat(value) ? unknown : [] };
  }
  const known =
    unknown.length === 0
      ? value
      : withoutFields(
          value,
          unknown.map(problem => problem.path),
        );
  const { outcome } = fillDocument('config', known);
  if (!outcome.ok) return { errors: outcome.problems, warnings: unknown };
  const errors = breachesOf(outcome.value);
  return errors.length > 0
    ? { errors, warnings: unknown }
    : { config: outcome.value, errors, warnings: unknown };
};
