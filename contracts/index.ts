// The door of the contracts: what may cross the border of an orchestrator, as types, validators and tables.
// Whoever wants to know whether a value, a code or a metric exists asks here and nowhere else.
// Surprising: nothing here reads the YAML and JSON sources; all of it comes from generated/, so that what runs is
// what was reviewed. Ajv lives behind validate.ts alone.
import { type ErrorCode, type ErrorEntry, errorTable } from './generated/errors.ts';
import {
  type LabelEntry,
  type LabelName,
  labelTable,
  type MetricEntry,
  type MetricName,
  metricTable,
} from './generated/metrics.ts';

export { type ConfigOutcome, checkConfig } from './config-check.ts';
export { breachesOf, configRules } from './config-rules.ts';
export type {
  Config,
  EventSinkConfig,
  PluginConfig,
  PoolConfig,
  ReplicaConfig,
  TenantConfig,
} from './config-types.ts';
export type { ErrorCategory, ErrorPlace, ErrorPlane } from './generated/errors.ts';
export type { ErrorCode, ErrorEntry, LabelEntry, LabelName, MetricEntry, MetricName };
export { errorTable, labelTable, metricTable };

export const errorEntry = (code: ErrorCode): ErrorEntry => errorTable[code];
export const isErrorCode = (value: unknown): value is ErrorCode =>
  typeof value === 'string' && Object.hasOwn(errorTable, value);
export const metricEntry = (name: MetricName): MetricEntry => metricTable[name];
export const labelEntry = (name: LabelName): LabelEntry => labelTable[name];
