// What the HTTP surface asks of telemetry, and no more.
import type { LogRecord } from '#contracts';
import type { SampleLabels } from '../telemetry/index.ts';

type Counter = 'http_requests_total' | 'tasks_rejected_total' | 'admission_backpressure_events_total';

export interface ApiTelemetry {
  count<Name extends Counter>(name: Name, labels: SampleLabels<Name>): void;
  log(level: 'debug' | 'info' | 'warn' | 'error', event: string, fields: Partial<LogRecord>): void;
  /** The metrics in the text format of Prometheus. */
  render(): Promise<string>;
}
