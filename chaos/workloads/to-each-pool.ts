import type { Workload } from '../grammar/workload.ts';

/** The same, each arrival for one of the setting's pools, in turn. */
export const toEachPool = (workload: Workload): Workload => ({
  ...workload,
  name: `${workload.name}, to each pool`,
  what: `${workload.what} Each comes for the next pool.`,
  arrivals: span =>
    workload.arrivals(span).map((arrival, at) => ({ ...arrival, pool: 1 + (at % span.setting.replicas) })),
});
