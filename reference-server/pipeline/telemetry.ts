// What the pipeline asks of telemetry, and no more.
import type { LogRecord, MetricLabels } from '#contracts';

export type PipelineMetric = 'plugin_outcomes_total' | 'event_sink_drops_total';

export interface PipelineTelemetry {
  count<Name extends PipelineMetric>(name: Name, labels: MetricLabels<Name>, by?: number): void;
  log(level: 'info' | 'warn' | 'error', event: string, fields: Partial<LogRecord>): void;
}
