/** Everything that can go wrong between a request and its last event. */
export const engineErrorKinds = [
  'context-overflow',
  'queue-full',
  'invalid-request',
  'unavailable',
  'reset',
  'timeout',
  'malformed',
  'auth',
  'out-of-memory-vram',
  'out-of-memory-host',
  'internal',
] as const;

export type EngineErrorKind = (typeof engineErrorKinds)[number];

export interface EngineErrorOptions {
  /** Another answer than the kind's own. */
  retriable?: boolean;
  /** What the engine asked for, never a guess. */
  retryAfterMs?: number;
  detail?: Readonly<Record<string, string | number | boolean>>;
  cause?: unknown;
}

/** Whether the same request may succeed on another replica, or later on this one. */
const RETRIABLE: Readonly<Record<EngineErrorKind, boolean>> = {
  'context-overflow': false,
  'queue-full': true,
  'invalid-request': false,
  unavailable: true,
  reset: true,
  timeout: true,
  malformed: true,
  auth: false,
  'out-of-memory-vram': true,
  'out-of-memory-host': true,
  internal: true,
};

/**
 * The only error that an adapter throws, but for the reason of the caller's own abort. `instanceof` goes by its shape:
 * a vendor's module has its own copy of this class, or one that it wrote itself.
 */
export class EngineError extends Error {
  static override [Symbol.hasInstance](value: unknown): boolean {
    if (!(value instanceof Error) || value.name !== 'EngineError') return false;
    const { kind, retriable } = value as Partial<EngineError>;
    return typeof retriable === 'boolean' && engineErrorKinds.some(known => known === kind);
  }

  override readonly name = 'EngineError';
  readonly kind: EngineErrorKind;
  readonly retriable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly detail: Readonly<Record<string, string | number | boolean>>;

  constructor(kind: EngineErrorKind, message: string, options: EngineErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.kind = kind;
    this.retriable = options.retriable ?? RETRIABLE[kind];
    this.retryAfterMs = options.retryAfterMs;
    this.detail = options.detail ?? {};
  }
}
