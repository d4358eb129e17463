// Does the model fit before it is loaded? Pure.
import type { PoolConfig } from '#contracts';

export interface DeviceMemory {
  readonly device: number;
  readonly freeBytes: number | undefined;
}

export interface FreeMemory {
  /** Of each device of the mask, in its order; empty where the model is not loaded into devices. */
  readonly devices: readonly DeviceMemory[];
  readonly hostBytes: number | undefined;
}

/** A cache for one context, and what the pool keeps beside it. */
export function smallestCacheBytes({ model, placement }: PoolConfig): number {
  const { prefix_cache_bytes: prefixBytes, speculation_bytes: speculationBytes } = placement;
  return model.kv_bytes_per_token * model.ctx_max + prefixBytes + speculationBytes;
}

function shortOf(which: string, neededBytes: number, freeBytes: number | undefined): string | undefined {
  if (freeBytes === undefined || neededBytes <= freeBytes) return undefined;
  return `not enough memory on ${which}: ${neededBytes} bytes needed, ${freeBytes} free`;
}

/** Where it doesn't fit, and what is missing, in words; undefined where it fits or nobody can tell. */
export function headroomShortage(pool: PoolConfig, free: FreeMemory): string | undefined {
  const { size_bytes: sizeBytes } = pool.model;
  if (sizeBytes === undefined) return undefined;
  const neededBytes = sizeBytes + smallestCacheBytes(pool);
  if (pool.accelerator !== 'nvidia') return shortOf('the host', neededBytes, free.hostBytes);
  const ratios = pool.split_ratios.length === free.devices.length ? pool.split_ratios : undefined;
  return free.devices
    .map(({ device, freeBytes }, at) => {
      const share = ratios?.[at] ?? 1 / free.devices.length;
      return shortOf(`device ${device}`, Math.ceil(neededBytes * share), freeBytes);
    })
    .find(sentence => sentence !== undefined);
}
