import type { PlacementNeed, PlacementSnapshot, ReplicaMemory, ReplicaSnapshot } from './snapshot.ts';

function ratiosOf(deviceCount: number, ratios: readonly number[]): readonly number[] {
  return ratios.length === deviceCount ? ratios : Array.from({ length: deviceCount }, () => 1 / deviceCount);
}

/** The most cache bytes that fit when each device takes its share: the device that is full first sets it. */
export function cacheCapBytes(leftBytes: readonly number[], ratios: readonly number[]): number {
  const shares = ratiosOf(leftBytes.length, ratios);
  const caps = leftBytes.map((left, at) => {
    const share = shares[at] ?? 0;
    return share > 0 ? Math.max(0, left) / share : Number.POSITIVE_INFINITY;
  });
  return Math.floor(Math.min(...caps));
}

/** What the attempt's own cache can grow to. */
export function cacheBytes(need: PlacementNeed, kvBytesPerToken: number): number {
  return Math.min(need.ctx, need.tokens ?? need.ctx) * kvBytesPerToken;
}

function neededBytes(snapshot: PlacementSnapshot, need: PlacementNeed): number {
  return cacheBytes(need, snapshot.kvBytesPerToken) + snapshot.prefixCacheBytes + snapshot.speculationBytes;
}

export type MemoryFit = 'fits' | 'fits-later' | 'never-fits';

/** The ratios of a pool are those of its whole mask; a replica with fewer devices takes its own part of them. */
function replicaRatios(snapshot: PlacementSnapshot, replica: ReplicaSnapshot): readonly number[] {
  const parts = replica.devices.map(device => snapshot.splitRatios[snapshot.devices.indexOf(device)] ?? 0);
  const sum = parts.reduce((total, part) => total + part, 0);
  return sum > 0 ? parts.map(part => part / sum) : [];
}

function fitOf(memory: ReplicaMemory, bytes: number, ratios: readonly number[]): MemoryFit {
  const capBytes = cacheCapBytes(memory.leftBytes, ratios);
  if (bytes > capBytes) return 'never-fits';
  return memory.reservedBytes + bytes > capBytes ? 'fits-later' : 'fits';
}

export function memoryFit(
  snapshot: PlacementSnapshot,
  replica: ReplicaSnapshot,
  need: PlacementNeed,
): MemoryFit {
  if (replica.memory === undefined) return 'fits';
  return fitOf(replica.memory, neededBytes(snapshot, need), replicaRatios(snapshot, replica));
}
