import type { Dashboard, Variable } from './dashboard.ts';
import { isLabelOf, lintQuery, type Recorded } from './lint-query.ts';
import { type Rule, type RuleFile, rulesOf, titleOf } from './read-rules.ts';

const severities = ['page', 'ticket'];

function lintVariable(dashboard: Dashboard, { label, metric }: Variable): string[] {
  const isThere = isLabelOf(label, metric);
  return isThere ? [] : [`${dashboard.uid}, variable ${label}: ${metric} has no label ${label}`];
}

export function lintDashboard(dashboard: Dashboard, recorded: Recorded): string[] {
  const panels = dashboard.rows.flatMap(row => row.panels);
  const found = panels.flatMap(panel =>
    panel.queries.flatMap(({ expr }) =>
      lintQuery(expr, recorded).map(sentence => `${dashboard.uid}, «${panel.title}»: ${sentence}`),
    ),
  );
  return [...dashboard.variables.flatMap(variable => lintVariable(dashboard, variable)), ...found];
}

function lintAlert(rule: Rule, requirements: ReadonlySet<string>): string[] {
  const { severity = '' } = rule.labels ?? {};
  const { summary, requirement = '' } = rule.annotations ?? {};
  const found = severities.includes(severity) ? [] : [`its severity is none of ${severities.join(' and ')}`];
  if (!summary) found.push('it has no summary');
  if (!requirements.has(requirement)) found.push(`«${requirement}» is no requirement`);
  return found;
}

export interface RuleContext {
  readonly recorded: Recorded;
  readonly requirements: ReadonlySet<string>;
}

export function lintRuleFile(file: RuleFile, { recorded, requirements }: RuleContext): string[] {
  return rulesOf(file).flatMap(rule => {
    const found = [
      ...lintQuery(rule.expr, recorded),
      ...(rule.alert === undefined ? [] : lintAlert(rule, requirements)),
    ];
    return found.map(sentence => `${file.name}, ${titleOf(rule)}: ${sentence}`);
  });
}
