// What a load run is made of: phases on one stage, one after the other, and what is read from their record. Pure.
import type { Arrival } from '../../grammar/operation.ts';
import type { RunRecord } from '../../grammar/record.ts';
import type { Setting } from '../../grammar/setting.ts';
import type { Line } from '../figures/line.ts';

export interface PhaseSpan {
  readonly setting: Setting;
  readonly seconds: number;
  readonly seed: number;
}

export interface Phase {
  readonly name: string;
  /** Of the plan's seconds, relative to the other phases. */
  readonly weight: number;
  /** Due times count from the phase's own start. */
  arrivals(span: PhaseSpan): readonly Arrival[];
}

/** Where a phase lay in the run. */
export interface PhaseWindow {
  readonly name: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** A record and where its phases lie in it: all that a figure is computed from. */
export interface LoadRun {
  readonly record: RunRecord;
  readonly phases: readonly PhaseWindow[];
}

export interface LoadPlan {
  readonly name: string;
  readonly what: string;
  readonly seconds: number;
  readonly setting: Setting;
  readonly phases: readonly Phase[];
  /** Between two phases, so that what waited in one does not fall into the next. */
  readonly restMs: number;
  lines(run: LoadRun): readonly Line[];
  /** Why what was measured says nothing, although the generator kept up. */
  refusal?(run: LoadRun): string | undefined;
}
