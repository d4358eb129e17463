import { type LabelName, labelTable, type MetricEntry } from '../generated/metrics.ts';
import { openaiOperationTable } from '../generated/openai-operations.ts';
import { operationTable } from '../generated/operations.ts';
import { labelEntry } from '../tables.ts';
import type { Draft } from './finding.ts';
import type { Family, Sample } from './text-model.ts';

const labelNames = new Set<string>(Object.keys(labelTable));

export const isLabelName = (name: string): name is LabelName => labelNames.has(name);

const operations = new Set<string>([
  ...Object.keys(operationTable),
  ...Object.keys(openaiOperationTable),
  'unmatched',
]);

/** Lists that the catalogue describes in words, since another part of the contract holds them. */
const described: Partial<Record<LabelName, (value: string) => boolean>> = {
  operation: value => operations.has(value),
  status: value => /^[1-5]\d\d$/.test(value),
};

export function isListed(entry: MetricEntry, label: LabelName, value: string): boolean {
  const list = entry.values?.[label] ?? labelEntry(label).values;
  return list?.includes(value) ?? described[label]?.(value) ?? true;
}

function checkSample(name: string, entry: MetricEntry, sample: Sample): Draft[] {
  const at = { line: sample.line, name };
  const drafts: Draft[] = [];
  for (const label of entry.labels) {
    // An empty value is the same as none, in Prometheus and so here.
    const value = sample.labels.get(label) ?? '';
    if (value === '')
      drafts.push({ ...at, rule: 'missing-label', sentence: `${name} has no label ${label}` });
    else if (!isListed(entry, label, value)) {
      const sentence = `${name} has ${label}="${value}", which is not in the label's list`;
      drafts.push({ ...at, rule: 'value-not-listed', sentence });
    }
  }
  const allowed: readonly string[] = entry.type === 'histogram' ? [...entry.labels, 'le'] : entry.labels;
  for (const label of sample.labels.keys()) {
    if (allowed.includes(label)) continue;
    drafts.push({
      ...at,
      rule: 'extra-label',
      sentence: `${name} has the label ${label}, which it must not have`,
    });
  }
  return drafts;
}

export function checkLabels(name: string, entry: MetricEntry, samples: readonly Sample[]): Draft[] {
  return samples.flatMap(sample => checkSample(name, entry, sample));
}

/** A budget counts over the whole scrape, whichever metrics show the label. */
export function checkBudgets(families: readonly Family[]): Draft[] {
  const seen = new Map<LabelName, Map<string, number>>();
  for (const sample of families.flatMap(family => family.samples)) {
    for (const [label, value] of sample.labels) {
      if (!isLabelName(label)) continue;
      const values = seen.get(label) ?? new Map<string, number>();
      seen.set(label, values);
      if (!values.has(value)) values.set(value, sample.line);
    }
  }
  return [...seen].flatMap(([label, values]): Draft[] => {
    const { budget } = labelEntry(label);
    const line = [...values.values()][budget];
    if (line === undefined) return [];
    const sentence = `label ${label} has ${values.size} values, and its budget is ${budget}`;
    return [{ rule: 'over-budget', line, name: label, sentence }];
  });
}
