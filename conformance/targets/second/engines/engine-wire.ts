import type { FinishReason, PoolConfig, ReplicaConfig, TaskRequest, Usage } from '#contracts';
import type { Clock } from '../clock.ts';

export interface EngineTarget {
  readonly clock: Clock;
  readonly replica: ReplicaConfig;
  readonly url: string;
  readonly pool: () => PoolConfig;
  /** The file of a model that some pool names, where it says one. */
  readonly fileOf: (modelRef: string) => string | undefined;
  readonly credential: string | undefined;
  readonly privateRanges: () => readonly string[];
}

/** What an engine says of itself; what it does not say is absent. */
export interface EngineFacts {
  readonly version?: string;
  readonly digest?: string;
  readonly slots?: number;
  /** Why it does not serve what is configured. */
  readonly mismatch?: string;
}

export interface EngineFailure {
  /** content: the request itself is refused. busy: come again. driver: the accelerator failed. broken: all else. */
  readonly kind: 'content' | 'busy' | 'driver' | 'broken';
  /** For the log alone. */
  readonly words: string;
  readonly retryAfterMs?: number;
  readonly isUnreachable?: boolean;
}

export interface Completion {
  readonly finishReason: FinishReason;
  readonly usage?: Usage;
  readonly slot?: number;
  readonly cachedTokens?: number;
}

export interface GenerationRequest {
  readonly model: string;
  readonly request: Pick<TaskRequest, 'prompt' | 'messages' | 'max_tokens' | 'sampler' | 'kv_hint'>;
  readonly seed: number;
  readonly traceparent?: string;
}

export interface GenerationHandlers {
  /** Something came that advances the call. */
  progress(): void;
  piece(text: string): void;
  done(completion: Completion): void;
  failed(failure: EngineFailure): void;
}

export interface Generation {
  /** Closes the engine's connection; no handler is called any more. */
  abort(): void;
}

export interface EngineWire {
  health(timeoutMs: number): Promise<'ready' | 'loading'>;
  facts(model: string, timeoutMs: number): Promise<EngineFacts>;
  /** The engine's own figures, by metric name of the contract. */
  figures(timeoutMs: number): Promise<Readonly<Record<string, number>>>;
  generate(request: GenerationRequest, handlers: GenerationHandlers): Generation;
  forget(slot: number, timeoutMs: number): Promise<void>;
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const member = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((here, name) => (isRecord(here) ? here[name] : undefined), value);

export const listAt = (value: unknown, ...path: readonly string[]): readonly unknown[] => {
  const found = member(value, ...path);
  return Array.isArray(found) ? found : [];
};

export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

export const countOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined;

export const keyHeaders = (target: EngineTarget): Record<string, string> =>
  target.credential === undefined ? {} : { authorization: `Bearer ${target.credential}` };

export const addressOf = (target: EngineTarget, path: string): string =>
  `${target.url.replace(/\/+$/, '')}${path}`;

/** Messages as ChatML, for pools that name that template. */
export const chatml = (messages: NonNullable<TaskRequest['messages']>): string =>
  `${messages.map(message => `<|im_start|>${message.role}\n${message.content}<|im_end|>\n`).join('')}<|im_start|>assistant\n`;
