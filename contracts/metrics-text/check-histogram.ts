import type { MetricEntry } from '../generated/metrics.ts';
import type { Draft } from './finding.ts';
import { numberOf } from './read-sample.ts';
import type { Sample } from './text-model.ts';

interface Series {
  readonly line: number;
  readonly buckets: { readonly bound: number; readonly value: number }[];
  sum: number | undefined;
  count: number | undefined;
}

/** Everything but `le`, in one order. */
export function seriesKey(sample: Sample): string {
  const labels = [...sample.labels].filter(([label]) => label !== 'le');
  return JSON.stringify(labels.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function seriesOf(name: string, samples: readonly Sample[]): readonly Series[] {
  const all = new Map<string, Series>();
  for (const sample of samples) {
    const key = seriesKey(sample);
    const series = all.get(key) ?? { line: sample.line, buckets: [], sum: undefined, count: undefined };
    all.set(key, series);
    const bound = sample.labels.get('le');
    if (sample.name === `${name}_sum`) series.sum = sample.value;
    if (sample.name === `${name}_count`) series.count = sample.value;
    if (sample.name === `${name}_bucket` && bound !== undefined)
      series.buckets.push({ bound: numberOf(bound), value: sample.value });
  }
  return [...all.values()];
}

function checkSeries(name: string, bounds: readonly number[], series: Series): Draft[] {
  const at = { line: series.line, name };
  const drafts: Draft[] = [];
  const sorted = series.buckets.toSorted((one, other) => one.bound - other.bound);
  const found = sorted.map(bucket => bucket.bound);
  if (found.join() !== bounds.join()) {
    const sentence = `${name} has other buckets than the catalogue: ${found.join(' ') || 'none'}`;
    drafts.push({ ...at, rule: 'wrong-buckets', sentence });
  }
  if (sorted.some((bucket, index) => bucket.value < (sorted[index - 1]?.value ?? 0)))
    drafts.push({
      ...at,
      rule: 'not-cumulative',
      sentence: `a bucket of ${name} holds less than a smaller one`,
    });
  if (series.sum === undefined || series.count === undefined)
    drafts.push({ ...at, rule: 'incomplete-histogram', sentence: `${name} lacks its _sum or its _count` });
  else if (sorted.at(-1)?.bound === Number.POSITIVE_INFINITY && sorted.at(-1)?.value !== series.count)
    drafts.push({
      ...at,
      rule: 'incomplete-histogram',
      sentence: `the _count of ${name} is not its last bucket`,
    });
  return drafts;
}

export function checkHistogram(name: string, entry: MetricEntry, samples: readonly Sample[]): Draft[] {
  const bounds = [...(entry.buckets ?? []), Number.POSITIVE_INFINITY];
  return seriesOf(name, samples).flatMap(series => checkSeries(name, bounds, series));
}
