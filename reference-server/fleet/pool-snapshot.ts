// What placement is told of a pool at this moment.

import { type EngineCapabilities, noCapabilities } from '#contracts/adapter';
import type { Leases, PlacementSnapshot, ReplicaSnapshot } from '../placement/index.ts';
import type { PoolOptions } from './options.ts';
import type { Replica } from './replica.ts';
import { isOnTrial, trialPins } from './trial.ts';

export interface PoolParts {
  readonly options: PoolOptions;
  readonly replicas: readonly Replica[];
  readonly leases: Leases;
  readonly reservedBytes: ReadonlyMap<string, number>;
  readonly isDraining: boolean;
  /** Absent: no trial runs, and every replica counts. */
  readonly side: 'stable' | 'canary' | undefined;
}

export function capabilitiesOf(replica: Replica): EngineCapabilities {
  return replica.adapter?.describe().capabilities ?? noCapabilities;
}

function replicaSnapshot(replica: Replica, parts: PoolParts): ReplicaSnapshot {
  const { config, facts, circuit } = replica;
  const leftBytes = parts.options.devices?.leftBytes(replica.devices, replica.id);
  const reservedBytes = parts.reservedBytes.get(replica.id) ?? 0;
  return {
    id: replica.id,
    isReady: replica.health === 'ready',
    isCircuitOpen: circuit.state === 'open',
    breakerRoom: circuit.room,
    capabilities: capabilitiesOf(replica),
    devices: replica.devices,
    engineVersion: facts.version?.engineVersion,
    modelDigest: facts.version?.modelDigest,
    slots: replica.slots,
    leases: parts.leases.count(replica.id),
    memory: leftBytes === undefined ? undefined : { leftBytes, reservedBytes },
    node: config.node,
    zone: config.zone,
    numaNode: config.numa_node,
  };
}

/** A pool that names no devices of its own has those of its replicas. */
function maskOf({ options, replicas }: PoolParts): readonly number[] {
  const { devices } = options.config;
  return devices.length > 0 ? devices : [...new Set(replicas.flatMap(replica => replica.devices))];
}

/** One set at a time: the replicas of the other one are not even candidates. */
function replicasOf({ options, replicas, side }: PoolParts): readonly Replica[] {
  if (side === undefined) return replicas;
  return replicas.filter(({ facts }) => isOnTrial(options.config, facts.version) === (side === 'canary'));
}

export function poolSnapshot(parts: PoolParts): PlacementSnapshot {
  const { config, devices } = parts.options;
  const { placement, model } = config;
  const pins = (parts.side === 'canary' ? trialPins(config) : undefined) ?? config.replica_set;
  return {
    poolId: config.id,
    isDraining: parts.isDraining,
    accelerator: config.accelerator,
    devices: maskOf(parts),
    lostDevices: devices?.lost() ?? [],
    pins: { engineVersion: pins.engine_version, modelDigest: pins.model_digest },
    affinity: placement.affinity,
    antiAffinity: placement.anti_affinity,
    splitRatios: config.split_ratios,
    kvBytesPerToken: model.kv_bytes_per_token,
    prefixCacheBytes: placement.prefix_cache_bytes,
    speculationBytes: placement.speculation_bytes,
    replicas: replicasOf(parts).map(replica => replicaSnapshot(replica, parts)),
  };
}
