// What stands behind the orchestrator: the engine that it has inside, engines at addresses, or engines of the
// harness's own behind the adapter protocol.

export interface EmbeddedSource {
  readonly kind: 'embedded';
  /** Of a GGUF file; absent: the generated tiny model. */
  readonly modelPath?: string;
}

export interface WireSource {
  readonly kind: 'wire';
  readonly wire: 'llamacpp' | 'vllm' | 'tgi' | 'triton' | 'openai';
  /** One replica each. */
  readonly urls: readonly string[];
  /** What the engine calls its model. */
  readonly modelRef: string;
}

export interface AdapterSource {
  readonly kind: 'adapter';
  readonly urls: readonly string[];
}

export type PoolSource = EmbeddedSource | WireSource | AdapterSource;
