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

/** The codes that a client may be given; the others stand in records and logs alone. */
export type ClientErrorCode = {
  [Code in ErrorCode]: (typeof errorTable)[Code]['where'][number] extends 'defect-only' ? never : Code;
}[ErrorCode];

export const isClientErrorCode = (value: unknown): value is ClientErrorCode =>
  isErrorCode(value) && errorEntry(value).where.some(place => place !== 'defect-only');

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
