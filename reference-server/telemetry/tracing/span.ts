// What was done, from when to when: one line of a trace.

export type AttributeValue = string | number | boolean | readonly string[];
/** What does not apply is undefined, and left out. */
export type Attributes = Readonly<Record<string, AttributeValue | undefined>>;

export interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string | undefined;
  readonly name: string;
  /** `server` answers somebody, `client` asks somebody. */
  readonly kind: 'internal' | 'server' | 'client';
  readonly startWallMs: number;
  readonly endWallMs: number;
  readonly attributes: Attributes;
  readonly isFailure?: boolean;
}
