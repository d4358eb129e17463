// As much as connections can ask, which is a closed loop: how fast it went is told, what was answered is judged. Pure.
import type { Line } from '../figures/line.ts';
import { lineOf, told } from '../figures/line.ts';

export interface StormFigures {
  readonly name: string;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly total: number;
  readonly statuses: Readonly<Record<string, number>>;
  /** Without an answer. */
  readonly errors: number;
  /** Of the server's process, per request. */
  readonly processorMs: number | undefined;
}

export interface Storm {
  readonly name: string;
  /** What an answer may be. */
  readonly statuses: readonly string[];
}

const requestsMin = 500;

const otherOf = ({ statuses, errors }: StormFigures, allowed: readonly string[]): number =>
  Object.entries(statuses).reduce(
    (sum, [status, count]) => sum + (allowed.includes(status) ? 0 : count),
    errors,
  );

export const stormLines = (figures: StormFigures, { name, statuses }: Storm): readonly Line[] => {
  const shown = Object.entries(figures.statuses)
    .map(([status, count]) => `${count} × ${status}`)
    .join(', ');
  return [
    told(`${name}: answers`, figures.perSecond, '/s', shown),
    told(`${name}: to an answer, 99th percentile`, figures.p99Ms, 'ms', `${figures.p50Ms} ms in the middle`),
    ...(figures.processorMs === undefined
      ? []
      : [told(`${name}: processor of the server for each`, figures.processorMs, 'ms', 'of all its threads')]),
    lineOf({
      ...{
        sentence: `${name}: answers other than ${statuses.join(' and ')}`,
        unit: '',
        bound: 0,
        sense: 'max',
      },
      ...{
        figure: otherOf(figures, statuses),
        looked: figures.total,
        lookedMin: requestsMin,
        of: 'requests',
      },
    }),
  ];
};

/** Of the readiness asked beside a storm: how long the slowest answer took, and whether all came. */
export const readinessLine = (answersMs: readonly (number | undefined)[]): Line =>
  lineOf({
    ...{ sentence: 'Readiness beside the storms: polls without a 200', unit: '', bound: 0, sense: 'max' },
    figure: answersMs.filter(ms => ms === undefined).length,
    ...{ looked: answersMs.length, lookedMin: 20 },
    of: `polls, the slowest ${Math.max(0, ...answersMs.map(ms => ms ?? 0)).toFixed(0)} ms`,
  });
