// What the rest of the server may ask of telemetry.
import type { MetricName, metricTable } from '#contracts';
import type { ConfiguredLabels } from './configured-labels.ts';
import type { LogFields, LogLevel } from './logger.ts';

type Entries = typeof metricTable;
type NamesOf<Type> = { [Name in MetricName]: Entries[Name]['type'] extends Type ? Name : never }[MetricName];

export type CounterName = NamesOf<'counter'>;
export type GaugeName = NamesOf<'gauge'>;
export type HistogramName = NamesOf<'histogram'>;

/** Every label of the metric and no other. A value outside a closed list is counted under the nearest of it. */
export type SampleLabels<Name extends MetricName> = Readonly<Record<Entries[Name]['labels'][number], string>>;

export interface GaugeSample<Name extends GaugeName> {
  readonly labels: SampleLabels<Name>;
  readonly value: number;
}

export interface Telemetry {
  count<Name extends CounterName>(name: Name, labels: SampleLabels<Name>, by?: number): void;
  gauge<Name extends GaugeName>(name: Name, labels: SampleLabels<Name>, value: number): void;
  observe<Name extends HistogramName>(name: Name, labels: SampleLabels<Name>, value: number): void;
  /** Read at every scrape, instead of what was set before. */
  collect<Name extends GaugeName>(name: Name, read: () => Iterable<GaugeSample<Name>>): void;
  /** After a reload: new labels start at 0, old ones stay. */
  configure(labels: ConfiguredLabels): void;
  log(level: LogLevel, event: string, fields: LogFields): void;
  /** From now on this text is in no line. */
  protect(secret: string): void;
  /** The exposition in Prometheus' text format. */
  render(): Promise<string>;
  readonly contentType: string;
}
