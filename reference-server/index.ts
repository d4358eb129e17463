// The door of the reference orchestrator, for the simulation that drives it in one process on virtual time.
// Surprising: nothing here listens on a port; HTTP is only one way in.
export type { QueueEntry } from './admission/index.ts';
export { Pool, type PoolOptions } from './fleet/index.ts';
export {
  backoffMs,
  isOrchestratorError,
  OrchestratorError,
  realWorld,
  seededRandom,
  type Timer,
  VirtualWorld,
  type World,
} from './kernel/index.ts';
export { Orchestrator, type OrchestratorOptions } from './orchestration/index.ts';
export { openMemoryStore, storeUnavailable, WriteLane } from './persistence/index.ts';
export { EventBus, type EventLine, type EventSink, noPlugins, Pipeline } from './pipeline/index.ts';
export type { Reader, ReaderSink } from './streams/index.ts';
export type {
  Retention,
  SessionRow,
  Store,
  StoreOperation,
  TaskQuery,
  TaskRow,
  UsageRow,
} from './tasks/index.ts';
export {
  type CounterName,
  createTelemetry,
  type GaugeName,
  type GaugeSample,
  type HistogramName,
  type SampleLabels,
  type Telemetry,
} from './telemetry/index.ts';
