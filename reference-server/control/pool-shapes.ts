// Pools as operators read them, in the shapes of the contract.
import type { Pool, PoolHealth, ReplicaSet } from '#contracts';
import type { PoolStatus } from '../orchestration/index.ts';

function digestOf({ config, description }: PoolStatus): string | undefined {
  const told = description.replicas.find(replica => replica.model_digest !== undefined)?.model_digest;
  return config.model.digest ?? config.replica_set.model_digest ?? told;
}

function remaining({ description }: PoolStatus): number | undefined {
  const { drainRemainingMs } = description;
  return drainRemainingMs === undefined ? undefined : Math.ceil(drainRemainingMs);
}

export function poolShape(status: PoolStatus): Pool {
  const { config, description, queue } = status;
  const [digest, drainRemainingMs] = [digestOf(status), remaining(status)];
  return {
    id: description.id,
    engine: description.engine,
    wire: description.wire,
    model_ref: description.modelRef,
    ...(digest === undefined ? {} : { model_digest: digest }),
    accelerator: description.accelerator,
    live: description.isLive,
    ready: description.isReady,
    draining: description.isDraining,
    ...(drainRemainingMs === undefined ? {} : { drain_remaining_ms: drainRemainingMs }),
    queue: {
      depth: queue.queued,
      capacity: config.queue.capacity,
      full_policy: config.queue.full_policy,
      depth_by_class: {
        interactive: queue.byClass.interactive.queued,
        batch: queue.byClass.batch.queued,
      },
    },
    running: description.running,
    replicas_ready: description.replicasReady,
    replicas_total: description.replicasTotal,
  };
}

/** What no source gave is left out. @implements OC-CTRL-2001 */
export function poolHealth({ description, queue, isShedding }: PoolStatus): PoolHealth {
  const { isReady, lastError, unreadyReason, nextProbeMs } = description;
  const error = isReady ? undefined : (lastError ?? unreadyReason);
  return {
    pool_id: description.id,
    live: description.isLive,
    ready: isReady,
    draining: description.isDraining,
    ...(error === undefined ? {} : { last_error: error.slice(0, 1_024) }),
    ...(nextProbeMs === undefined ? {} : { next_probe_ms: Math.ceil(nextProbeMs) }),
    replicas: [...description.replicas],
    metrics: {
      pool_ready: isReady ? 1 : 0,
      queue_depth: queue.queued,
      active_leases: description.running,
      shedding: isShedding ? 1 : 0,
    },
  };
}

type Side = 'stable' | 'canary';

function setOf(status: PoolStatus, side: Side, firstTokenTargetMs: number): ReplicaSet | undefined {
  const { config, description, sides } = status;
  const replicas = description.replicas.filter(({ replica_id }) => (sides[replica_id] ?? 'stable') === side);
  if (replicas.length === 0 && side === 'canary') return undefined;
  const pins = side === 'canary' ? config.canary?.replica_set : config.replica_set;
  const told = replicas.find(replica => replica.engine_version !== undefined);
  const engineVersion = pins?.engine_version ?? told?.engine_version;
  const digest = pins?.model_digest ?? told?.model_digest ?? config.model.digest;
  const sampler = pins?.sampler_profile_version;
  const ready = replicas.filter(replica => replica.ready);
  const total = ready.reduce((sum, replica) => sum + (replica.slots_total ?? 0), 0);
  const free = ready.reduce((sum, replica) => sum + (replica.slots_free ?? 0), 0);
  return {
    id: `${description.id}/${side}`,
    engine: description.engine,
    pool_id: description.id,
    model_ref: description.modelRef,
    ...(digest === undefined ? {} : { model_digest: digest }),
    ...(engineVersion === undefined ? {} : { engine_version: engineVersion }),
    ...(sampler === undefined ? {} : { sampler_profile_version: sampler }),
    load: total === 0 ? 0 : (total - free) / total,
    slots_total: total,
    slots_free: free,
    slo: { first_token_target_ms: firstTokenTargetMs },
    replicas: replicas.map(({ replica_id }) => replica_id),
  };
}

/** @implements ORCH-2104, OC-CTRL-2004 */
export function replicaSets(status: PoolStatus, firstTokenTargetMs: number): ReplicaSet[] {
  return (['canary', 'stable'] as const).flatMap(side => setOf(status, side, firstTokenTargetMs) ?? []);
}
