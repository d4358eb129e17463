// Which replicas of a pool can take work now, and who has which slot? Pools probe, test and watch their replicas.
// Surprising: readiness is what probes and breakers say at this moment; nothing is ready because it was, and a
// half-open circuit counts as ready, or no attempt would ever come to close it.
export { type Devices, DeviceWatch, hostRunner, noDevices } from './devices/index.ts';
export type {
  AcquireResult,
  DevicePort,
  PoolOptions,
  ReplicaLease,
  ReplicaPreparation,
  StartContext,
} from './options.ts';
export { Pool } from './pool.ts';
export { movePool, type PoolEvent, type PoolState, poolEvents, poolStates } from './pool-state.ts';
export type { PoolDescription } from './pool-view.ts';
export { procMemory, Supervision, type SupervisionOptions } from './processes/index.ts';
export {
  moveReplica,
  type ReplicaEvent,
  type ReplicaHealth,
  type ReplicaState,
  replicaEvents,
  replicaHealths,
  shownState,
} from './replica-state.ts';
export type { FleetTelemetry } from './telemetry.ts';
export { trialPins } from './trial.ts';
export type { UnreadyReason } from './verdict.ts';
