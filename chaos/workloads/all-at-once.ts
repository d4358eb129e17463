import type { Arrival } from '../grammar/operation.ts';
import type { Workload } from '../grammar/workload.ts';

export interface Crowd {
  readonly tasks: number;
  readonly withinMs: number;
  readonly pieces: number;
}

/** So many tasks in a moment, and then none. */
export const allAtOnce = ({ tasks, withinMs, pieces }: Crowd): Workload => ({
  name: 'all at once',
  what: `${tasks} tasks of ${pieces} pieces within ${withinMs} ms.`,
  arrivals: () =>
    Array.from(
      { length: tasks },
      (_, at): Arrival => ({
        ...{ atMs: (at * withinMs) / tasks, client: `client ${at % 32}`, pieces },
        ...{ priority: 'interactive', reader: 'prompt', retries: 'obeys' },
      }),
    ),
});
