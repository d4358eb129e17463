import type { Arrival } from '../grammar/operation.ts';
import { peakRateOf } from '../grammar/setting.ts';
import type { Workload } from '../grammar/workload.ts';
import { chanceOf, drawn } from './chance.ts';
import { evenly } from './moments.ts';

export interface AbortingClientsOptions {
  readonly shareOfPeak?: number;
  /** Of the tasks, by chance; half of them hang up, half cancel. */
  readonly shareAborting?: number;
  readonly pieces?: number;
}

/** Clients that leave anywhere between the first piece and the last but one, in both ways. */
export const abortingClients = (options: AbortingClientsOptions = {}): Workload => {
  const { shareOfPeak = 0.8, shareAborting = 0.5, pieces = 16 } = options;
  return {
    name: 'aborting clients',
    what: `${Math.round(shareAborting * 100)} % of the clients hang up or cancel before the end.`,
    arrivals: ({ setting, seconds, seed }) => {
      const chance = chanceOf(seed);
      return evenly(peakRateOf(setting, pieces) * shareOfPeak, seconds).map((atMs, at): Arrival => {
        const isAborting = chance() < shareAborting;
        const after = drawn(chance, 1, pieces - 1);
        const by = chance() < 0.5 ? 'hang-up' : 'cancel';
        return {
          ...{ atMs, client: `client ${at % 8}`, priority: 'interactive', pieces },
          ...{ reader: 'prompt', retries: 'obeys' },
          ...(isAborting ? { leavesAfter: { pieces: after, by } } : {}),
        };
      });
    },
  };
};
