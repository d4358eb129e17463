// Every breach of the catalogue of metrics in one scrape; empty means that there is none.
import { metricTable } from './generated/metrics.ts';
import {
  checkBudgets,
  checkFamily,
  type Draft,
  type Family,
  type MetricFinding,
  merged,
  parseMetricsText,
} from './metrics-text/index.ts';

export type { MetricFinding };

/** Without labels there is one sample, and it is there from the start whatever the configuration. */
const always = Object.entries(metricTable)
  .filter(([, entry]) => entry.zero === 'configured' && entry.labels.length === 0)
  .map(([name]) => name);

function missingFamilies(families: readonly Family[]): Draft[] {
  const shown = new Set(families.filter(family => family.samples.length > 0).map(family => family.name));
  return always
    .filter(name => !shown.has(name))
    .map(name => ({ rule: 'missing-family', line: 0, name, sentence: `${name} has no sample` }));
}

/**
 * A text that can't be read gives only what is wrong with its lines (rule `unparsable`): judging the rest of it
 * would call absent what merely was not understood.
 */
export function lintMetrics(text: string): readonly MetricFinding[] {
  const { families, problems } = parseMetricsText(text);
  if (problems.length > 0) {
    return merged(problems.map(problem => ({ rule: 'unparsable', name: '', ...problem })));
  }
  const drafts = families.flatMap(checkFamily);
  return merged([...missingFamilies(families), ...drafts, ...checkBudgets(families)]);
}
