import type { Arrival } from '../grammar/operation.ts';
import { peakRateOf } from '../grammar/setting.ts';
import type { Workload } from '../grammar/workload.ts';
import { chanceOf } from './chance.ts';
import { evenly } from './moments.ts';

export interface RetriesOptions {
  readonly shareOfPeak?: number;
  /** Of the clients, by chance: they come again at once, whatever the hint says. */
  readonly shareStubborn?: number;
  readonly triesMax?: number;
  readonly pieces?: number;
}

/** More than fits, from clients who come again: some when they were told to, some at once. */
export const retries = (options: RetriesOptions = {}): Workload => {
  const { shareOfPeak = 1.5, shareStubborn = 0.25, triesMax = 20, pieces = 16 } = options;
  return {
    name: 'retries',
    what: `${shareOfPeak} times what fits; who is refused comes again up to ${triesMax - 1} times.`,
    arrivals: ({ setting, seconds, seed }) => {
      const chance = chanceOf(seed);
      return evenly(peakRateOf(setting, pieces) * shareOfPeak, seconds).map((atMs, at): Arrival => {
        const isStubborn = chance() < shareStubborn;
        return {
          ...{ atMs, client: `${isStubborn ? 'stubborn' : 'patient'} client ${at % 8}`, triesMax },
          ...{ priority: 'interactive', pieces, reader: 'prompt' },
          retries: isStubborn ? 'stubborn' : 'obeys',
        };
      });
    },
  };
};
