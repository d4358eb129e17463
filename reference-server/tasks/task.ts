// What a task is: the aggregate that intake makes, execution changes and the record shows.
import type { ClientErrorCode, DataSchemas, TaskRequest } from '#contracts';
import { checkMove, type TaskState } from './task-state.ts';

// Kept in the contract's own shapes, so that nothing is mapped twice.
export type AttemptRecord = DataSchemas['Attempt'];
export type PhaseRecord = DataSchemas['PhaseRecord'];
export type PhaseName = DataSchemas['Phase'];
export type PluginRecord = DataSchemas['PluginRecord'];
export type PlacementRecord = DataSchemas['Placement'];
export type TaskEventRecord = DataSchemas['TaskEvent'];
export type Usage = DataSchemas['Usage'];
export type FinishReason = DataSchemas['FinishReason'];
export type Priority = TaskRequest['priority'];
export type CancelReason = 'client' | 'disconnected' | 'session-deleted' | 'operator';

export interface TaskFailure {
  readonly code: ClientErrorCode;
  /** Undefined where the catalogue's sentence says enough. */
  readonly message?: string;
  readonly retryAfterMs?: number;
  readonly policyLabel?: string;
  readonly details?: Readonly<Record<string, unknown>>;
  /** Pieces were sent that the log no longer holds. */
  readonly tokensLost?: boolean;
}

export type Outcome =
  | {
      readonly state: 'completed';
      readonly finishReason: FinishReason;
      readonly usage?: Usage;
      readonly decodeMs: number;
      readonly servedBy: string;
    }
  | {
      readonly state: 'failed' | 'canceled' | 'evicted' | 'expired';
      readonly failure: TaskFailure;
      readonly reason?: CancelReason;
    };

/** What the first admission answered, kept because a replay says it again. */
export interface Admission {
  readonly queuePosition: number;
  readonly predictedStartMs: number;
  readonly backoffMs: number;
}

/** What intake decided once and nothing changes any more. */
export interface TaskOrigin {
  readonly jobId: string;
  readonly taskId: string;
  readonly tenantId: string;
  readonly keyId: string | undefined;
  /** Order of arrival; survives requeueing and restarts. */
  readonly ordinal: number;
  readonly request: TaskRequest;
  readonly requestDigest: string;
  readonly correlationId: string;
  /** Of the request that brought it, where that belongs to a trace. */
  readonly traceparent?: string | undefined;
  readonly receivedWallMs: number;
  readonly receivedMs: number;
  /** On the monotonic clock. */
  readonly deadlineAtMs: number;
  readonly seed: number;
  readonly determinism: 'strict' | 'best_effort';
  /** Prompt tokens as admission counted them. */
  readonly promptTokens: number;
}

export interface Task extends TaskOrigin {
  poolId: string;
  state: TaskState;
  admission: Admission;
  preempted: boolean;
  kvWarmth: boolean;
  /** False once the terminal state could not be recorded in time. */
  durable: boolean;
  outcome: Outcome | undefined;
  placement: PlacementRecord | undefined;
  output: string;
  pieces: number;
  decodeStartedMs: number | undefined;
  startedWallMs: number | undefined;
  endedWallMs: number | undefined;
  readonly attempts: AttemptRecord[];
  readonly phases: PhaseRecord[];
  readonly plugins: PluginRecord[];
  readonly events: TaskEventRecord[];
  /** The map that plugins share. */
  readonly attributes: Map<string, unknown>;
}

export function newTask(origin: TaskOrigin, poolId: string): Task {
  return {
    ...origin,
    poolId,
    state: 'queued',
    admission: { queuePosition: 0, predictedStartMs: 0, backoffMs: 0 },
    preempted: false,
    kvWarmth: false,
    durable: true,
    outcome: undefined,
    placement: undefined,
    output: '',
    pieces: 0,
    decodeStartedMs: undefined,
    startedWallMs: undefined,
    endedWallMs: undefined,
    attempts: [],
    phases: [],
    plugins: [],
    events: [],
    attributes: new Map(),
  };
}

export function moveTask(task: Task, to: TaskState): void {
  checkMove(task.state, to);
  task.state = to;
}

/** Tasks of one tenant are told apart by the client's id; nothing else is. */
export function taskKey(tenantId: string, taskId: string): string {
  return `${tenantId}/${taskId}`;
}

export type EventBody = Omit<TaskEventRecord, 'sequence' | 'task_id' | 'job_id' | 'at_ms'>;

/** Appends an event to the task's life; the returned record is never changed afterwards. */
export function recordEvent(task: Task, wallMs: number, body: EventBody): TaskEventRecord {
  const identity = {
    sequence: task.events.length,
    task_id: task.taskId,
    job_id: task.jobId,
    at_ms: Math.round(wallMs),
  };
  const event = Object.freeze({ ...identity, ...body });
  task.events.push(event);
  return event;
}
