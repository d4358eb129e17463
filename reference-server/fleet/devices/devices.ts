import type { DeviceChange } from './device-changes.ts';
import type { DeviceReading } from './parse-smi.ts';

/** The accelerators of this host, as far as anybody can tell. */
export interface Devices {
  reading(index: number): DeviceReading | undefined;
  /** Why these devices cannot be used now; undefined while they can. */
  unusable(indices: readonly number[]): string | undefined;
  /** Those that were there and are not. */
  lost(): readonly number[];
  /** Asks now, for instance before something is started. */
  refresh(): Promise<void>;
  /** Until the returned function is called. */
  onChange(listener: (change: DeviceChange) => void): () => void;
  /** Asks again and again, from the first call on. */
  start(): void;
  stop(): void;
}
