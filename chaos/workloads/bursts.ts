import type { Arrival } from '../grammar/operation.ts';
import { slotsOf } from '../grammar/setting.ts';
import type { Workload } from '../grammar/workload.ts';

export interface BurstsOptions {
  readonly everyMs?: number;
  /** Tasks that come at the same moment, as multiples of the slots. */
  readonly timesSlots?: number;
  readonly pieces?: number;
}

/** Silence, and then more at once than fits. */
export const bursts = ({ everyMs = 1_000, timesSlots = 3, pieces = 8 }: BurstsOptions = {}): Workload => ({
  name: 'bursts',
  what: `Every ${everyMs} ms ${timesSlots} times as many tasks at once as there are slots.`,
  arrivals: ({ setting, seconds }) => {
    const size = Math.ceil(slotsOf(setting) * timesSlots);
    const count = Math.floor((seconds * 1_000) / everyMs);
    return Array.from(
      { length: count * size },
      (_, at): Arrival => ({
        ...{ atMs: Math.floor(at / size) * everyMs, client: `client ${at % size}` },
        ...{ priority: 'interactive', pieces, reader: 'prompt', retries: 'obeys' },
      }),
    );
  },
});
