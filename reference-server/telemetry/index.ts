// What does the server say about itself? Counts, gauges and latencies in one exposition, lines of JSON, and spans.
// Surprising: counting never touches prom-client. A sample is a cell with a number in it; prom-client reads the cells
// at a scrape, and so no caller pays for an exposition that nobody asked for.
export type { ConfiguredLabels, ConfiguredPool } from './configured-labels.ts';
export {
  createTelemetry,
  type ServerTelemetry,
  type TelemetryConfig,
  type TelemetryOptions,
} from './create-telemetry.ts';
export { type LineStream, type LineWriter, lineWriter } from './line-writer.ts';
export type { LogFields, LogLevel, LogThreshold } from './logger.ts';
export type {
  CounterName,
  GaugeName,
  GaugeSample,
  HistogramName,
  SampleLabels,
  Telemetry,
} from './telemetry.ts';
export {
  type EndedRequest,
  parseTraceparent,
  passingTracer,
  type RequestTrace,
  type Tracer,
} from './tracing/index.ts';
