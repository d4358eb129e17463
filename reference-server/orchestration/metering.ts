// Counts what happens to tasks, in the names and labels of the metrics contract.

import type { ErrorCode } from '#contracts';
import type { ReplicaLease } from '../fleet/index.ts';
import type { World } from '../kernel/index.ts';
import type { ReaderChange } from '../streams/index.ts';
import type { Outcome, Task } from '../tasks/index.ts';
import type { LogFields, Telemetry, Tracer } from '../telemetry/index.ts';
import type { AttemptResult } from './attempt.ts';
import { engineWords } from './engine-words.ts';
import type { LiveTask } from './live-task.ts';
import { Objectives, type ObjectivesParts, type SlotUse } from './objectives.ts';
import {
  admissionFields,
  attemptFields,
  endFields,
  type TaskLineParts,
  type TaskTimes,
  taskFields,
} from './task-lines.ts';

function poolLabels(task: Task) {
  return { engine: task.request.engine, pool_id: task.poolId };
}

function classLabels(task: Task) {
  return { ...poolLabels(task), priority: task.request.priority };
}

function replicaLabels(task: Task, lease: ReplicaLease) {
  return {
    ...poolLabels(task),
    engine_version: lease.engineVersion ?? lease.wire,
    replica_id: lease.replicaId,
  };
}

export interface MeteringParts extends ObjectivesParts, TaskLineParts {
  readonly tracer: Tracer;
}

/** What happened, and what its line tells beside what each line of a task does. */
type TaskLine = readonly [event: string, more?: LogFields];

/** Undefined where the reader came, or saw the task to its end. */
function disconnectReason(change: ReaderChange, closedBy: 'shutdown' | 'revoked') {
  switch (change) {
    case 'left':
    case 'gone':
      return 'client';
    case 'closed':
      return closedBy;
    case 'slow':
    case 'idle':
      return change;
    case 'attached':
    case 'terminal':
      return undefined;
    default:
      return change satisfies never;
  }
}

export class Metering {
  readonly #parts: MeteringParts;
  readonly #telemetry: Telemetry;
  readonly #tracer: Tracer;
  readonly #world: World;
  readonly #objectives: Objectives;
  #open = 0;
  readonly #met = new Map<string, { ended: number; met: number }>();

  constructor(parts: MeteringParts) {
    this.#parts = parts;
    this.#telemetry = parts.telemetry;
    this.#tracer = parts.tracer;
    this.#world = parts.world;
    this.#objectives = new Objectives(parts);
  }

  admitted(live: LiveTask): void {
    const { task } = live;
    live.isCounted = true;
    this.#telemetry.count('tasks_admitted_total', classLabels(task));
    this.#telemetry.count('tasks_enqueued_total', classLabels(task));
    this.log('info', live, 'task-admitted', admissionFields(task));
  }

  recovered(live: LiveTask): void {
    live.isCounted = true;
    this.#telemetry.count('tasks_recovered_total', classLabels(live.task));
    this.log('info', live, 'task-recovered');
  }

  refused(task: Pick<Task, 'request'>, code: ErrorCode): void {
    this.#telemetry.count('tasks_rejected_total', { engine: task.request.engine, reason: code });
  }

