// ASY-SLO-010: what long use leaves behind, from readings of a server at rest. Pure.
import { countOf, type SoakReading, sockets, timers } from '../soak/reading.ts';
import { type Line, lineOf, told } from './line.ts';
import { median } from './quantile.ts';

const tasksMin = 10_000;
const readingsMin = 6;

/** Least squares: how much more for each task. */
export const slopeOf = (points: readonly { readonly x: number; readonly y: number }[]): number => {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const x = mean(points.map(point => point.x));
  const y = mean(points.map(point => point.y));
  const spread = points.reduce((sum, point) => sum + (point.x - x) ** 2, 0);
  return points.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0) / spread;
};

/** Of the heap and of the buffers beside it: the straight line through all readings, over ten thousand tasks. */
const growthLine = (readings: readonly SoakReading[]): Line => {
  const bytes = ({ heapBytes, bufferBytes }: SoakReading): number => heapBytes + bufferBytes;
  const [first] = readings;
  const last = readings.at(-1);
  const tasks = (last?.tasks ?? 0) - (first?.tasks ?? 0);
  const slope = slopeOf(readings.map(reading => ({ x: reading.tasks, y: bytes(reading) })));
  const mib = (reading: SoakReading | undefined): string =>
    ((reading ? bytes(reading) : 0) / 2 ** 20).toFixed(1);
  return lineOf({
    ...{
      proves: 'ASY-SLO-010(a)',
      sentence: 'Growth of the heap after collection over 10,000 tasks',
      unit: '',
    },
    ...{ figure: (slope * tasksMin) / (first ? bytes(first) : Number.NaN), bound: 0.1, sense: 'max' },
    ...{ looked: readings.length < readingsMin ? 0 : tasks, lookedMin: tasksMin },
    of: `tasks, ${readings.length} readings, ${mib(first)} to ${mib(last)} MiB`,
  });
};

type Count = (reading: SoakReading) => number;

/** Each count at the end against the most of the first third; by the median, for one may be in the middle of something. */
const countLines = (readings: readonly SoakReading[]): readonly Line[] => {
  const counts: readonly (readonly [string, Count])[] = [
    ['Descriptors', ({ descriptors }) => descriptors],
    ['Sockets', reading => countOf(reading, sockets)],
    ['Timers', reading => countOf(reading, timers)],
    ['Open streams', ({ streamsOpen }) => streamsOpen],
    ['Leases', ({ leases }) => leases],
  ];
  const third = Math.max(1, Math.floor(readings.length / 3));
  const tasks = (readings.at(-1)?.tasks ?? 0) - (readings[0]?.tasks ?? 0);
  return counts.map(([name, count]) => {
    const before = Math.max(...readings.slice(0, third).map(count));
    return lineOf({
      ...{ proves: 'ASY-SLO-010(b)', sentence: `${name} of the server at rest, at the end`, unit: '' },
      ...{ figure: median(readings.slice(-third).map(count)), bound: before, sense: 'max' },
      ...{ looked: readings.length < readingsMin ? 0 : tasks, lookedMin: tasksMin },
      of: `tasks, ${before} in the first third`,
    });
  });
};

const residentLine = ({ rssBytes }: SoakReading): Line =>
  told({
    ...{ sentence: 'Resident memory at the end', figure: rssBytes / 2 ** 20, unit: 'MiB' },
    of: 'with all that was not given back',
  });

export const leftoverLines = (readings: readonly SoakReading[]): readonly Line[] => [
  growthLine(readings),
  ...countLines(readings),
  ...readings.slice(-1).map(residentLine),
];
