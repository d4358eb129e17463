// The ways of a task through an orchestrator, one row for each: what every case of it came to, together.
import type { Divergence } from '../comparison/compare.ts';
import type { ThroughExamination } from '../real/index.ts';

export interface WayRow {
  readonly way: string;
  readonly verdict: 'equal' | 'diverged' | 'unknown' | 'out of reach';
  readonly cases: number;
  /** Outputs that were held against the engine's. */
  readonly compared: number;
  /** The first difference, or why nothing can be told. */
  readonly found: string;
}

interface Asked {
  readonly verdict: 'equal' | 'diverged' | 'unknown';
  readonly compared: number;
  readonly divergence?: Divergence;
  readonly why?: string;
  readonly who?: string;
}

const placeOf = ({ part, at, a, b }: Divergence): string =>
  `${part} at ${at}: ${JSON.stringify(a)} and ${JSON.stringify(b)}`;

const foundOf = ({ divergence, who, why = '' }: Asked): string => {
  if (divergence === undefined) return why;
  return who === undefined ? placeOf(divergence) : `${who}: ${placeOf(divergence)}`;
};

/** One that differs decides, then one of which nothing can be told. */
function rowOf(way: string, results: readonly Asked[]): WayRow {
  const odd =
    results.find(({ verdict }) => verdict === 'diverged') ??
    results.find(({ verdict }) => verdict === 'unknown');
  const compared = results.reduce((sum, one) => sum + one.compared, 0);
  const found = odd === undefined ? '' : foundOf(odd);
  return { way, verdict: odd?.verdict ?? 'equal', cases: results.length, compared, found };
}

export function wayRows({ ways, replicas, outOfReach }: ThroughExamination): readonly WayRow[] {
  const asked = [...Map.groupBy(ways, ({ check }) => check)].map(([check, found]) => rowOf(check, found));
  const onEach = replicas.length === 0 ? [] : [rowOf('the same on each replica', replicas)];
  const others = outOfReach.map(
    ({ check, why }): WayRow => ({ way: check, verdict: 'out of reach', cases: 0, compared: 0, found: why }),
  );
  return [...asked, ...onEach, ...others];
}
