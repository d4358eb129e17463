import type { PoolConfig, TaskRequest } from '#contracts';
import type { EngineTarget, EngineWire } from './engine-wire.ts';
import { LlamaCppWire } from './llamacpp.ts';
import { OpenAiWire } from './openai.ts';

export const makeWire = (target: EngineTarget): EngineWire => {
  const { wire } = target.pool();
  return wire === 'llamacpp' ? new LlamaCppWire(target) : new OpenAiWire(target, wire === 'vllm');
};

type Wire = PoolConfig['wire'];

const all = ['temperature', 'top_p', 'top_k', 'min_p', 'repetition_penalty', 'stop'];
const knownFields: Partial<Record<Wire, readonly string[]>> = {
  llamacpp: all,
  vllm: all,
  openai: ['temperature', 'top_p', 'stop'],
};

/** Sampler fields of the request that the pool's engine does not know. */
export const unknownSamplerFields = (wire: Wire, request: TaskRequest): string[] =>
  Object.keys(request.sampler ?? {}).filter(field => !(knownFields[wire] ?? []).includes(field));

/** What this server makes of a wire, by the names of the catalogue; never more than the wire's engine promises. */
export const featuresOf = (wire: Wire): readonly string[] => {
  const shared = ['streaming', 'chat', 'cancel_by_close', 'seed', 'usage', 'finish_reason', 'stop'];
  const own = [
    ...shared,
    'min_p',
    'top_k',
    'repetition_penalty',
    'version',
    'model_digest',
    'preload',
    'metrics',
  ];
  if (wire === 'llamacpp') return [...own, 'slots', 'kv_erase'];
  return wire === 'vllm' ? own : shared;
};
