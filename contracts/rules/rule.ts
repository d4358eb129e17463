import type { Config } from '../config-types.ts';

export interface Breach {
  /** JSON pointer into the configuration. */
  readonly path: string;
  readonly found: string;
  readonly allowed: string;
}

export interface ConfigRule {
  readonly name: string;
  /** Said after the finding, for whoever wonders why. */
  readonly because: string;
  readonly find: (config: Config) => readonly Breach[];
}

interface Place {
  readonly path: string;
  readonly value: string;
}

/** The places whose value stood earlier already. */
export const repeated = (places: readonly Place[]): Breach[] => {
  const first = new Map<string, string>();
  const breaches: Breach[] = [];
  for (const { path, value } of places) {
    const earlier = first.get(value);
    if (earlier === undefined) first.set(value, path);
    else breaches.push({ path, found: `${value}, as at ${earlier}`, allowed: 'a value of its own' });
  }
  return breaches;
};

interface Bound {
  readonly path: string;
  readonly value: number | undefined;
  readonly limit: number;
  readonly limitName: string;
}

export const above = ({ path, value, limit, limitName }: Bound): Breach[] =>
  value === undefined || value <= limit
    ? []
    : [{ path, found: String(value), allowed: `at most ${limitName}, which is ${limit}` }];
