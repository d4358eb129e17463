// What the HTTP surface asks of telemetry, and no more.
import type { LogRecord, MetricLabels } from '#contracts';

export interface ApiTelemetry {
  count<Name extends 'http_requests_total'>(name: Name, labels: MetricLabels<Name>): void;
  log(level: 'debug' | 'info' | 'warn' | 'error', event: string, fields: Partial<LogRecord>): void;
  /** The metrics in the text format of Prometheus. */
  render(): Promise<string>;
}
