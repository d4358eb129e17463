import type { AttemptFailure } from './attempt.ts';
import { type Core, noteEvent } from './core.ts';
import { pump } from './dispatcher.ts';
import { sendPlanning } from './planning.ts';
import type { Pool } from './pool.ts';
import type { Task } from './task.ts';
import { endTask } from './task-end.ts';

const requeue = (core: Core, task: Task, waitMs: number): void => {
  task.state = 'queued';
  task.isRequeued = true;
  task.decodeStartMs = undefined;
  task.notBeforeMs = core.clock.nowMs() + waitMs;
  task.pool.room.enter(task);
  noteEvent(core, task, { type: 'requeued', attempt: task.attempts.length });
  sendPlanning(core, task);
  const { pool } = task;
  task.setTimer(
    'backoff',
    core.clock.after(Math.ceil(waitMs) + 1, () => pump(core, pool)),
  );
  pump(core, pool);
};

const backoffMs = (core: Core, task: Task): number => {
  const { base_ms: base, cap_ms: cap, jitter } = task.pool.config.retry;
  const full = Math.min(cap, base * 2 ** (task.attemptsHere - 1));
  return full * (1 - jitter * core.clock.random());
};

/** The fallback's own admission: it serves, the task fits its model, and its queue has room. */
const admits = (pool: Pool, task: Task): boolean => {
  const { ctx, max_tokens: tokens, priority } = task.request;
  const newcomer = { priority, tenantId: task.origin.tenant.id };
  return (
    pool.isReady &&
    ctx <= pool.config.model.ctx_max &&
    tokens <= pool.config.model.max_tokens_max &&
    (pool.hasFreeSlot || pool.room.judge(newcomer).kind === 'admit')
  );
};

const fallbackOf = (core: Core, task: Task): Pool | undefined => {
  const visited = [task.pool.id, ...task.triedPools];
  return task.pool.config.fallback_pools
    .filter(id => !visited.includes(id))
    .map(id => core.pools.get(id))
    .find(pool => pool !== undefined && admits(pool, task));
};

/** After an attempt that failed: another one while nothing was sent, here or in a fallback pool, or the end. */
export const retryOrFail = (core: Core, task: Task, failure: AttemptFailure): void => {
  if (task.pieces.length > 0) {
    endTask(core, task, { state: 'failed', code: failure.code });
    return;
  }
  if (task.attemptsHere < task.pool.config.retry.attempts_max) {
    requeue(core, task, Math.max(failure.retryAfterMs ?? 0, backoffMs(core, task)));
    pump(core, task.pool);
    return;
  }
  const left = task.pool;
  const fallback = fallbackOf(core, task);
  if (fallback === undefined) {
    endTask(core, task, { state: 'failed', code: 'REPLICA_EXHAUSTED', details: { attempts: listed(task) } });
    return;
  }
  task.triedPools.push(left.id);
  task.pool = fallback;
  task.attemptsHere = 0;
  core.metrics.add('placement_decisions_total', { pool_id: left.id, outcome: 'fallback' });
  requeue(core, task, 0);
  pump(core, left);
};

const listed = (task: Task) =>
  task.attempts.map(attempt => ({
    n: attempt.n,
    pool_id: attempt.pool_id,
    replica_id: attempt.replica_id,
    code: attempt.error_code ?? ('WORKER_RESET' as const),
  }));
