import { type MetricEntry, type MetricName, metricTable } from '../generated/metrics.ts';
import { metricEntry } from '../tables.ts';
import { checkHistogram, seriesKey } from './check-histogram.ts';
import { checkLabels } from './check-labels.ts';
import type { Draft, FindingRule } from './finding.ts';
import type { Family, Sample } from './text-model.ts';

const isMetricName = (name: string): name is MetricName => Object.hasOwn(metricTable, name);

/** The largest value of a gauge by its unit; a unit that isn't here has no bound above. */
const largest: Readonly<Record<string, number>> = { boolean: 1, ratio: 1, percent: 100 };

function unknownName({ name, line, type }: Family): Draft {
  const whole = `${name}_total`;
  if (type === 'counter' && !name.endsWith('_total')) {
    const sentence = `${name} is a counter, and its name doesn't end with _total`;
    return { rule: 'counter-without-total', line, name, sentence };
  }
  if (isMetricName(whole)) {
    const sentence = `${name} lacks its ending: the catalogue has ${whole}`;
    return { rule: 'counter-without-total', line, name, sentence };
  }
  const base = name.replace(/_(bucket|sum|count)$/, '');
  if (isMetricName(base) && metricEntry(base).type === 'histogram')
    return { rule: 'wrong-type', line, name: base, sentence: `${base} has no TYPE that says histogram` };
  return { rule: 'unknown-name', line, name, sentence: `${name} is not in the catalogue` };
}

function checkValue(name: string, entry: MetricEntry, sample: Sample): Draft[] {
  const draft = (rule: FindingRule, sentence: string): Draft[] => [
    { rule, line: sample.line, name, sentence },
  ];
  const { value } = sample;
  if (!Number.isFinite(value)) return draft('not-a-number', `${sample.name} is ${value}`);
  // Every measure of the catalogue counts or measures upwards from 0.
  if (value < 0) return draft('out-of-range', `${sample.name} is negative`);
  const most = entry.type === 'gauge' ? largest[entry.unit] : undefined;
  const isBetween = entry.unit === 'boolean' && entry.type === 'gauge' && value !== 0 && value !== 1;
  if ((most !== undefined && value > most) || isBetween)
    return draft('out-of-range', `${name} is ${value}, and its unit is ${entry.unit}`);
  return [];
}

function duplicates(name: string, samples: readonly Sample[]): Draft[] {
  const seen = new Set<string>();
  return samples.flatMap((sample): Draft[] => {
    const key = `${sample.name} ${sample.labels.get('le') ?? ''} ${seriesKey(sample)}`;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    const sentence = `a sample of ${name} stands twice`;
    return [{ rule: 'duplicate-sample', line: sample.line, name, sentence }];
  });
}

export function checkFamily(family: Family): Draft[] {
  const { name, line } = family;
  if (!isMetricName(name)) return [unknownName(family)];
  const entry = metricEntry(name);
  const samples = family.samples.filter(sample => !sample.name.endsWith('_created'));
  const drafts = [...checkLabels(name, entry, samples), ...duplicates(name, samples)];
  if (family.type !== entry.type) {
    const found = family.type === undefined ? 'has no TYPE' : `is typed ${family.type}`;
    drafts.push({ rule: 'wrong-type', line, name, sentence: `${name} ${found}, and is a ${entry.type}` });
  } else if (entry.type === 'histogram') drafts.push(...checkHistogram(name, entry, samples));
  return [...drafts, ...samples.flatMap(sample => checkValue(name, entry, sample))];
}
