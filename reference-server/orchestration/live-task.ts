// A task that this process knows, with what only a process has of it: its log's readers, its lease, its timers.
import type { QueueEntry, QuotaGrant } from '../admission/index.ts';
import type { ReplicaLease } from '../fleet/index.ts';
import type { Timer } from '../kernel/index.ts';
import type { TaskLog } from '../streams/index.ts';
import { isTerminal, type Task, type TaskState } from '../tasks/index.ts';

export interface LiveTask {
  readonly key: string;
  readonly task: Task;
  readonly log: TaskLog;
  readonly turnKey: string | undefined;
  /** Aborted when the task ends, whatever ended it. */
  readonly aborter: AbortController;
  /** Calls that failed before a piece, by replica: a candidate has had its tries when they reach the bound. */
  readonly tries: Map<string, number>;
  /** How long the engine that refused it last asked to be left alone. */
  retryAfterMs: number | undefined;
  /** Replicas that were lost while they worked at it. */
  readonly lostReplicas: Set<string>;
  /** Fallback pools that it was moved to, and its first one. */
  readonly poolsTried: Set<string>;
  lease: ReplicaLease | undefined;
  /** Aborted when the present attempt is taken back and the task is not. */
  attemptAborter: AbortController | undefined;
  /** Since when its last reader is gone. */
  graceTimer: Timer | undefined;
  deadlineTimer: Timer | undefined;
  pulseTimer: Timer | undefined;
  /** While another's admission that displaces it is being committed. */
  fate: Promise<void> | undefined;
  /** While its own admission is being committed. */
  entering: Promise<void> | undefined;
  /** Plugins of INFERENCE or POST_INFERENCE at work. */
  visiting: Promise<unknown> | undefined;
  grant: QuotaGrant | undefined;
  holdsSessionTurn: boolean;
  firstPieceAtMs: number | undefined;
  /** When its first attempt began. */
  dispatchedAtMs: number | undefined;
  /** Set once, by whoever ends it first. */
  ending: Promise<void> | undefined;
  /** The queue gave it out to run, so its session's turn is taken. */
  holdsTurn: boolean;
  /** A retry that waits for its time. */
  retryTimer: Timer | undefined;
  firstPieceMarked: boolean;
  /** Its admission was counted, so that it stands among what waits or runs until its end is counted. */
  isCounted: boolean;
  /** What it was when its end began: shown until the end is told. */
  openState: 'queued' | 'running' | undefined;
}

export interface LiveTaskParts {
  readonly key: string;
  readonly task: Task;
  readonly log: TaskLog;
}

export function liveTask(parts: LiveTaskParts): LiveTask {
  const { tenantId, request } = parts.task;
  const turnKey = request.session_id === undefined ? undefined : `${tenantId}/${request.session_id}`;
  return {
    ...parts,
    turnKey,
    aborter: new AbortController(),
    tries: new Map(),
    retryAfterMs: undefined,
    lostReplicas: new Set(),
    poolsTried: new Set([parts.task.poolId]),
    lease: undefined,
    attemptAborter: undefined,
    graceTimer: undefined,
    deadlineTimer: undefined,
    pulseTimer: undefined,
    fate: undefined,
    entering: undefined,
    visiting: undefined,
    grant: undefined,
    holdsSessionTurn: false,
    firstPieceAtMs: undefined,
    dispatchedAtMs: undefined,
    ending: undefined,
    holdsTurn: false,
    retryTimer: undefined,
    firstPieceMarked: false,
    isCounted: false,
    openState: undefined,
  };
}

export function hasEnded(live: LiveTask): boolean {
  return live.ending !== undefined || isTerminal(live.task.state);
}

/** The state that everybody is told, until the end is. */
export function shownState(live: LiveTask): TaskState {
  return live.openState ?? live.task.state;
}

export function queueEntry(live: LiveTask, predictedEndMs?: number): QueueEntry {
  const { task } = live;
  return {
    id: live.key,
    tenant: task.tenantId,
    priority: task.request.priority,
    deadlineAtMs: task.deadlineAtMs,
    arrival: task.ordinal,
    turnKey: live.turnKey,
    predictedEndMs,
  };
}

export function stopTimers(live: LiveTask): void {
  for (const timer of [live.graceTimer, live.deadlineTimer, live.pulseTimer, live.retryTimer])
    timer?.cancel();
  live.graceTimer = undefined;
  live.deadlineTimer = undefined;
  live.pulseTimer = undefined;
  live.retryTimer = undefined;
}
