// What a metrics frame tells at this moment. Every value is looked up now; what is not known is left out.
import type { BudgetsLeft } from '../sessions/index.ts';
import { engineOf } from '../tasks/index.ts';
import { type Core, type PoolRuntime, poolOf } from './core.ts';
import { type LiveTask, queueEntry } from './live-task.ts';

/** In the queue: what will be; running: what is left. */
function prediction(live: LiveTask, runtime: PoolRuntime, nowMs: number) {
  const isWaiting = live.task.state === 'queued' && !live.holdsTurn;
  if (!isWaiting) return { position: undefined, ...runtime.forecast.runningPrediction(live, nowMs) };
  const position = runtime.queue.position(queueEntry(live));
  const crew = { slots: runtime.pool.slotsTotal(), running: runtime.running };
  const startMs = runtime.forecast.startMs(live.task, { position, crew, nowMs });
  return { position, startMs, serviceMs: runtime.forecast.serviceMs(live.task) };
}

function planningFields(core: Core, live: LiveTask) {
  const runtime = poolOf(core, live.task);
  const nowMs = core.world.monotonicMs();
  const { position, startMs, serviceMs } = prediction(live, runtime, nowMs);
  const onTime = runtime.forecast.onTimeProbability({ startMs, serviceMs }, live.task.deadlineAtMs - nowMs);
  const waiting =
    position === undefined ? {} : { queue_position: position, predicted_start_ms: Math.round(startMs) };
  return { queue_depth: runtime.queue.depth().queued, on_time_probability: onTime, ...waiting };
}

/** Undefined where its pool has gone. */
export function onTimeProbability(core: Core, live: LiveTask): number | undefined {
  const runtime = core.pools.get(live.task.poolId);
  if (runtime === undefined) return undefined;
  const nowMs = core.world.monotonicMs();
  const { startMs, serviceMs } = prediction(live, runtime, nowMs);
  return runtime.forecast.onTimeProbability({ startMs, serviceMs }, live.task.deadlineAtMs - nowMs);
}

export function budgetFields({ tokens, timeMs, cost }: BudgetsLeft) {
  return {
    ...(tokens === undefined ? {} : { tokens_budget_remaining: Math.floor(tokens) }),
    ...(timeMs === undefined ? {} : { time_budget_remaining_ms: Math.floor(timeMs) }),
    ...(cost === undefined ? {} : { cost_budget_remaining: cost }),
  };
}

function attemptFields(live: LiveTask) {
  const attempt = live.task.attempts.at(-1);
  if (attempt === undefined) return {};
  const version = attempt.engine_version === undefined ? {} : { engine_version: attempt.engine_version };
  return { attempt: attempt.n, replica_id: attempt.replica_id, ...version };
}

export function metricsPayload(core: Core, live: LiveTask, state: 'queued' | 'running'): object {
  const { task } = live;
  return {
    state,
    ...planningFields(core, live),
    kv_warmth: task.kvWarmth,
    kv_migrated: false,
    preempted: task.preempted,
    tokens_out: task.pieces,
    engine: engineOf(task),
    pool_id: task.poolId,
    ...attemptFields(live),
    ...budgetFields(core.budgets.remaining(task.tenantId)),
  };
}
