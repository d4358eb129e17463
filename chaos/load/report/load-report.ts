// What a load run found out, as data: what `assay load` prints, keeps, and hands to whoever draws it.
import type { GeneratorRecord } from '../../grammar/record.ts';
import type { Strain } from '../figures/bottleneck.ts';
import type { Line } from '../figures/line.ts';
import type { PhaseWindow } from '../plan/load-plan.ts';
import type { SoakReading } from '../soak/reading.ts';

/** refused: the generator, or something else beside the server, decided the figures. */
export type LoadVerdict = 'held' | 'violated' | 'unknown' | 'refused';

/** One task, at the moment at which it was due. Absent: it never came. */
export interface LatencyPoint {
  readonly atMs: number;
  readonly firstMs?: number;
  readonly wholeMs?: number;
  readonly outcome: 'completed' | 'refused' | 'failed';
}

export interface DepthPoint {
  readonly atMs: number;
  readonly waiting: number;
  readonly running: number;
}

/** Of the second that begins here. */
export interface GoodputPoint {
  readonly atMs: number;
  readonly offered: number;
  readonly completed: number;
  readonly refused: number;
}

export interface ProcessPoint {
  readonly atMs: number;
  readonly rssBytes: number;
  readonly descriptors: number;
  /** Of one core, since the point before. */
  readonly processorShare: number;
}

/** Times count from the start of the workload. */
export interface LoadSeries {
  readonly latency: readonly LatencyPoint[];
  readonly depth: readonly DepthPoint[];
  readonly goodput: readonly GoodputPoint[];
  readonly process: readonly ProcessPoint[];
}

export interface LoadResult {
  readonly workload: string;
  readonly what: string;
  readonly seconds: number;
  readonly verdict: LoadVerdict;
  readonly because?: string;
  readonly lines: readonly Line[];
  readonly phases: readonly PhaseWindow[];
  readonly series: LoadSeries;
  /** What is said of the generator, beside its limits. */
  readonly strains: readonly Strain[];
  readonly generator?: Omit<GeneratorRecord, 'lagMs'>;
  /** Of a soak: the server at rest. */
  readonly readings?: readonly SoakReading[];
}

export interface OutOfReach {
  readonly proves: string;
  readonly because: string;
}

export interface LoadReport {
  readonly version: 1;
  readonly target: string;
  readonly seed: number;
  /** In UTC. */
  readonly startedAt: string;
  readonly verdict: LoadVerdict;
  readonly results: readonly LoadResult[];
  readonly outOfReach: readonly OutOfReach[];
}

const worst: readonly LoadVerdict[] = ['violated', 'refused', 'unknown', 'held'];

/** The worst of all; of nothing: unknown. */
export const verdictOfAll = (verdicts: readonly LoadVerdict[]): LoadVerdict =>
  worst.find(verdict => verdicts.includes(verdict)) ?? 'unknown';

/** 0 all held, 1 something was violated, 2 it could not be told. */
export const exitCodeOf = (verdict: LoadVerdict): 0 | 1 | 2 =>
  (({ held: 0, violated: 1, unknown: 2, refused: 2 }) as const)[verdict];
