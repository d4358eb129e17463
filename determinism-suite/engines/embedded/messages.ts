// What the harness and the thread in which the client of the embedded engine runs tell each other.

export interface EmbeddedSettings {
  readonly slots: number;
  /** Tokens of one slot. */
  readonly context: number;
  readonly flashAttention: boolean;
  readonly unifiedKv: boolean;
  readonly kvType: string;
}

export interface ThreadStart {
  readonly model: Uint8Array;
  readonly settings: EmbeddedSettings;
}

/** The body of one completion, as llama.cpp reads it. */
export type CompletionBody = Readonly<Record<string, unknown>>;

export type ToThread =
  | { readonly kind: 'ask'; readonly id: number; readonly isStreamed: boolean; readonly body: CompletionBody }
  | { readonly kind: 'abort'; readonly id: number }
  | { readonly kind: 'end' };

export type FromThread =
  | { readonly kind: 'ready'; readonly build: string }
  /** All that the engine said to one ask, in its order; one element where it was not streamed. */
  | { readonly kind: 'answer'; readonly id: number; readonly said: readonly unknown[] }
  | { readonly kind: 'refused'; readonly id: number; readonly why: string }
  | { readonly kind: 'lost'; readonly why: string }
  /** Nothing decodes below the thread any more. */
  | { readonly kind: 'ended' };
