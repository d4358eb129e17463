import type { Arrival } from '../grammar/operation.ts';
import { peakRateOf } from '../grammar/setting.ts';
import type { Workload } from '../grammar/workload.ts';

/** Evenly, at a share of what the slots can do. Where the tasks are long, some always run. */
export const steady = (shareOfPeak: number, pieces = 16): Workload => ({
  name: 'steady',
  what: `Tasks of ${pieces} pieces at ${Math.round(shareOfPeak * 100)} % of what the slots can do.`,
  arrivals: ({ setting, seconds }) => {
    const everyMs = 1_000 / (peakRateOf(setting, pieces) * shareOfPeak);
    return Array.from(
      { length: Math.floor((seconds * 1_000) / everyMs) },
      (_, at): Arrival => ({
        ...{ atMs: at * everyMs, client: `client ${at % 8}`, priority: 'interactive', pieces },
        ...{ reader: 'prompt', retries: 'obeys' },
      }),
    );
  },
});
