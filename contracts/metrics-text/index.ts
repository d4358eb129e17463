// Is this text of metrics well-formed, and is it what the catalogue says? Read strictly, so that a slip of the
// writer is a line number and not a sample that nobody misses.
// Surprising: OpenMetrics is read as well (a last line `# EOF` tells it apart), where a counter's family stands
// without `_total`; families leave here under the names of the catalogue.
export { checkFamily } from './check-family.ts';
export { checkBudgets } from './check-labels.ts';
export { type FetchedText, fetchMetrics } from './fetch-metrics.ts';
export { type Draft, type FindingRule, type MetricFinding, merged } from './finding.ts';
export { parseMetricsText } from './parse.ts';
export { renderFindings } from './render-findings.ts';
export type { Family, MetricsText, Sample, SyntaxProblem } from './text-model.ts';
