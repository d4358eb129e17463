// Each metric as prom-client knows it. Counters and gauges hand their cells over when somebody scrapes, and only
// then; a histogram counts its own buckets.
import { type MetricName, metricEntry } from '#contracts';
import { type Cell, Family } from './family.ts';
import type { LabelValues } from './label-values.ts';
import { Counter, Gauge, Histogram, type Registry } from './prom-client.ts';

const numberCell = (labels: Cell['labels']): Cell => ({ labels, value: 0 });

export function addFamily(name: MetricName, registry: Registry, values: LabelValues): Family {
  const entry = metricEntry(name);
  const settings = { name, help: entry.help, labelNames: [...entry.labels], registers: [registry] };
  if (entry.type === 'histogram') {
    // Copied, since prom-client freezes what it is given.
    const histogram = new Histogram({ ...settings, buckets: [...(entry.buckets ?? [])] });
    const makeCell = (labels: Cell['labels']): Cell => ({
      labels,
      value: 0,
      observe: histogram.labels(labels).observe,
    });
    return new Family({ entry, values, makeCell });
  }
  const family = new Family({ entry, values, makeCell: numberCell });
  if (entry.type === 'counter') {
    const collect = function (this: Counter): void {
      this.reset();
      for (const { labels, value } of family.cells) this.inc(labels, value);
    };
    new Counter({ ...settings, collect });
  } else {
    const collect = function (this: Gauge): void {
      this.reset();
      for (const { labels, value } of family.cells) this.set(labels, value);
    };
    new Gauge({ ...settings, collect });
  }
  return family;
}
