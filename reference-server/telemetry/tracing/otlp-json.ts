// Spans in the JSON of OTLP/HTTP: what a collector takes at /v1/traces.
import type { AttributeValue, Span } from './span.ts';

const kinds = { internal: 1, server: 2, client: 3 } as const;
const failureStatus = 2;
const nanosPerMs = 1_000_000n;

type OtlpValue =
  | { readonly stringValue: string }
  | { readonly boolValue: boolean }
  | { readonly intValue: string }
  | { readonly doubleValue: number }
  | { readonly arrayValue: { readonly values: readonly OtlpValue[] } };

function otlpValue(value: AttributeValue, clean: (text: string) => string): OtlpValue {
  if (typeof value === 'string') return { stringValue: clean(value) };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value !== 'number') return { arrayValue: { values: value.map(one => otlpValue(one, clean)) } };
  return Number.isSafeInteger(value) ? { intValue: String(value) } : { doubleValue: value };
}

/** Numbers of 64 bits are texts; fractions of a millisecond are kept. */
function nanos(wallMs: number): string {
  const wholeMs = Math.floor(wallMs);
  return String(BigInt(wholeMs) * nanosPerMs + BigInt(Math.round((wallMs - wholeMs) * Number(nanosPerMs))));
}

function otlpSpan(span: Span, clean: (text: string) => string) {
  const attributes = Object.entries(span.attributes).flatMap(([key, value]) =>
    value === undefined || Number.isNaN(value) ? [] : [{ key, value: otlpValue(value, clean) }],
  );
  return {
    traceId: span.traceId,
    spanId: span.spanId,
    ...(span.parentSpanId === undefined ? {} : { parentSpanId: span.parentSpanId }),
    name: clean(span.name),
    kind: kinds[span.kind],
    startTimeUnixNano: nanos(span.startWallMs),
    endTimeUnixNano: nanos(Math.max(span.startWallMs, span.endWallMs)),
    attributes,
    ...(span.isFailure === true ? { status: { code: failureStatus } } : {}),
  };
}

/** `clean` takes secrets out of a text. */
export function encodeSpans(spans: readonly Span[], clean: (text: string) => string): string {
  const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'assay' } }] };
  const scopeSpans = [{ scope: { name: 'assay' }, spans: spans.map(span => otlpSpan(span, clean)) }];
  return JSON.stringify({ resourceSpans: [{ resource, scopeSpans }] });
}
