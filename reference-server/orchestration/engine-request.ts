// A task as the engine port wants it.
import type { TaskRequest } from '#contracts';
import type { EngineInput, EngineRequest, EngineSampler } from '#contracts/adapter';
import { seedMax } from '#contracts/adapter';
import type { Task } from '../tasks/index.ts';

export function engineInput({ messages, prompt }: Pick<TaskRequest, 'messages' | 'prompt'>): EngineInput {
  return messages === undefined ? { kind: 'prompt', text: prompt ?? '' } : { kind: 'messages', messages };
}

function samplerOf(task: Task): Partial<EngineSampler> {
  const given = task.request.sampler;
  if (given === undefined) return {};
  return {
    ...(given.temperature === undefined ? {} : { temperature: given.temperature }),
    ...(given.top_p === undefined ? {} : { topP: given.top_p }),
    ...(given.top_k === undefined ? {} : { topK: given.top_k }),
    ...(given.min_p === undefined ? {} : { minP: given.min_p }),
    ...(given.repetition_penalty === undefined ? {} : { repetitionPenalty: given.repetition_penalty }),
    ...(given.stop === undefined ? {} : { stop: given.stop }),
  };
}

/** `model` as the pool that runs it calls it. */
export function engineRequest(task: Task, model: string, traceparent?: string): EngineRequest {
  return {
    model,
    input: engineInput(task.request),
    maxTokens: task.request.max_tokens,
    seed: task.seed % (seedMax + 1),
    sampler: samplerOf(task),
    // Reuse may change bits, so that a strict task never gets it.
    reusePrompt: task.request.kv_hint === 'reuse' && task.determinism !== 'strict',
    ...(traceparent === undefined ? {} : { traceparent }),
  };
}
