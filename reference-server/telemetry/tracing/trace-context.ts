// The `traceparent` header of W3C trace context: which trace a request belongs to, and which span caused it.

export interface TraceContext {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  /** 16 hexadecimal digits. */
  readonly spanId: string;
  /** Whether the caller records the trace, so that whoever is called shall too. */
  readonly isSampled: boolean;
}

const pattern = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;
const zeros = /^0+$/;
const sampledFlag = 1;

/** Undefined where it is malformed: then the header counts as not sent. Later versions may add what nobody knows yet. */
export function parseTraceparent(header: string | readonly string[] | undefined): TraceContext | undefined {
  const [, version = '', traceId = '', spanId = '', flags = '', rest] =
    (typeof header === 'string' ? pattern.exec(header) : null) ?? [];
  if (version === '' || version === 'ff' || (version === '00' && rest !== undefined)) return undefined;
  if (zeros.test(traceId) || zeros.test(spanId)) return undefined;
  return { traceId, spanId, isSampled: (Number.parseInt(flags, 16) & sampledFlag) === sampledFlag };
}

/** In the version that every receiver reads. */
export function formatTraceparent({ traceId, spanId, isSampled }: TraceContext): string {
  return `00-${traceId}-${spanId}-${isSampled ? '01' : '00'}`;
}
