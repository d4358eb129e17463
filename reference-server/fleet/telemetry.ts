import type { MetricName } from '#contracts';

type Labels = Readonly<Record<string, string>>;

/** What the fleet tells; a subset of the server's telemetry. */
export interface FleetTelemetry {
  count(name: MetricName, labels: Labels, by?: number): void;
  gauge(name: MetricName, labels: Labels, value: number): void;
  observe?(name: MetricName, labels: Labels, value: number): void;
  log(
    level: 'debug' | 'info' | 'warn' | 'error',
    event: string,
    fields: Readonly<Record<string, unknown>>,
  ): void;
}
