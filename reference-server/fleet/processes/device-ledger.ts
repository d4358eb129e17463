// What a device has left for caches once the models are in it. Engines take their caches at once or by and by, so
// that what is free while they run says little: it is what was free before the start, less the model's share.
import type { PoolConfig } from '#contracts';
import type { Devices } from '../devices/index.ts';
import type { DevicePort } from '../options.ts';
import type { DeviceMemory } from './headroom.ts';

export class DeviceLedger {
  readonly #devices: Devices;
  #firstAnswer: Promise<void> | undefined;
  readonly #freeBefore = new Map<string, readonly DeviceMemory[]>();

  constructor(devices: Devices) {
    this.#devices = devices;
  }

  beforeStart(replicaId: string, memory: readonly DeviceMemory[]): void {
    this.#freeBefore.set(replicaId, memory);
  }

  portOf(pool: PoolConfig): DevicePort {
    // Nothing is known before the first answer, and nobody is to be barred for that.
    this.#firstAnswer ??= this.#devices.refresh();
    const firstAnswer = this.#firstAnswer;
    return {
      leftBytes: (devices, replicaId) => this.#leftBytes(pool, devices, replicaId),
      lost: () => this.#devices.lost(),
      unusable: async devices => {
        await firstAnswer;
        if (this.#devices.unusable(devices) === undefined) return undefined;
        // Who waits for a device asks with each heartbeat, however seldom all of them are looked at.
        await this.#devices.refresh();
        return this.#devices.unusable(devices);
      },
    };
  }

  #leftBytes(pool: PoolConfig, devices: readonly number[], replicaId: string): readonly number[] | undefined {
    const { size_bytes: sizeBytes } = pool.model;
    if (sizeBytes === undefined) return undefined;
    const ratios = pool.split_ratios.length === devices.length ? pool.split_ratios : undefined;
    const before = this.#freeBefore.get(replicaId);
    const left = devices.map((device, at) => {
      const freeBytes =
        before?.find(memory => memory.device === device)?.freeBytes ??
        this.#devices.reading(device)?.totalBytes;
      const share = ratios?.[at] ?? 1 / devices.length;
      return freeBytes === undefined ? undefined : Math.max(0, freeBytes - Math.ceil(sizeBytes * share));
    });
    const known = left.filter(bytes => bytes !== undefined);
    return known.length === left.length ? known : undefined;
  }
}
