import type { RunRecord } from '../../grammar/record.ts';

export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The stage names its replicas as it does its engines, by their number. */
export const replicaOf = (engine: string): string => engine.replace('engine ', 'r');

/** When no engine of the stage could be reached and take work. */
export const spansWithoutEngines = ({ engines = [], final, endedMs }: RunRecord): readonly Span[] => {
  const well = new Map(engines.map(({ engine }) => [engine, true]));
  const spans: Span[] = [];
  let fromMs: number | undefined;
  for (const { atMs, engine, answers } of [...engines].sort((a, b) => a.atMs - b.atMs)) {
    well.set(engine, answers);
    const isNone = ![...well.values()].includes(true);
    if (isNone) fromMs ??= atMs;
    else if (fromMs !== undefined) {
      spans.push({ fromMs, toMs: atMs });
      fromMs = undefined;
    }
  }
  return fromMs === undefined ? spans : [...spans, { fromMs, toMs: final?.atMs ?? endedMs }];
};

/** Since when no fault was in place and every engine took work; undefined: something is wrong at this moment. */
export const wellSinceMs = ({ engines = [], faults, lives }: RunRecord, atMs: number): number | undefined => {
  const told = engines.filter(seen => seen.atMs <= atMs);
  const names = [...new Set(told.map(({ engine }) => engine))];
  const isFaulty = faults.some(({ injectedMs, healedMs }) => injectedMs <= atMs && healedMs > atMs);
  const isOut = names.some(name => told.findLast(({ engine }) => engine === name)?.answers === false);
  // A process that isn't ready yet is asked how long that takes, and by another.
  const isStarting = lives
    .slice(1)
    .some(({ startedMs, readyMs = atMs }) => startedMs <= atMs && readyMs >= atMs);
  if (isFaulty || isOut || isStarting) return undefined;
  const changes = names.flatMap(name => told.filter(({ engine }) => engine === name).slice(1));
  const moments = [
    ...changes.map(change => change.atMs),
    ...faults.map(({ healedMs }) => healedMs),
    ...lives.slice(1).flatMap(({ readyMs }) => readyMs ?? []),
  ];
  return Math.max(Number.NEGATIVE_INFINITY, ...moments.filter(moment => moment <= atMs));
};
