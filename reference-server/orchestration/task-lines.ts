// What the lines of a task say: who and what it is on each of them, and on the last one how it went.
import type { Config } from '#contracts';
import type { Outcome, Task } from '../tasks/index.ts';
import { type LogFields, parseTraceparent } from '../telemetry/index.ts';
import type { LiveTask } from './live-task.ts';

export interface TaskLineParts {
  readonly config: Config;
  /** That its terminal event comes within its deadline, as far as anybody can tell. */
  readonly onTime: (live: LiveTask) => number | undefined;
}

/** @implements ORCH-3094 */
export function taskFields({ config, onTime }: TaskLineParts, live: LiveTask): LogFields {
  const { task } = live;
  const { request } = task;
  return {
    job_id: task.jobId,
    task_id: task.taskId,
    tenant_id: task.tenantId,
    correlation_id: task.correlationId,
    trace_id: parseTraceparent(task.traceparent)?.traceId,
    session_id: request.session_id,
    client_id: task.keyId,
    engine: request.engine,
    pool_id: task.poolId,
    priority: request.priority,
    weight: config.tenants.find(({ id }) => id === task.tenantId)?.weight,
    deadline_ms: request.deadline_ms,
    on_time_probability: onTime(live),
    preempted: task.preempted,
  };
}

export function admissionFields({ admission }: Task): LogFields {
  return { queue_position: admission.queuePosition, predicted_start_ms: admission.predictedStartMs };
}

export function attemptFields({ attempts }: Task): LogFields {
  const attempt = attempts.at(-1);
  return { attempt: attempt?.n, replica_id: attempt?.replica_id, engine_version: attempt?.engine_version };
}

function outcomeFields({ pieces, durable }: Task, outcome: Outcome): LogFields {
  const failure = outcome.state === 'completed' ? undefined : outcome.failure.code;
  return {
    state: outcome.state,
    code: failure,
    reason: outcome.state === 'completed' ? undefined : outcome.reason,
    eviction_events: outcome.state === 'evicted' ? 1 : undefined,
    tokens_out: pieces,
    durable,
  };
}

export interface TaskTimes {
  readonly queuedMs: number;
  /** Undefined where no engine was asked. */
  readonly decodedMs: number | undefined;
}

/** @implements ORCH-3027 */
export function endFields(config: Config, { task }: LiveTask, times: TaskTimes): LogFields {
  const { outcome, request } = task;
  const pool = config.pools.find(({ id }) => id === task.poolId);
  const attempt = task.attempts.at(-1);
  const usage = outcome?.state === 'completed' ? outcome.usage : undefined;
  return {
    ...(outcome === undefined ? {} : outcomeFields(task, outcome)),
    replica_id: attempt?.replica_id,
    engine_version: attempt?.engine_version,
    model_id: request.model_ref,
    model_digest: attempt?.model_digest,
    quant: pool?.model.quant,
    ctx: request.ctx,
    sampler_profile_version: pool?.replica_set.sampler_profile_version,
    kv_warmth: request.session_id === undefined || attempt === undefined ? undefined : task.kvWarmth,
    queue_time_ms: Math.max(0, Math.round(times.queuedMs)),
    decode_time_ms: times.decodedMs === undefined ? undefined : Math.round(times.decodedMs),
    tokens_in: attempt === undefined ? undefined : (usage?.prompt_tokens ?? task.promptTokens),
  };
}
