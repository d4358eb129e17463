// What did a request cause, and how long did each part take? Spans by OpenTelemetry's names, sent as OTLP/HTTP JSON.
// Surprising: the spans of a task are read off its record when it ends, so that nothing is measured twice and nothing
// is open in between; the id of an attempt's span follows from the task, so that its engine can be told beforehand.
export type { Attributes, AttributeValue, Span } from './span.ts';
export { parseTraceparent, type TraceContext } from './trace-context.ts';
export {
  type EndedRequest,
  passingTracer,
  type RequestTrace,
  recordingTracer,
  type Tracer,
} from './tracer.ts';
