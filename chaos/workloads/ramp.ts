import type { Arrival } from '../grammar/operation.ts';
import { peakRateOf } from '../grammar/setting.ts';
import type { Workload } from '../grammar/workload.ts';
import { rising } from './moments.ts';

export interface RampOptions {
  /** Shares of what the slots can do. */
  readonly from?: number;
  readonly to?: number;
  readonly pieces?: number;
  readonly deadlineMs?: number;
}

/** From less than fits to ten times as much. Nobody comes again: what is offered is what the line says. */
export const ramp = ({ from = 0.5, to = 10, pieces = 16, deadlineMs }: RampOptions = {}): Workload => ({
  name: 'ramp',
  what: `Tasks of ${pieces} pieces, from ${from} to ${to} times what the slots can do.`,
  arrivals: ({ setting, seconds }) => {
    const peak = peakRateOf(setting, pieces);
    return rising(peak * from, peak * to, seconds).map(
      (atMs, at): Arrival => ({
        ...{ atMs, client: `client ${at % 16}`, priority: 'interactive', pieces },
        ...{ reader: 'prompt', retries: 'none' },
        ...(deadlineMs === undefined ? {} : { deadlineMs }),
      }),
    );
  },
});
