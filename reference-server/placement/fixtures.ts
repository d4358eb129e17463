// Snapshots for tests: an idle pool whose replicas differ only where a test says so.
import type { EngineCapabilities } from '#contracts/adapter';
import type { PlacementSnapshot, ReplicaSnapshot } from './snapshot.ts';

export const capabilities: EngineCapabilities = {
  seed: true,
  determinism: 'tokens',
  piecePerToken: true,
  tokenIds: true,
  logprobs: true,
  messages: true,
  ignoreEnd: true,
  tokenize: true,
  slots: true,
  metrics: true,
  version: true,
  interruptibleDecode: false,
};

export function replica(id: string, differs: Partial<ReplicaSnapshot> = {}): ReplicaSnapshot {
  return {
    id,
    isReady: true,
    isCircuitOpen: false,
    breakerRoom: Number.POSITIVE_INFINITY,
    capabilities,
    devices: [],
    slots: 2,
    leases: 0,
    ...differs,
  };
}

export function snapshot(
  replicas: readonly ReplicaSnapshot[],
  differs: Partial<PlacementSnapshot> = {},
): PlacementSnapshot {
  return {
    poolId: 'pool',
    isDraining: false,
    accelerator: 'none',
    devices: [],
    lostDevices: [],
    pins: {},
    affinity: 'session',
    antiAffinity: 'none',
    splitRatios: [],
    kvBytesPerToken: 0,
    prefixCacheBytes: 0,
    speculationBytes: 0,
    replicas,
    ...differs,
  };
}
