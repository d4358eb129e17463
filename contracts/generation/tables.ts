import type { JsonObject } from './json.ts';
import { isRecord } from './json.ts';

const banner = '// Generated from the catalogues of this folder; edit those and run `npm run generate`.\n\n';

const literal = (value: unknown): string => JSON.stringify(value, null, 2);

const union = (values: readonly unknown[]): string =>
  values.length === 0 ? 'never' : values.map(value => JSON.stringify(value)).join(' | ');

const section = (catalogue: JsonObject, name: string): JsonObject => {
  const found = catalogue[name];
  if (!isRecord(found)) throw new Error(`the catalogue has no mapping named ${name}`);
  return found;
};

const distinct = (rows: JsonObject, field: string): unknown[] => {
  const values = Object.values(rows).flatMap(row => (isRecord(row) ? [row[field]].flat() : []));
  return [...new Set(values.filter(value => value !== undefined && value !== null))];
};

export const errorsModule = (catalogue: JsonObject): string => {
  const codes = section(catalogue, 'codes');
  return `${banner}export type ErrorCategory = ${union(distinct(codes, 'category'))};
export type ErrorPlace = ${union(distinct(codes, 'where'))};
export type ErrorPlane = ${union(distinct(codes, 'planes'))};

export interface ErrorEntry {
  /** HTTP status; null where the code is never an HTTP answer. */
  readonly status: number | null;
  readonly category: ErrorCategory;
  readonly retriable: boolean;
  readonly where: readonly ErrorPlace[];
  readonly planes: readonly ErrorPlane[];
  readonly message: string;
  readonly since: string;
}

export const errorTable = ${literal(codes)} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorTable;
`;
};

export const metricsModule = (catalogue: JsonObject): string => {
  const labels = section(catalogue, 'labels');
  const metrics = section(catalogue, 'metrics');
  return `${banner}export interface LabelEntry {
  /** Distinct values that one process may ever show. */
  readonly budget: number;
  readonly from: ${union(distinct(labels, 'from'))};
  readonly values?: readonly string[];
  readonly help: string;
}

export const labelTable = ${literal(labels)} as const satisfies Record<string, LabelEntry>;

export type LabelName = keyof typeof labelTable;

export interface MetricEntry {
  readonly type: ${union(distinct(metrics, 'type'))};
  readonly unit: string;
  readonly labels: readonly LabelName[];
  /** configured: samples stand at 0 from the start; observed: a sample appears with its first event. */
  readonly zero: ${union(distinct(metrics, 'zero'))};
  /** Closed values of labels, where they differ by metric. */
  readonly values?: Partial<Record<LabelName, readonly string[]>>;
  readonly buckets?: readonly number[];
  readonly help: string;
}

export const metricTable = ${literal(metrics)} as const satisfies Record<string, MetricEntry>;

export type MetricName = keyof typeof metricTable;
`;
};

export const constantModule = (name: string, value: unknown): string =>
  `${banner}export const ${name} = ${literal(value)} as const;\n`;

export const capabilitiesModule = (catalogue: JsonObject): string =>
  constantModule('capabilityTable', catalogue);
