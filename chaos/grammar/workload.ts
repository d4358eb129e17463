import type { Arrival } from './operation.ts';
import type { Setting } from './setting.ts';

export interface WorkloadSpan {
  readonly setting: Setting;
  readonly seconds: number;
  readonly seed: number;
}

/** Who comes when, and how they behave. The same seed gives the same arrivals. */
export interface Workload {
  readonly name: string;
  readonly what: string;
  arrivals(span: WorkloadSpan): readonly Arrival[];
}
