// Was the generator itself too slow? Then its result says nothing of the server, and is refused. Pure.
import type { GeneratorRecord } from '../../grammar/record.ts';
import { quantile } from './quantile.ts';

export interface Strain {
  readonly what: string;
  readonly figure: number;
  readonly limit: number;
  readonly unit: 'ms' | '%';
}

/** The rule: what is above its limit refuses the result. The limits are small beside the tightest bound of a line, 50 ms. */
const limits = { lagMs: 10, loopDelayMs: 20, cpuPercent: 80, waitedPercent: 20 } as const;

const percent = (part: number, whole: number): number => (whole <= 0 ? 0 : (part / whole) * 100);

export const strainsOf = ({ lagMs, loopDelayP99Ms, cpuMs, wallMs, waitedMs }: GeneratorRecord): Strain[] => [
  {
    ...{ what: 'requests sent after they were due, 99th percentile', unit: 'ms', limit: limits.lagMs },
    figure: quantile(lagMs, 0.99) ?? 0,
  },
  {
    ...{ what: 'delay of its event loop, 99th percentile', unit: 'ms', limit: limits.loopDelayMs },
    figure: loopDelayP99Ms,
  },
  {
    ...{ what: 'processor it used, of one core', unit: '%', limit: limits.cpuPercent },
    figure: percent(cpuMs, wallMs),
  },
  ...(waitedMs === undefined
    ? []
    : [
        {
          ...({
            what: 'time in which it had work and no processor, of all',
            unit: '%',
            limit: limits.waitedPercent,
          } as const),
          figure: percent(waitedMs, wallMs),
        },
      ]),
];

const shown = ({ what, figure, limit, unit }: Strain): string =>
  `${what}: ${figure.toFixed(1)} ${unit}, at most ${limit} ${unit}`;

/** Why the result is refused; undefined where the generator kept up. */
export const bottleneckOf = (generator: GeneratorRecord): string | undefined => {
  const [first] = strainsOf(generator).filter(({ figure, limit }) => figure > limit);
  return first && `the load generator was the bottleneck: ${shown(first)}`;
};
