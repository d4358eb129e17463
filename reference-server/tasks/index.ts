// What is a task, which moves may it make, and what does its record say? Pure: nothing here waits or writes.
// Surprising: the parts of a record are kept in the contract's own shapes while the task runs, so that the record
// is read off and never translated.
export { canonicalDigest, canonicalJson } from './canonical-digest.ts';
export type {
  AuditRow,
  Retention,
  SessionRow,
  Store,
  StoreOperation,
  TaskQuery,
  TaskRow,
  UsageRow,
} from './store.ts';
export {
  type Admission,
  type AttemptRecord,
  type CancelReason,
  type EventBody,
  type FinishReason,
  moveTask,
  newTask,
  type Outcome,
  type PhaseName,
  type PhaseRecord,
  type PlacementRecord,
  type PluginRecord,
  type Priority,
  recordEvent,
  type Task,
  type TaskEventRecord,
  type TaskFailure,
  type TaskOrigin,
  taskKey,
  type Usage,
} from './task.ts';
export {
  auditHash,
  engineOf,
  failureEnvelope,
  type RecordView,
  type TaskRecord,
  type TaskSummary,
  taskRecord,
  taskSummary,
} from './task-record.ts';
export { restoreTask, snapshotTask } from './task-snapshot.ts';
export { checkMove, isTerminal, mayMove, type TaskState, taskStates } from './task-state.ts';
