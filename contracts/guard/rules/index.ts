// Which class has a difference, and why? A closed table of rules, by direction.
// A class is seen from those who hold the older contract: clients, operators who wrote a configuration,
// readers of reports and metrics. It never asks what a server would have to change.
import { catalogueRules } from './catalogue-rules.ts';
import { documentRules } from './document-rules.ts';
import { httpRules } from './http-rules.ts';
import { requestRules } from './request-rules.ts';
import { responseRules } from './response-rules.ts';

export const rules = { ...requestRules, ...responseRules, ...httpRules, ...catalogueRules, ...documentRules };
export type RuleId = keyof typeof rules;
export { type ChangeClass, classes, type Direction, type Rule } from './rule.ts';
