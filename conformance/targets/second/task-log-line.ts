import type { Core } from './core.ts';
import type { LogFields } from './log.ts';
import { onTimeOf } from './planning.ts';
import type { Task } from './task.ts';

/** What each line about a task carries. */
export const taskFields = (core: Core, task: Task): LogFields => ({
  correlation_id: task.origin.correlationId,
  trace_id: task.origin.traceId,
  job_id: task.origin.jobId,
  task_id: task.request.task_id,
  session_id: task.request.session_id,
  client_id: task.origin.keyId,
  tenant_id: task.origin.tenant.id,
  engine: task.pool.config.engine,
  pool_id: task.pool.id,
  priority: task.request.priority,
  weight: task.origin.tenant.weight,
  deadline_ms: task.request.deadline_ms,
  on_time_probability: onTimeOf(core, task),
  preempted: false,
});

export const endFields = (core: Core, task: Task): LogFields => {
  const attempt = task.attempts.at(-1);
  const { config } = task.pool;
  const waited = (task.startedMs ?? task.endedMs ?? 0) - task.origin.receivedMs;
  return {
    ...taskFields(core, task),
    event: 'task.ended',
    state: task.state,
    code: task.error?.code,
    reason: task.cancelReason,
    replica_id: attempt?.replica_id,
    engine_version: attempt?.engine_version,
    model_id: task.pool.model,
    model_digest: attempt?.model_digest,
    quant: config.model.quant,
    ctx: task.request.ctx,
    sampler_profile_version: config.replica_set.sampler_profile_version,
    kv_warmth: task.request.session_id === undefined ? undefined : task.isWarm,
    queue_time_ms: Math.max(0, Math.round(waited)),
    decode_time_ms: task.decodeMs,
    tokens_in: attempt === undefined ? undefined : (task.usage?.prompt_tokens ?? task.origin.promptTokens),
    tokens_out: task.pieces.length,
    eviction_events: task.state === 'evicted' ? 1 : undefined,
    durable: true,
  };
};
