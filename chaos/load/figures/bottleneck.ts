// Was the generator itself too slow? Then its result says nothing of the server, and is refused. Pure.
import type { GeneratorRecord } from '../../grammar/record.ts';
import { quantile } from './quantile.ts';

export interface Strain {
  readonly what: string;
  readonly figure: number;
  readonly limit: number;
  /** at most, or at least. */
  readonly sense: 'max' | 'min';
  readonly unit: 'ms' | '%' | 'cores';
}

/**
 * The rule: whoever is beyond one of these limits was the bottleneck. Those of time are small beside the tightest bound
 * of a line, 50 ms; and who shares a single core with the server measures how the system divides it.
 */
const limits = { lagMs: 10, loopDelayMs: 20, cpuPercent: 80, waitedPercent: 20, cores: 2 } as const;

const percent = (part: number, whole: number): number => (whole <= 0 ? 0 : (part / whole) * 100);

type Most = Omit<Strain, 'sense'>;

export const strainsOf = (generator: GeneratorRecord): readonly Strain[] => {
  const { lagMs, loopDelayP99Ms, cpuMs, wallMs, waitedMs, cores } = generator;
  const sent = { what: 'requests sent after they were due, 99th percentile', limit: limits.lagMs };
  const loop = { what: 'delay of its event loop, 99th percentile', limit: limits.loopDelayMs };
  const used = { what: 'processor that it used, of one core', limit: limits.cpuPercent };
  const waited = { what: 'time with work and no processor, of all', limit: limits.waitedPercent };
  const shared = { what: 'that it may use, together with the server', limit: limits.cores };
  const most: readonly Most[] = [
    { ...sent, figure: quantile(lagMs, 0.99) ?? 0, unit: 'ms' },
    { ...loop, figure: loopDelayP99Ms, unit: 'ms' },
    { ...used, figure: percent(cpuMs, wallMs), unit: '%' },
    ...(waitedMs === undefined ? [] : [{ ...waited, figure: percent(waitedMs, wallMs), unit: '%' } as const]),
  ];
  return [
    ...(cores === undefined ? [] : [{ ...shared, figure: cores, unit: 'cores', sense: 'min' } as const]),
    ...most.map(strain => ({ ...strain, sense: 'max' }) as const),
  ];
};

export const isStrained = ({ figure, limit, sense }: Strain): boolean =>
  sense === 'max' ? figure > limit : figure < limit;

const amountOf = (value: number, unit: Strain['unit']): string =>
  unit === 'cores' ? `${value} ${unit}` : `${value.toFixed(1)} ${unit}`;

export const strainText = ({ what, figure, limit, sense, unit }: Strain): string =>
  `${what}: ${amountOf(figure, unit)}, at ${sense === 'max' ? 'most' : 'least'} ${limit} ${unit}`;

/** Why the result is refused; undefined where the generator kept up. */
export const bottleneckOf = (generator: GeneratorRecord): string | undefined => {
  const first = strainsOf(generator).find(isStrained);
  return first && `the load generator was the bottleneck: ${strainText(first)}`;
};
