import { type ErrorCode, type ErrorEntry, errorTable } from './generated/errors.ts';
import {
  type LabelEntry,
  type LabelName,
  labelTable,
  type MetricEntry,
  type MetricName,
  metricTable,
} from './generated/metrics.ts';

export const errorEntry = (code: ErrorCode): ErrorEntry => errorTable[code];

export const isErrorCode = (value: unknown): value is ErrorCode =>
  typeof value === 'string' && Object.hasOwn(errorTable, value);

export const metricEntry = (name: MetricName): MetricEntry => metricTable[name];

export const labelEntry = (name: LabelName): LabelEntry => labelTable[name];

type Entry<Name extends MetricName> = (typeof metricTable)[Name];

type ClosedValue<Name extends MetricName, Label> =
  Entry<Name> extends { readonly values: infer Values }
    ? Label extends keyof Values
      ? Values[Label] extends readonly (infer Value)[]
        ? Value
        : string
      : string
    : string;

/** The labels that a sample of the metric has, each with its closed values where the metric lists them. */
export type MetricLabels<Name extends MetricName> = {
  readonly [Label in Entry<Name>['labels'][number]]: ClosedValue<Name, Label>;
};
