// The way into a pool's queue: decided, made durable together with whom it displaces, then told.
import type { AdmissionDecision, DisplacementCode } from '../admission/index.ts';
import { OrchestratorError } from '../kernel/index.ts';
import type { Outcome, StoreOperation } from '../tasks/index.ts';
import { type Core, type PoolRuntime, poolOf } from './core.ts';
import type { Ending } from './ending.ts';
import { hasEnded, type LiveTask, queueEntry } from './live-task.ts';
import { putTask, taskRow } from './task-row.ts';
import { terminalFrame } from './terminal-frame.ts';

export interface Entrance {
  readonly live: LiveTask;
  readonly runtime: PoolRuntime;
  readonly predictedEndMs?: number;
  /** What else the admission's commit holds. */
  readonly operations: readonly StoreOperation[];
  readonly openAttempt: boolean;
  /** Called once its position is known, before anything is written. */
  readonly placed?: () => void;
  /** Called in the instant in which it has its place: nobody else can take it out before. */
  readonly admitted?: () => void;
}

export interface QueueAdmissionParts {
  readonly core: Core;
  readonly ending: Ending;
  kick(poolId: string): void;
  expireOverdue(runtime: PoolRuntime): void;
}

/** What intake asked of the first pool's model is asked of each. */
function fits({ task }: LiveTask, { pool }: PoolRuntime): boolean {
  const { ctx_max, max_tokens_max } = pool.config.model;
  return task.request.ctx <= ctx_max && task.request.max_tokens <= max_tokens_max;
}

export class QueueAdmission {
  readonly #parts: QueueAdmissionParts;
  readonly #core: Core;

  constructor(parts: QueueAdmissionParts) {
    this.#parts = parts;
    this.#core = parts.core;
  }

  /** Resolves once the task waits, durably; throws the refusal, or STORE_UNAVAILABLE, with nothing changed. */
  async enter(entrance: Entrance): Promise<void> {
    const { live, runtime } = entrance;
    this.#parts.expireOverdue(runtime);
    const entry = queueEntry(live, entrance.predictedEndMs);
    const decision = runtime.queue.admit(entry);
    if (decision.kind === 'refused') throw this.#refusal(live, runtime, decision);
    if (decision.displaced !== undefined) this.#recount(live, runtime, runtime.queue.position(entry));
    entrance.placed?.();
    const victim = decision.displaced && this.#core.registry.live(decision.displaced.id);
    const outcome = decision.displaced && this.#evicted(runtime, decision.displaced.code);
    const eviction = victim && outcome ? [this.#evictionRow(victim, outcome)] : [];
    const own = putTask(live, this.#core.world, { openAttempt: entrance.openAttempt });
    const commit = this.#core.health.commit([own, ...entrance.operations, ...eviction]);
    if (victim) victim.fate = commit.catch(() => undefined);
    try {
      await commit;
    } catch (error) {
      runtime.queue.rollback(live.key);
      throw error;
    }
    // One that comes from another pool brings its session's turn, and gives it up as it begins to wait.
    runtime.queue.commit(live.key, { freesTurn: live.holdsTurn });
    live.holdsTurn = false;
    // It was canceled, or its deadline came, while this was written.
    if (hasEnded(live)) runtime.queue.remove(live.key);
    entrance.admitted?.();
    if (victim && outcome) void this.#parts.ending.end(victim, outcome, { isDurable: true });
  }

  /** Into a fallback pool. False where that pool refuses it. */
  async move(live: LiveTask, poolId: string): Promise<boolean> {
    const before = poolOf(this.#core, live.task);
    const runtime = this.#core.pools.get(poolId);
    if (runtime === undefined || !runtime.pool.isReady() || !fits(live, runtime)) return false;
    live.task.poolId = poolId;
    live.tries.clear();
    try {
      await this.enter({ live, runtime, operations: [], openAttempt: false });
    } catch (error) {
      live.task.poolId = before.pool.id;
      if (error instanceof OrchestratorError) return false;
      throw error;
    }
    live.deadlineTimer?.cancel();
    this.#parts.kick(poolId);
    return true;
  }

  /** What it was told counts whom it has displaced since. */
  #recount({ task }: LiveTask, { forecast, pool, running }: PoolRuntime, position: number): void {
    if (position === task.admission.queuePosition) return;
    const nowMs = this.#core.world.monotonicMs();
    const startMs = forecast.startMs(task, { position, crew: { slots: pool.slotsTotal(), running }, nowMs });
    const predictedStartMs = Math.round(startMs + nowMs - task.receivedMs);
    task.admission = { ...task.admission, queuePosition: position, predictedStartMs };
  }

  #evicted(runtime: PoolRuntime, code: DisplacementCode): Outcome {
    const retryAfterMs = this.#refusalHint(runtime, undefined);
    const policyLabel = runtime.pool.config.queue.full_policy;
    return { state: 'evicted', failure: { code, retryAfterMs, policyLabel } };
  }

  /** The victim as it will be, for a commit that may yet fail: itself it stays as it is until then. */
  #evictionRow(victim: LiveTask, outcome: Outcome): StoreOperation {
    const { world } = this.#core;
    const task = { ...victim.task, state: outcome.state, outcome, endedWallMs: world.wallMs() };
    const terminal = terminalFrame(task, outcome);
    return { kind: 'put-task', row: taskRow({ ...victim, task }, world, { openAttempt: false, terminal }) };
  }

  #refusalHint(runtime: PoolRuntime, live: LiveTask | undefined): number {
    const depth = runtime.queue.depth();
    const slots = runtime.pool.slotsTotal();
    const { capacity, class_capacity } = runtime.pool.config.queue;
    const whole = { waiting: depth.places, capacity, slots };
    if (live === undefined) return runtime.forecast.refusalHintMs([whole]);
    const { priority } = live.task.request;
    const ofClass = Math.min(capacity, class_capacity[priority] ?? capacity);
    const own = { waiting: depth.byClass[priority].places, capacity: ofClass, slots };
    return runtime.forecast.refusalHintMs([whole, own]);
  }

  #refusal(
    live: LiveTask,
    runtime: PoolRuntime,
    decision: AdmissionDecision & { kind: 'refused' },
  ): OrchestratorError {
    const retryAfterMs = this.#refusalHint(runtime, live);
    const { engine } = live.task.request;
    const { policyLabel } = decision;
    return new OrchestratorError(decision.code, {
      retryAfterMs,
      policyLabel,
      engine,
      poolId: runtime.pool.id,
    });
  }
}
