import type { Config } from './config-types.ts';
import { boundRules } from './rules/bounds.ts';
import { identityRules } from './rules/identity.ts';
import { placementRules } from './rules/placement.ts';
import { preemptionRules } from './rules/preemption.ts';
import type { ConfigRule } from './rules/rule.ts';
import { makeProblem, type Problem } from './validation/problem.ts';

/** What a configuration must hold beyond its schema, as named rules over the whole, filled document. */
export const configRules: readonly ConfigRule[] = [
  ...identityRules,
  ...placementRules,
  ...preemptionRules,
  ...boundRules,
];

export const breachesOf = (config: Config): readonly Problem[] =>
  configRules.flatMap(rule =>
    rule.find(config).map(breach => makeProblem({ ...breach, keyword: rule.name, hint: rule.because })),
  );
