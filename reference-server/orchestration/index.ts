// What happens to a task from its submission to its end? The one place where queue, placement, pipeline, engine and
// store meet. Surprising: every end, whoever causes it, goes through one function, and the first one stands.

export type { ModelGate } from './core.ts';
export {
  type Attached,
  type AttachRequest,
  Orchestrator,
  type SubmitContext,
  type Submitted,
} from './orchestrator.ts';
export type { OrchestratorOptions } from './parts.ts';
export type { DrainOrder, PoolOperations, PoolStatus } from './pool-operations.ts';
export type { PreparedConfig, Reconfiguring } from './reconfiguring.ts';
export type { ServedModel } from './served-models.ts';
export type { TaskListQuery } from './task-list.ts';
