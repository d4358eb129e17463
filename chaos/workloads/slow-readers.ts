import type { Arrival } from '../grammar/operation.ts';
import { peakRateOf } from '../grammar/setting.ts';
import type { Workload } from '../grammar/workload.ts';
import { chanceOf } from './chance.ts';
import { evenly } from './moments.ts';

export interface SlowReadersOptions {
  readonly shareOfPeak?: number;
  /** Of the tasks, by chance. */
  readonly shareSlow?: number;
  readonly readEveryMs?: number;
  readonly pieces?: number;
  readonly pieceBytes?: number;
}

/** Some readers take their frames far slower than engines give them; the others don't wait for them. */
export const slowReaders = (options: SlowReadersOptions = {}): Workload => {
  const { shareOfPeak = 0.7, shareSlow = 0.5, readEveryMs = 100 } = options;
  const { pieces = 32, pieceBytes = 4_096 } = options;
  return {
    name: 'slow readers',
    what: `${Math.round(shareSlow * 100)} % of the readers take a frame of ${pieceBytes} bytes each ${readEveryMs} ms.`,
    arrivals: ({ setting, seconds, seed }) => {
      const chance = chanceOf(seed);
      return evenly(peakRateOf(setting, pieces) * shareOfPeak, seconds).map((atMs, at): Arrival => {
        const isSlow = chance() < shareSlow;
        return {
          ...{ atMs, client: `${isSlow ? 'slow' : 'prompt'} client ${at % 8}`, priority: 'interactive' },
          ...{ pieces, pieceBytes, retries: 'obeys' },
          ...(isSlow ? { reader: 'slow', readEveryMs } : { reader: 'prompt' }),
        };
      });
    },
  };
};
