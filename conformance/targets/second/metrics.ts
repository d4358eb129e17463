import { type LabelName, labelEntry, type MetricName, metricEntry, metricTable } from '#contracts';

export type Labels = Readonly<Record<string, string>>;

interface Sample {
  readonly values: readonly string[];
  value: number;
  readonly buckets: number[];
  count: number;
}

const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"');

const metricNames = (): MetricName[] => {
  const isName = (name: string): name is MetricName => Object.hasOwn(metricTable, name);
  return Object.keys(metricTable).filter(isName);
};

/** Counters, gauges and histograms of the contract's catalogue, and no others. */
export class Metrics {
  readonly #families = new Map<MetricName, Map<string, Sample>>();
  readonly #seen = new Map<string, Set<string>>();

  add(name: MetricName, labels: Labels, by = 1): void {
    this.#sample(name, labels).value += by;
  }

  set(name: MetricName, labels: Labels, value: number): void {
    this.#sample(name, labels).value = value;
  }

  observe(name: MetricName, labels: Labels, value: number): void {
    const sample = this.#sample(name, labels);
    const bounds = metricEntry(name).buckets ?? [];
    bounds.forEach((bound, at) => {
      if (value <= bound) sample.buckets[at] = (sample.buckets[at] ?? 0) + 1;
    });
    sample.value += value;
    sample.count += 1;
  }

  /** Forgets the samples of a gauge, so that only what still is stands there. */
  clear(name: MetricName): void {
    this.#families.delete(name);
  }

  render(): string {
    return `${metricNames()
      .flatMap(name => this.#renderFamily(name))
      .join('\n')}\n`;
  }

  #within(label: LabelName, value: string): string {
    const { budget, from } = labelEntry(label);
    const room = from === 'closed' ? budget : budget - 1;
    const seen = this.#seen.get(label) ?? new Set();
    this.#seen.set(label, seen);
    if (seen.has(value) || seen.size < room) {
      seen.add(value);
      return value;
    }
    return 'other';
  }

  #sample(name: MetricName, labels: Labels): Sample {
    const entry = metricEntry(name);
    const values = entry.labels.map(label => this.#within(label, labels[label] ?? ''));
    const family = this.#families.get(name) ?? new Map<string, Sample>();
    this.#families.set(name, family);
    const key = JSON.stringify(values);
    const known = family.get(key);
    if (known !== undefined) return known;
    const made = { values, value: 0, buckets: (entry.buckets ?? []).map(() => 0), count: 0 };
    family.set(key, made);
    return made;
  }

  #renderFamily(name: MetricName): string[] {
    const entry = metricEntry(name);
    const head = [`# HELP ${name} ${entry.help.replaceAll('\n', ' ')}`, `# TYPE ${name} ${entry.type}`];
    const samples = [...(this.#families.get(name)?.values() ?? [])];
    return [...head, ...samples.flatMap(sample => renderSample(name, sample))];
  }
}

const line = (name: string, labels: readonly string[], value: number): string =>
  `${name}${labels.length > 0 ? `{${labels.join(',')}}` : ''} ${value}`;

const renderSample = (name: MetricName, sample: Sample): string[] => {
  const entry = metricEntry(name);
  const labels = entry.labels.map((label, at) => `${label}="${escaped(sample.values[at] ?? '')}"`);
  if (entry.type !== 'histogram') return [line(name, labels, sample.value)];
  const bounds = [...(entry.buckets ?? []).map(String), '+Inf'];
  const counts = [...sample.buckets, sample.count];
  return [
    ...bounds.map((bound, at) => line(`${name}_bucket`, [...labels, `le="${bound}"`], counts[at] ?? 0)),
    line(`${name}_sum`, labels, sample.value),
    line(`${name}_count`, labels, sample.count),
  ];
};
