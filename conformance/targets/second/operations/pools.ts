import {
  type ControlSchemas,
  type PoolHealth,
  type Pool as PoolView,
  type ReplicaHealth,
  type ReplicaSet,
  validateRequestBody,
} from '#contracts';
import { digestOf } from '../audit.ts';
import type { Core } from '../core.ts';
import type { Answer, Call } from '../http/exchange.ts';
import type { Pool } from '../pool.ts';
import { drain, reload, resume } from '../pool-control.ts';
import { invalidBody, Refusal } from '../refusal.ts';
import type { Replica } from '../replica.ts';
import { afterCursor, limitOf, nextCursor } from './paging.ts';

const poolOf = (call: Call): Pool => {
  const pool = call.exchange.core.pools.get(call.exchange.parameters.pool_id ?? '');
  if (pool === undefined) throw new Refusal('POOL_NOT_FOUND');
  return pool;
};

const viewOf = (pool: Pool): PoolView => ({
  id: pool.id,
  engine: pool.config.engine,
  wire: pool.config.wire,
  model_ref: pool.model,
  model_digest: pool.replicas.find(replica => replica.facts.digest !== undefined)?.facts.digest,
  accelerator: pool.config.accelerator,
  live: pool.replicas.some(replica => replica.isLive),
  ready: pool.isReady,
  draining: pool.isDraining,
  drain_remaining_ms: pool.isDraining ? pool.drainRemainingMs : undefined,
  queue: {
    depth: pool.room.waiting.length,
    capacity: pool.config.queue.capacity,
    full_policy: pool.config.queue.full_policy,
    depth_by_class: { interactive: pool.room.depth('interactive'), batch: pool.room.depth('batch') },
  },
  running: pool.running.size,
  replicas_ready: pool.readyReplicas.length,
  replicas_total: pool.replicas.length,
});

/** One page of a list that is ordered by id. */
const pageOf = <Item>(call: Call, items: readonly Item[]) => {
  const from = afterCursor(call.exchange.query) ?? 0;
  const limit = limitOf(call.exchange.query);
  const page = items.slice(from, from + limit);
  const rest = from + limit < items.length ? { next_cursor: nextCursor(from + limit) } : {};
  return { items: page, ...rest };
};

const byId = (core: Core): Pool[] => [...core.pools.values()].sort((a, b) => (a.id < b.id ? -1 : 1));

export const listPools = (call: Call): Answer => ({
  status: 200,
  body: pageOf(call, byId(call.exchange.core).map(viewOf)),
});

const replicaHealth = (replica: Replica): ReplicaHealth => ({
  replica_id: replica.id,
  live: replica.isLive,
  ready: replica.isReady,
  engine_version: replica.facts.version,
  model_digest: replica.facts.digest,
  slots_total: replica.slots,
  slots_free: replica.freeSlots,
  active_leases: replica.leases,
  breaker: replica.breaker.state,
  last_heartbeat_ms: replica.lastBeatWallMs,
  last_error: replica.lastError,
});

export const getPoolHealth = (call: Call): Answer => {
  const pool = poolOf(call);
  const usage = pool.replicas.flatMap(replica => replica.figures.kv_cache_usage_ratio ?? []);
  const worst: Record<string, number> = usage.length > 0 ? { kv_cache_usage_ratio: Math.max(...usage) } : {};
  const body: PoolHealth = {
    pool_id: pool.id,
    live: pool.replicas.some(replica => replica.isLive),
    ready: pool.isReady,
    draining: pool.isDraining,
    last_error: pool.replicas.find(replica => replica.lastError !== undefined)?.lastError,
    next_probe_ms: Math.min(...pool.replicas.map(replica => replica.untilProbeMs)),
    replicas: pool.replicas.map(replicaHealth),
    metrics: {
      queue_depth: pool.room.waiting.length,
      tasks_running: pool.running.size,
      active_leases: pool.replicas.reduce((sum, replica) => sum + replica.leases, 0),
      ...worst,
    },
  };
  return { status: 200, body };
};

const setOf = (core: Core, pool: Pool): ReplicaSet => {
  const pins = pool.config.replica_set;
  const told = pool.replicas.find(replica => replica.facts.version !== undefined) ?? pool.replicas[0];
  const total = pool.replicas.reduce((sum, replica) => sum + replica.slots, 0);
  const busy = pool.replicas.reduce((sum, replica) => sum + replica.leases, 0);
  const version = pins.engine_version ?? told?.facts.version;
  const digest = pins.model_digest ?? told?.facts.digest;
  const profile = pins.sampler_profile_version;
  const target = core.config().classes.interactive.slo.first_token_p95_ms;
  return {
    id: `${pool.id}-${digestOf(JSON.stringify([version, digest, profile])).slice(7, 19)}`,
    engine: pool.config.engine,
    pool_id: pool.id,
    model_ref: pool.model,
    engine_version: version,
    model_digest: digest,
    sampler_profile_version: profile,
    load: total === 0 ? 0 : Math.min(1, busy / total),
    slots_total: total,
    slots_free: Math.max(0, total - busy),
    slo: {
      first_token_target_ms: target,
      attainment_ratio: core.observations.attainment('interactive'),
    },
    replicas: pool.replicas.map(replica => replica.id),
  };
};

export const listReplicaSets = (call: Call): Answer => {
  const { core } = call.exchange;
  return {
    status: 200,
    body: pageOf(
      call,
      byId(core).map(pool => setOf(core, pool)),
    ),
  };
};

export const drainPool = (call: Call): Answer => {
  const pool = poolOf(call);
  const outcome = validateRequestBody('drainPool', call.body);
  if (!outcome.ok) throw invalidBody(outcome.problems);
  const request: ControlSchemas['DrainRequest'] = outcome.value;
  drain(call.exchange.core, pool, request.deadline_ms);
  return { status: 202, body: viewOf(pool) };
};

export const resumePool = (call: Call): Answer => {
  const pool = poolOf(call);
  resume(call.exchange.core, pool);
  return { status: 202, body: viewOf(pool) };
};

export const reloadPool = async (call: Call): Promise<Answer> => {
  const pool = poolOf(call);
  const outcome = validateRequestBody('reloadPool', call.body);
  if (!outcome.ok) throw invalidBody(outcome.problems);
  await reload(call.exchange.core, pool, outcome.value.new_model_ref);
  return { status: 202, body: viewOf(pool) };
};
