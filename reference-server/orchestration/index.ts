// What happens to a task from its submission to its end? The one place where queue, placement, pipeline, engine and
// store meet. Surprising: every end, whoever causes it, goes through one function, and the first one stands.
export {
  type Attached,
  type AttachRequest,
  type Caller,
  Orchestrator,
  type Readiness,
  type SubmitContext,
  type Submitted,
  type UnreadyReason,
} from './orchestrator.ts';
export type { OrchestratorOptions } from './parts.ts';
export type { TaskListQuery, TaskPage } from './task-list.ts';
