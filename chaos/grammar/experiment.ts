import type { Fault } from './fault.ts';
import type { Invariant } from './invariant.ts';
import type { Setting } from './setting.ts';
import type { Workload } from './workload.ts';

/** A fault in its time, as shares of the experiment's length. */
export interface PlannedFault {
  readonly fault: Fault;
  readonly from: number;
  readonly to: number;
}

/** An invariant, and the clauses that it speaks for where it is judged after this workload and these faults. */
export interface Claim {
  readonly invariant: Invariant;
  readonly proves: readonly string[];
}

export const experimentSets = ['ci', 'nightly', 'containers'] as const;
export type ExperimentSet = (typeof experimentSets)[number];

/** workload × faults × invariants × requirements. */
export interface Experiment {
  readonly name: string;
  readonly what: string;
  readonly set: ExperimentSet;
  readonly seconds: number;
  /** How long after the last heal until everything has to have ended. */
  readonly settleMs: number;
  readonly setting: Setting;
  readonly workload: Workload;
  readonly faults: readonly PlannedFault[];
  readonly claims: readonly Claim[];
}
