import type { Devices } from './devices.ts';

const nothing = (): void => undefined;

/** For a server without any pool that asks for devices: nothing is read, and nothing is known. */
export function noDevices(because = 'no device is read'): Devices {
  return {
    reading: () => undefined,
    unusable: () => because,
    lost: () => [],
    refresh: async () => undefined,
    onChange: () => nothing,
    start: nothing,
    stop: nothing,
  };
}
