/** What a scripted engine can do wrong; the words are those of the configuration. */
export const scriptedFaultKinds = [
  'reset',
  'truncate',
  'malformed',
  'stall',
  'internal',
  'unavailable',
  'queue_full',
  'context_overflow',
  'auth',
  'oom_vram',
  'oom_host',
] as const;

export type ScriptedFaultKind = (typeof scriptedFaultKinds)[number];

export interface ScriptedFault {
  /** Before the piece of this index; the number of pieces means before the end. */
  readonly at_piece: number;
  readonly kind: ScriptedFaultKind;
  /** How many calls it meets; absent: all. */
  readonly times?: number;
  readonly retry_after_ms?: number;
}

/** The `scripted` part of a replica's configuration. */
export interface ScriptedEngine {
  readonly pieces: readonly string[];
  /** Begin the pieces anew until the token limit, instead of ending. */
  readonly repeat?: boolean;
  readonly first_piece_ms?: number;
  readonly piece_ms?: number;
  readonly slots?: number;
  readonly ctx_max?: number;
  readonly version?: string;
  /** `sha256:` and 64 hexadecimal digits. */
  readonly model_digest?: string;
  readonly faults?: readonly ScriptedFault[];
}

export const scriptedDefaults = {
  repeat: false,
  first_piece_ms: 50,
  piece_ms: 20,
  slots: 4,
  ctx_max: 4_096,
  version: 'scripted-1',
  faults: [],
} as const satisfies Partial<ScriptedEngine>;
