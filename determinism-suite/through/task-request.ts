// A case as a task: the same parameters that the engine gets when it is asked directly. Pure.
import type { TaskRequest } from '#contracts';
import type { Ask } from '../engines/engine.ts';
import { samplerOf } from '../engines/sampler.ts';
import { contextNeeded } from './context-needed.ts';

export const samplerMembers = ['top_k', 'min_p', 'repetition_penalty'] as const;
export type SamplerMember = (typeof samplerMembers)[number];

/** How tasks name the pool that is examined. */
export interface Addressee {
  readonly engine: string;
  readonly poolId: string;
  readonly modelRef: string;
  /** No task asks for more. */
  readonly contextMax: number;
  /** Beside temperature and top_p: what the engine's wire has a name for. */
  readonly samplerMembers: readonly SamplerMember[];
}

export interface TaskOptions {
  readonly taskId: string;
  readonly sessionId?: string;
  readonly priority?: TaskRequest['priority'];
}

/** Long enough for whatever is decoded; a deadline is no part of what is compared. */
const deadlineMs = 600_000;

export const taskRequest = (to: Addressee, ask: Ask, options: TaskOptions): TaskRequest => {
  const { temperature, topP, topK, minP, repetitionPenalty } = samplerOf(ask.case);
  const named = { top_k: topK, min_p: minP, repetition_penalty: repetitionPenalty };
  const sent = to.samplerMembers.map(name => [name, named[name]]);
  return {
    task_id: options.taskId,
    ...(options.sessionId === undefined ? {} : { session_id: options.sessionId }),
    workload: 'completion',
    model_ref: to.modelRef,
    engine: to.engine,
    ctx: Math.min(contextNeeded(ask.case), to.contextMax),
    priority: options.priority ?? 'interactive',
    max_tokens: ask.case.maxTokens,
    deadline_ms: deadlineMs,
    ...(ask.seed === undefined ? {} : { seed: ask.seed }),
    determinism: 'strict',
    prompt: ask.case.prompt,
    sampler: { temperature, top_p: topP, ...Object.fromEntries(sent) },
    kv_hint: ask.mayReusePrompt ? 'reuse' : 'cold',
  };
};
