// When an engine's processes were started again, as they tell it, and when the numbers of its pool let them be.
import type { RunRecord, WorkerLife } from '../../grammar/record.ts';
import { poolNumber, type Setting } from '../../grammar/setting.ts';
import { lifeAt } from './lives.ts';

export const minuteMs = 60_000;

export interface RestartNumbers {
  readonly baseMs: number;
  readonly capMs: number;
  readonly perMinuteMax: number;
}

export const restartNumbers = (setting: Setting): RestartNumbers => ({
  baseMs: poolNumber(setting, 'restart.base_ms'),
  capMs: poolNumber(setting, 'restart.cap_ms'),
  perMinuteMax: poolNumber(setting, 'restart.per_minute_max'),
});

/** The processes of one engine under one process of the server, in their order. */
export interface Succession {
  readonly engine: string;
  readonly life: number;
  readonly workers: readonly WorkerLife[];
}

export const successionsOf = (record: RunRecord): readonly Succession[] =>
  [
    ...Map.groupBy(record.workers ?? [], ({ engine, startedMs }) => `${lifeAt(record, startedMs)} ${engine}`),
  ].map(([key, workers]) => ({
    engine: key.slice(key.indexOf(' ') + 1),
    life: Number.parseInt(key, 10),
    workers: workers.toSorted((a, b) => a.startedMs - b.startedMs),
  }));

/** After so many deaths without a full minute between two of them. */
const waitMs = ({ baseMs, capMs }: RestartNumbers, deaths: number): number =>
  Math.min(capMs, baseMs * 2 ** (deaths - 1));

/** The first is none again. */
export const restartsOf = ({ workers }: Succession): readonly WorkerLife[] => workers.slice(1);

/** How many deaths in a row there were by the end of each process; undefined: it still lives. */
const deathsInARow = ({ workers }: Succession): readonly (number | undefined)[] => {
  let deaths = 0;
  let lastMs = Number.NEGATIVE_INFINITY;
  return workers.map(({ endedMs }) => {
    if (endedMs === undefined) return undefined;
    deaths = endedMs - lastMs >= minuteMs ? 1 : deaths + 1;
    lastMs = endedMs;
    return deaths;
  });
};

export interface Spacing {
  readonly atMs: number;
  readonly gapMs: number;
  readonly dueMs: number;
}

/**
 * From the start of each process to the start of the next. The one between them died no sooner than it began, so what is
 * shorter than the wait after its death came too soon, however late anybody heard of it.
 */
export const spacingsOf = (succession: Succession, numbers: RestartNumbers): readonly Spacing[] => {
  const deaths = deathsInARow(succession);
  return restartsOf(succession).map(({ startedMs }, at) => ({
    atMs: startedMs,
    gapMs: startedMs - (succession.workers[at]?.startedMs ?? startedMs),
    dueMs: waitMs(numbers, deaths[at] ?? 1),
  }));
};

/** When one that is dead at this moment may be started next; the moment itself where it lives. */
export const mayStartMs = (succession: Succession, numbers: RestartNumbers, atMs: number): number => {
  const past = { ...succession, workers: succession.workers.filter(({ startedMs }) => startedMs <= atMs) };
  const last = past.workers.at(-1);
  if (last?.endedMs === undefined || last.endedMs > atMs) return atMs;
  const deaths = deathsInARow(past).at(-1) ?? 1;
  const oldest = restartsOf(past)
    .filter(({ startedMs }) => startedMs > atMs - minuteMs)
    .at(-numbers.perMinuteMax);
  const roomMs = oldest === undefined ? atMs : oldest.startedMs + minuteMs;
  return Math.max(atMs, last.endedMs + waitMs(numbers, deaths), roomMs);
};
