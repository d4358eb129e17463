import type { MetricsPayload } from '#contracts';
import type { Core } from './core.ts';
import { onTimeProbability } from './estimates.ts';
import type { Task } from './task.ts';

/** How the task stands, from now. */
const outlook = (core: Core, task: Task) => {
  const { pool } = task;
  const slackOf = (remainingMs: number): number => task.deadlineMs - core.clock.nowMs() - remainingMs;
  if (task.state === 'running') {
    const remainingMs = pool.remainingMsOf(task);
    return { remainingMs, probability: onTimeProbability(slackOf(remainingMs), remainingMs) };
  }
  const ahead = pool.room.ahead(task);
  const startMs = pool.predictStartMs(ahead);
  const remainingMs = startMs + pool.estimates.serviceMs(task.request);
  const probability = onTimeProbability(slackOf(remainingMs), remainingMs);
  return { remainingMs, probability, position: ahead.length, startMs };
};

export const onTimeOf = (core: Core, task: Task): number => {
  if (!task.isEnded) return outlook(core, task).probability;
  return task.error?.code === 'DEADLINE_UNMET' ? 0 : 1;
};

/** The payload of a metrics frame. */
export const planningOf = (core: Core, task: Task): MetricsPayload => {
  const { remainingMs, probability, position, startMs } = outlook(core, task);
  const attempt = task.attempts.at(-1);
  const left = core.quotas.of(task.origin.tenant.id).remaining(task.origin.tenant);
  const isRunning = task.state === 'running';
  return {
    state: isRunning ? 'running' : 'queued',
    queue_depth: task.pool.room.waiting.length,
    queue_position: position,
    predicted_start_ms: startMs,
    predicted_end_ms: Math.max(0, Math.round(remainingMs)),
    on_time_probability: probability,
    kv_warmth: task.isWarm,
    kv_migrated: false,
    preempted: false,
    attempt: attempt?.n,
    tokens_out: task.pieces.length,
    tokens_budget_remaining: left.tokens,
    time_budget_remaining_ms: left.timeMs,
    cost_budget_remaining: left.cost,
    engine: task.pool.config.engine,
    pool_id: task.pool.id,
    engine_version: isRunning ? attempt?.engine_version : undefined,
    replica_id: isRunning ? attempt?.replica_id : undefined,
  };
};

export const sendPlanning = (core: Core, task: Task): void => {
  if (task.log.readers.size > 0) task.log.metrics(planningOf(core, task));
};
