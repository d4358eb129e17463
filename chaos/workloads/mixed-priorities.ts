import type { Arrival } from '../grammar/operation.ts';
import { peakRateOf, serviceMsOf } from '../grammar/setting.ts';
import type { Workload } from '../grammar/workload.ts';
import { chanceOf, drawn } from './chance.ts';
import { evenly } from './moments.ts';

export interface MixedPrioritiesOptions {
  /** Shares of what the slots can do. */
  readonly interactive?: number;
  readonly batch?: number;
  readonly pieces?: number;
  /** A deadline is drawn between these multiples of the time of one task. */
  readonly deadlineTimes?: readonly [from: number, to: number];
}

/** Interactive work with deadlines that are drawn by chance, and more batch work than fits beside it. */
export const mixedPriorities = (options: MixedPrioritiesOptions = {}): Workload => {
  const { interactive = 0.5, batch = 2, pieces = 16, deadlineTimes = [4, 20] } = options;
  return {
    name: 'mixed priorities',
    what: `Interactive work for ${interactive} of the slots, and batch work for ${batch} times all of them.`,
    arrivals: ({ setting, seconds, seed }) => {
      const chance = chanceOf(seed);
      const peak = peakRateOf(setting, pieces);
      const serviceMs = serviceMsOf(setting, pieces);
      const of = (priority: Arrival['priority'], share: number): Arrival[] =>
        evenly(peak * share, seconds).map((atMs, at) => ({
          ...{ atMs, client: `${priority} client ${at % 8}`, priority, pieces },
          ...{ reader: 'prompt', retries: priority === 'interactive' ? 'obeys' : 'none' },
          deadlineMs: drawn(chance, serviceMs * deadlineTimes[0], serviceMs * deadlineTimes[1]),
        }));
      return [...of('interactive', interactive), ...of('batch', batch)].sort((a, b) => a.atMs - b.atMs);
    },
  };
};
