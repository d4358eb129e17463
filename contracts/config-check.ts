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
    if (typeof here === 'object' && here !== null && !Array.isArray(here) && name !== undefined)
      Reflect.deleteProperty(here, name);
  }
  return copy;
};

/** Breaches of the rules that show already although the schema refuses some fields: those are left to their defaults. */
const earlyBreaches = (value: unknown, problems: readonly Problem[]): readonly Problem[] => {
  const refused = problems.map(problem => problem.path);
  const { outcome } = fillDocument('config', withoutFields(value, refused));
  if (!outcome.ok) return [];
  const isRefused = (path: string): boolean => refused.some(other => `${path}/`.startsWith(`${other}/`));
  return breachesOf(outcome.value).filter(breach => !isRefused(breach.path));
};

/** Schema, then defaults, then rules. In compat mode unknown fields are left out and reported as warnings. */
export const checkConfig = (value: unknown): ConfigOutcome => {
  const { outcome: first } = fillDocument('config', value);
  const problems = first.ok ? [] : first.problems;
  const warnings = isCompat(value) ? problems.filter(isUnknownField) : [];
  const refusals = problems.filter(problem => !warnings.includes(problem));
  if (refusals.length > 0) return { errors: [...refusals, ...earlyBreaches(value, problems)], warnings };
  const known = withoutFields(
    value,
    warnings.map(problem => problem.path),
  );
  const { outcome } = fillDocument('config', known);
  if (!outcome.ok) return { errors: outcome.problems, warnings };
  const errors = breachesOf(outcome.value);
  return errors.length > 0 ? { errors, warnings } : { config: outcome.value, errors, warnings };
};