  attemptStarted(live: LiveTask, lease: ReplicaLease): void {
    const { task } = live;
    live.dispatchedAtMs ??= this.#world.monotonicMs();
    this.log('info', live, 'task-dispatched', attemptFields(task));
    this.#telemetry.count('tasks_started_total', {
      ...replicaLabels(task, lease),
      priority: task.request.priority,
    });
    if (task.attempts.at(-2)?.outcome === 'preempted')
      this.#telemetry.count('resumptions_total', { engine: task.request.engine });
    if (task.attempts.length > 1) return;
    const waitedMs = this.#world.monotonicMs() - task.receivedMs;
    this.#telemetry.observe(
      'eta_error_ms',
      classLabels(task),
      Math.abs(waitedMs - task.admission.predictedStartMs),
    );
  }

  firstPiece(live: LiveTask): void {
    live.firstPieceAtMs = this.#world.monotonicMs();
    const { lease, task } = live;
    const latencyMs = live.firstPieceAtMs - task.receivedMs;
    this.#objectives.firstPiece(task.request.priority, latencyMs);
    // What a plugin answered no engine decoded, and no engine's figures tell of it.
    if (lease === undefined) return;
    const labels = { ...classLabels(task), engine_version: lease.engineVersion ?? lease.wire };
    this.#telemetry.observe('latency_first_token_ms', labels, latencyMs);
  }

  /** The piece that makes it a task of 64, for the objective that says so. */
  manyPieces({ task }: LiveTask): void {
    this.#objectives.manyPieces(task.request.priority, this.#world.monotonicMs() - task.receivedMs);
  }

  slotsChanged(use: SlotUse): void {
    this.#objectives.slotsChanged(use);
  }

  attemptEnded(live: LiveTask, lease: ReplicaLease, result: AttemptResult): void {
    const { task } = live;
    const labels = replicaLabels(task, lease);
    const outcome = result.kind === 'ended' ? 'completed' : result.kind === 'failed' ? 'failed' : 'canceled';
    this.#telemetry.count('engine_attempts_total', { ...labels, outcome });
    this.#telemetry.count('tokens_out_total', labels, task.pieces);
    if (result.kind !== 'ended') return;
    this.#telemetry.count('tokens_in_total', labels, result.end.usage?.prompt_tokens ?? task.promptTokens);
    if (task.pieces === 0) return;
    const decodeMs = this.#world.monotonicMs() - (task.decodeStartedMs ?? 0);
    const { engine, engine_version, pool_id } = labels;
    this.#telemetry.observe(
      'latency_decode_ms',
      { engine, engine_version, pool_id, priority: task.request.priority },
      decodeMs,
    );
  }

  pulseDropped(): void {
    this.#telemetry.count('sse_backpressure_drops_total', {});
  }

  /** `closedBy`: why the server closes readers at the moment, where it does. */
  readers(change: ReaderChange, closedBy: 'shutdown' | 'revoked'): void {
    this.#open += change === 'attached' ? 1 : -1;
    this.#telemetry.gauge('streams_open', {}, this.#open);
    const reason = disconnectReason(change, closedBy);
    if (reason !== undefined) this.#telemetry.count('reader_disconnects_total', { reason });
  }

  preempted(live: LiveTask): void {
    this.#telemetry.count('preemptions_total', { mode: 'soft', engine: live.task.request.engine });
    this.log('info', live, 'task-preempted');
  }

  undurable(live: LiveTask): void {
    this.#telemetry.count('terminals_undurable_total', {});
    this.log('error', live, 'terminal-undurable');
  }

  ended(live: LiveTask, outcome: Outcome): void {
    const { task } = live;
    this.#countEnd(task, outcome);
    this.#trackDeadline(task, outcome);
    this.#objectives.ended(task.request.priority, outcome.state === 'failed' || outcome.state === 'expired');
    this.#tracer.ended(task, outcome);
    this.log('info', live, `task-${outcome.state}`, endFields(this.#parts.config, live, this.#timesOf(live)));
  }

  /** The engine's own words are for whoever runs the server, and for nobody else. */
  attemptFailed(live: LiveTask, code: ErrorCode, error: unknown): void {
    const { request, output } = live.task;
    const msg = error instanceof Error ? engineWords(error.message, request, output) : String(code);
    this.log('warn', live, 'attempt-failed', { ...attemptFields(live.task), code, msg });
  }

  /** What the engine is told of the client's trace. */
  traceparentFor(task: Task): string | undefined {
    return this.#tracer.forEngine(task);
  }

  log(level: 'info' | 'warn' | 'error', live: LiveTask, ...[event, more = {}]: TaskLine): void {
    this.#telemetry.log(level, event, { ...taskFields(this.#parts, live), ...more });
  }

  #timesOf({ task, dispatchedAtMs }: LiveTask): TaskTimes {
    const nowMs = this.#world.monotonicMs();
    const { decodeStartedMs, outcome } = task;
    const decodedMs = outcome?.state === 'completed' ? outcome.decodeMs : undefined;
    return {
      queuedMs: (dispatchedAtMs ?? nowMs) - task.receivedMs,
      decodedMs: decodedMs ?? (decodeStartedMs === undefined ? undefined : nowMs - decodeStartedMs),
    };
  }

  #countEnd(task: Task, outcome: Outcome): void {
    const labels = classLabels(task);
    if (outcome.state === 'completed') this.#telemetry.count('tasks_completed_total', labels);
    else if (outcome.state === 'expired') this.#telemetry.count('tasks_expired_total', labels);
    else if (outcome.state === 'canceled') {
      this.#telemetry.count('tasks_canceled_total', {
        ...poolLabels(task),
        reason: outcome.reason ?? 'client',
      });
    } else {
      const name = outcome.state === 'failed' ? 'tasks_failed_total' : 'tasks_evicted_total';
      this.#telemetry.count(name, { ...labels, reason: outcome.failure.code });
    }
  }

  #trackDeadline(task: Task, outcome: Outcome): void {
    const { priority } = task.request;
    const tally = this.#met.get(priority) ?? { ended: 0, met: 0 };
    tally.ended += 1;
    const isMissed = 'failure' in outcome && outcome.failure.code === 'DEADLINE_UNMET';
    if (!isMissed) tally.met += 1;
    this.#met.set(priority, tally);
    this.#telemetry.gauge('deadlines_met_ratio', { priority }, tally.met / tally.ended);
  }
}
