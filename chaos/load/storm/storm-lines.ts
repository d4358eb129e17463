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
  const { perSecond, p50Ms, p99Ms, processorMs } = figures;
  const middle = `${p50Ms} ms in the middle`;
  const used = {
    sentence: `${name}: processor of the server for each`,
    unit: 'ms',
    of: 'of all its threads',
  };
  return [
    told({ sentence: `${name}: answers`, figure: perSecond, unit: '/s', of: shown }),
    told({ sentence: `${name}: to an answer, 99th percentile`, figure: p99Ms, unit: 'ms', of: middle }),
    ...(processorMs === undefined ? [] : [told({ ...used, figure: processorMs })]),
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
