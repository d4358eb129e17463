// What is plotted of a record, as plain series. Times count from the begin of the workload. Pure.
import { sampleSum } from '#conformance/harness';
import { terminalOf } from '../grammar/operation.ts';
import type { RunRecord } from '../grammar/record.ts';
import { completionMs, firstPieceMs, quantile } from './figures.ts';
import { type Outcome, outcomesOf } from './outcome-of.ts';
import type { Layer, Point, TimeFrame } from './plots/plot.ts';
import type { Bar, Row } from './plots/strip.ts';

/** More dots than these say less than their quantiles. */
const dotsMax = 1_500;
const buckets = 60;

export const frameOf = (record: RunRecord): TimeFrame => {
  const { startedMs, endedMs, final, scrapes, faults } = record;
  const last = Math.max(endedMs, final?.atMs ?? 0, scrapes.at(-1)?.atMs ?? 0);
  const spans = faults.map(({ fault, injectedMs, healedMs }) => ({
    ...{ name: fault, fromMs: injectedMs - startedMs, toMs: healedMs - startedMs },
  }));
  const line = { atMs: endedMs - startedMs, name: 'the workload ends' };
  return { fromMs: 0, toMs: last - startedMs, spans, line };
};

const pointsBy = (
  record: RunRecord,
  msOf: (operation: RunRecord['operations'][number]) => number | undefined,
): readonly Point[] =>
  record.operations.flatMap(operation => {
    const value = msOf(operation);
    return value === undefined ? [] : [{ atMs: operation.intendedMs - record.startedMs, value }];
  });

/** The quantile of each stretch of time, in the middle of it. */
export const quantileLine = (
  points: readonly Point[],
  share: number,
  { fromMs, toMs }: TimeFrame,
): readonly Point[] => {
  const widthMs = (toMs - fromMs) / buckets;
  const grouped = Map.groupBy(points, ({ atMs }) => Math.floor((atMs - fromMs) / widthMs));
  return [...grouped]
    .sort(([a], [b]) => a - b)
    .flatMap(([at, own]) => {
      const value = quantile(
        own.map(point => point.value),
        share,
      );
      return value === undefined ? [] : [{ atMs: fromMs + (at + 0.5) * widthMs, value }];
    });
};

type Toned = Pick<Layer, 'name' | 'tone'>;

/** Dots where they can be told apart, otherwise the line of half of them and that of all but one in a hundred. */
export const latencyLayers = (
  { name, tone }: Toned,
  points: readonly Point[],
  frame: TimeFrame,
): readonly Layer[] =>
  points.length <= dotsMax
    ? [{ name, tone, mark: 'dots', points }]
    : [
        { name: `${name}, p50`, tone, mark: 'line', points: quantileLine(points, 0.5, frame) },
        { name: `${name}, p99`, tone, mark: 'dots', points: quantileLine(points, 0.99, frame) },
      ];

export const latencies = (record: RunRecord): readonly Layer[] => {
  const frame = frameOf(record);
  return [
    ...latencyLayers({ name: 'completion', tone: 'two' }, pointsBy(record, completionMs), frame),
    ...latencyLayers({ name: 'first piece', tone: 'one' }, pointsBy(record, firstPieceMs), frame),
  ];
};

/** When those were due that did not complete. */
export const unserved = (record: RunRecord, which: readonly Outcome[]): readonly number[] =>
  [...outcomesOf(record)]
    .filter(([, outcome]) => which.includes(outcome))
    .map(([{ intendedMs }]) => intendedMs - record.startedMs);

export const gauge = ({ scrapes, startedMs }: RunRecord, metric: string): readonly Point[] =>
  scrapes.flatMap(({ atMs, samples }) => {
    const value = sampleSum(samples, metric);
    return value === undefined ? [] : [{ atMs: atMs - startedMs, value }];
  });

/** Tasks that came to their end in each stretch of time, per second. */
export const goodput = (record: RunRecord): readonly Point[] => {
  const { fromMs, toMs } = frameOf(record);
  const widthMs = Math.max(250, (toMs - fromMs) / buckets);
  const ends = record.operations.flatMap(operation => {
    const terminal = terminalOf(operation);
    return terminal?.event === 'end' ? [terminal.atMs - record.startedMs] : [];
  });
  const counts = Array.from({ length: Math.ceil((toMs - fromMs) / widthMs) }, () => 0);
  for (const atMs of ends) {
    const at = Math.floor((atMs - fromMs) / widthMs);
    if (counts[at] !== undefined) counts[at] += 1;
  }
  return [...counts, counts.at(-1) ?? 0].map((count, at) => ({
    atMs: Math.min(toMs, fromMs + at * widthMs),
    value: (count * 1_000) / widthMs,
  }));
};

const wordsOfStatus = (status: number | undefined): Pick<Bar, 'title' | 'tone'> => {
  if (status === undefined) return { title: 'no answer', tone: 'none' };
  return status === 200 ? { title: 'ready', tone: 'good' } : { title: `not ready, ${status}`, tone: 'mild' };
};

/** Each poll says how it is until the next one. */
export const readinessBars = (record: RunRecord): readonly Bar[] => {
  const { readiness, startedMs } = record;
  const { toMs } = frameOf(record);
  const bars: Bar[] = [];
  for (const [at, { atMs, status }] of readiness.entries()) {
    const next = (readiness[at + 1]?.atMs ?? startedMs + toMs) - startedMs;
    const words = wordsOfStatus(status);
    const last = bars.at(-1);
    if (last?.title === words.title) bars[bars.length - 1] = { ...last, toMs: next };
    else bars.push({ ...words, fromMs: atMs - startedMs, toMs: next });
  }
  return bars.filter(bar => bar.toMs > 0);
};

export const lifeBars = (record: RunRecord): readonly Bar[] => {
  const { lives, startedMs } = record;
  const { toMs } = frameOf(record);
  return lives.map(({ pid, startedMs: fromMs, exitedMs, signal, code }) => {
    const end = exitedMs === undefined ? 'still there' : `ended by ${signal ?? `code ${code}`}`;
    return {
      ...{ tone: 'three', title: `process ${pid}, ${end}` },
      fromMs: fromMs - startedMs,
      toMs: exitedMs === undefined ? toMs : exitedMs - startedMs,
    };
  });
};

/** Of each engine that the server itself starts. */
export const workerRows = (record: RunRecord): readonly Row[] => {
  const { workers = [], startedMs } = record;
  const { toMs } = frameOf(record);
  return [...Map.groupBy(workers, ({ engine }) => engine)].map(([name, own]) => ({
    name,
    bars: own.map(({ worker, startedMs: fromMs, endedMs }) => ({
      ...{ tone: 'three', title: `${worker} of ${name}, ${endedMs === undefined ? 'still there' : 'ended'}` },
      fromMs: fromMs - startedMs,
      toMs: endedMs === undefined ? toMs : endedMs - startedMs,
    })),
  }));
};
