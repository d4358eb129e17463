// All metrics of the contract, and nothing beside them.
import { type MetricName, metricTable } from '#contracts';
import { type ConfiguredLabels, type Labels, startingLabels } from './configured-labels.ts';
import { addFamily } from './exposition.ts';
import type { Family } from './family.ts';
import { LabelValues, type LabelValuesOptions } from './label-values.ts';
import { Registry } from './prom-client.ts';

interface ReadSample {
  readonly labels: Labels;
  readonly value: number;
}

const names = Object.keys(metricTable) as MetricName[];

export class Metrics {
  readonly #registry = new Registry();
  readonly #values: LabelValues;
  readonly #families: ReadonlyMap<MetricName, Family>;
  readonly #readers = new Map<MetricName, (() => Iterable<ReadSample>)[]>();

  constructor(options: LabelValuesOptions) {
    this.#values = new LabelValues(options);
    this.#families = new Map(names.map(name => [name, addFamily(name, this.#registry, this.#values)]));
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  configure(labels: ConfiguredLabels): void {
    this.#values.configure(labels);
    for (const family of this.#families.values()) {
      for (const combination of startingLabels(family.entry, labels)) family.cell(combination);
    }
  }

  count(name: MetricName, labels: Labels, by: number): void {
    // A counter never falls, and what is no number would spoil it for good.
    if (by > 0 && by < Number.POSITIVE_INFINITY) this.#family(name).cell(labels).value += by;
  }

  gauge(name: MetricName, labels: Labels, value: number): void {
    if (Number.isFinite(value)) this.#family(name).cell(labels).value = value;
  }

  observe(name: MetricName, labels: Labels, value: number): void {
    if (Number.isFinite(value)) this.#family(name).cell(labels).observe?.(value);
  }

  collect(name: MetricName, read: () => Iterable<ReadSample>): void {
    this.#readers.set(name, [...(this.#readers.get(name) ?? []), read]);
  }

  render(): Promise<string> {
    for (const [name, readers] of this.#readers) {
      const family = this.#family(name);
      family.startOver();
      for (const read of readers) this.#addUp(family, read());
    }
    return this.#registry.metrics();
  }

  /** Samples that share a value beyond its label's budget are one, and add up. */
  #addUp(family: Family, samples: Iterable<ReadSample>): void {
    for (const { labels, value } of samples) {
      if (Number.isFinite(value)) family.cell(labels).value += value;
    }
  }

  #family(name: MetricName): Family {
    const family = this.#families.get(name);
    if (family === undefined) throw new TypeError(`${name} is no metric of the contract`);
    return family;
  }
}
