// Who starts an engine, sees it die, says why, and starts it again? Supervision, for every replica that is a command.
// Surprising: a fault is what one table makes of real signals, and every fault of a minute weighs on the next start;
// the pool alone decides when that is, so that nothing here has a timer for restarts.
export { type Fault, FaultDesk } from './fault-desk.ts';
export { type HostMemory, procMemory } from './host-memory.ts';
export { type FaultKind, faultKinds, faultOf, signalTable } from './signals.ts';
export { type SupervisedPoolOptions, Supervision, type SupervisionOptions } from './supervision.ts';
export {
  moveWorker,
  type WorkerEvent,
  type WorkerState,
  workerEvents,
  workerStates,
} from './worker-state.ts';
