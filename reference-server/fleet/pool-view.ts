// A pool as listings and health answers show it, in the words of the contract.
import type { PoolConfig, ReplicaHealth as ReplicaHealthShape } from '#contracts';
import { cacheCapBytes, type Leases } from '../placement/index.ts';
import type { DevicePort } from './options.ts';
import type { Pool } from './pool.ts';
import type { PoolState } from './pool-state.ts';
import { isServing } from './readiness.ts';
import type { Replica } from './replica.ts';
import type { ReplicaState } from './replica-state.ts';
import { shownDigest } from './verdict.ts';

export interface PoolDescription {
  readonly id: string;
  readonly engine: string;
  readonly wire: PoolConfig['wire'];
  readonly modelRef: string;
  readonly accelerator: PoolConfig['accelerator'];
  readonly state: PoolState;
  /** At least one engine answers. */
  readonly isLive: boolean;
  readonly isReady: boolean;
  readonly isDraining: boolean;
  /** Every replica's first start passed or failed. */
  readonly isDecided: boolean;
  readonly unreadyReason: string | undefined;
  readonly lastError: string | undefined;
  readonly drainRemainingMs: number | undefined;
  /** Until something may have become better; undefined while it is ready. */
  readonly nextProbeMs: number | undefined;
  readonly running: number;
  readonly slotsTotal: number;
  readonly slotsFree: number;
  readonly replicasReady: number;
  readonly replicasTotal: number;
  readonly replicas: readonly ReplicaHealthShape[];
  readonly replicaStates: Readonly<Record<string, ReplicaState>>;
  readonly pins: PoolConfig['replica_set'];
  /** What the smallest device lets resident caches take, by replica, where devices tell their memory. */
  readonly cacheCapBytes: Readonly<Record<string, number>>;
}

function replicaView(replica: Replica, leases: Leases): ReplicaHealthShape {
  const { version } = replica.facts;
  const digest = shownDigest(version);
  const leased = leases.count(replica.id);
  return {
    replica_id: replica.id,
    live: replica.condition.isLive,
    ready: isServing(replica),
    ...(version?.engineVersion === undefined ? {} : { engine_version: version.engineVersion }),
    ...(digest === undefined ? {} : { model_digest: digest }),
    slots_total: replica.slots,
    slots_free: Math.max(0, replica.slots - leased),
    active_leases: leased,
    breaker: replica.circuit.state,
    ...(replica.condition.lastHeartbeatWallMs === undefined
      ? {}
      : { last_heartbeat_ms: Math.round(replica.condition.lastHeartbeatWallMs) }),
    ...(replica.condition.lastError === undefined
      ? {}
      : { last_error: replica.condition.lastError.slice(0, 1_024) }),
  };
}

function capsOf(
  replicas: readonly Replica[],
  port: DevicePort | undefined,
  ratios: readonly number[],
): Record<string, number> {
  return Object.fromEntries(
    replicas.flatMap(({ id, devices }) => {
      const left = port?.leftBytes(devices, id);
      return left === undefined || left.length === 0 ? [] : [[id, cacheCapBytes(left, ratios)]];
    }),
  );
}

export interface PoolInside {
  readonly replicas: readonly Replica[];
  readonly leases: Leases;
  readonly devices: DevicePort | undefined;
  readonly drainRemainingMs: number | undefined;
}

export function describePool(pool: Pool, inside: PoolInside): PoolDescription {
  const { replicas, leases, devices, drainRemainingMs } = inside;
  const { engine, wire, model, accelerator, replica_set: pins, split_ratios } = pool.config;
  return {
    id: pool.id,
    engine,
    wire,
    modelRef: model.ref,
    accelerator,
    pins,
    state: pool.state,
    isLive: replicas.some(({ condition }) => condition.isLive),
    isReady: pool.isReady(),
    isDraining: pool.draining,
    isDecided: pool.isDecided,
    unreadyReason: pool.unreadyReason(),
    lastError: replicas.find(({ condition }) => condition.lastError !== undefined)?.condition.lastError,
    drainRemainingMs,
    nextProbeMs: pool.isReady() ? undefined : pool.retryHintMs(),
    running: pool.running,
    slotsTotal: pool.slotsTotal(),
    slotsFree: pool.slotsFree(),
    replicasReady: replicas.filter(isServing).length,
    replicasTotal: replicas.length,
    replicas: replicas.map(replica => replicaView(replica, leases)),
    replicaStates: Object.fromEntries(replicas.map(({ id, state }) => [id, state])),
    cacheCapBytes: capsOf(replicas, devices, split_ratios),
  };
}
