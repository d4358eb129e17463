// Back to the queue before the first piece: after a failed attempt, after a preemption, or into a fallback pool.
import { nextAttempt } from '../kernel/index.ts';
import { moveTask, recordEvent, type TaskFailure } from '../tasks/index.ts';
import { type Core, poolOf } from './core.ts';
import { placementNeed } from './dispatcher.ts';
import type { Ending } from './ending.ts';
import { hasEnded, type LiveTask, queueEntry } from './live-task.ts';
import { preemptedReason } from './preemption.ts';
import type { QueueAdmission } from './queue-admission.ts';
import { putTask } from './task-row.ts';

const storeRetryMs = 100;
/** The longest hint of the contract. */
const hintMsMax = 86_400_000;

export interface FailedTry {
  readonly replicaId: string;
  readonly retryAfterMs: number | undefined;
  /** Its connection broke while it worked, as it does where the process dies. */
  readonly isLost: boolean;
}

export interface RetryingParts {
  readonly core: Core;
  readonly ending: Ending;
  readonly admission: QueueAdmission;
  kick(poolId: string): void;
}

export class Retrying {
  readonly #parts: RetryingParts;
  readonly #core: Core;

  constructor(parts: RetryingParts) {
    this.#parts = parts;
    this.#core = parts.core;
  }

  async retry(live: LiveTask, failed: FailedTry): Promise<void> {
    const { tries } = live;
    tries.set(failed.replicaId, (tries.get(failed.replicaId) ?? 0) + 1);
    if (failed.isLost) live.lostReplicas.add(failed.replicaId);
    live.retryAfterMs = failed.retryAfterMs;
    moveTask(live.task, 'queued');
    this.#record(live, 'requeued');
    await this.#writeClosed(live);
    if (hasEnded(live)) return;
    const { pool } = poolOf(this.#core, live.task);
    // What kills its engines may not go through all of them.
    if (live.lostReplicas.size >= pool.config.retry.attempts_max) return this.#giveUp(live);
    if (pool.outlook(placementNeed(this.#core, live)).kind === 'none') return this.exhausted(live);
    const delayMs = this.#delay(live, failed);
    if (delayMs === undefined) return this.#giveUp(live);
    this.#requeueAfter(live, delayMs);
  }

  /** The attempt could not be recorded, so no engine was called: the task waits until the store answers. */
  async postponed(live: LiveTask): Promise<void> {
    moveTask(live.task, 'queued');
    this.#requeueAfter(live, storeRetryMs);
  }

  async preempted(live: LiveTask): Promise<void> {
    const { task } = live;
    const attempt = task.attempts.at(-1);
    if (attempt !== undefined)
      Object.assign(attempt, { outcome: preemptedReason, ended_ms: Math.round(this.#core.world.wallMs()) });
    task.preempted = true;
    moveTask(task, 'queued');
    this.#record(live, 'preempted');
    this.#core.metering.preempted(live);
    await this.#writeClosed(live);
    if (!hasEnded(live)) this.#requeue(live);
  }

  /** Every candidate of this pool had its tries: the fallback pools are next, each with its own admission. */
  async exhausted(live: LiveTask): Promise<void> {
    for (const poolId of this.#fallbackPools(live)) {
      if (live.poolsTried.has(poolId) || !this.#core.pools.has(poolId)) continue;
      live.poolsTried.add(poolId);
      this.#watchDeadline(live);
      if (await this.#parts.admission.move(live, poolId)) return;
      if (hasEnded(live)) return;
    }
    await this.#giveUp(live);
  }

  /** Another pool is another replica set, where a strict task's promise does not hold. */
  #fallbackPools({ task }: LiveTask): readonly string[] {
    return task.determinism === 'strict' ? [] : poolOf(this.#core, task).pool.config.fallback_pools;
  }

  /** It waits in no queue while its place in another pool is being written. */
  #watchDeadline(live: LiveTask): void {
    const { world } = this.#core;
    live.deadlineTimer?.cancel();
    live.deadlineTimer = world.after(live.task.deadlineAtMs - world.monotonicMs(), () => {
      void this.#parts.ending.end(live, { state: 'expired', failure: { code: 'DEADLINE_UNMET' } });
    });
  }

  /** What the last engine asked for is asked of the client too, who would else come back sooner than it may. */
  #giveUp(live: LiveTask): Promise<void> {
    const attempts = live.task.attempts.map(({ n, replica_id, pool_id, error_code }) => {
      return { n, replica_id, pool_id, code: error_code ?? 'REPLICA_EXHAUSTED' };
    });
    const { retryAfterMs } = live;
    const hint = retryAfterMs === undefined ? {} : { retryAfterMs: Math.min(retryAfterMs, hintMsMax) };
    const failure: TaskFailure = { code: 'REPLICA_EXHAUSTED', details: { attempts }, ...hint };
    return this.#parts.ending.end(live, { state: 'failed', failure });
  }

  /** Undefined where the wait would not fit into the deadline. */
  #delay(live: LiveTask, failed: FailedTry): number | undefined {
    const { base_ms, cap_ms, jitter } = poolOf(this.#core, live.task).pool.config.retry;
    const { world } = this.#core;
    const attempt = [...live.tries.values()].reduce((sum, count) => sum + count, 0);
    const decision = nextAttempt(
      // How often is decided per candidate; here only how long to wait.
      { attemptsMax: Number.POSITIVE_INFINITY, baseMs: base_ms, capMs: cap_ms, jitter },
      {
        attempt,
        random: world.random(),
        remainingMs: live.task.deadlineAtMs - world.monotonicMs(),
        retryAfterMs: failed.retryAfterMs,
      },
    );
    return decision.kind === 'wait' ? decision.delayMs : undefined;
  }

  #requeueAfter(live: LiveTask, delayMs: number): void {
    live.retryTimer = this.#core.world.after(delayMs, () => this.#requeue(live));
  }

  #requeue(live: LiveTask): void {
    live.deadlineTimer?.cancel();
    live.retryTimer = undefined;
    poolOf(this.#core, live.task).queue.requeue(queueEntry(live));
    live.holdsTurn = false;
    this.#parts.kick(live.task.poolId);
  }

  #record(live: LiveTask, type: 'requeued' | 'preempted'): void {
    const { task } = live;
    const event = recordEvent(task, this.#core.world.wallMs(), { type, state: 'queued' });
    this.#core.events.publish({ ...event, tenant_id: task.tenantId });
  }

  /** Otherwise a crash would take the closed attempt for an open one. A store that fails changes no outcome. */
  async #writeClosed(live: LiveTask): Promise<void> {
    const row = putTask(live, this.#core.world, { openAttempt: false });
    await this.#core.health
      .commit([row])
      .catch(() => this.#core.metering.log('warn', live, 'requeue-not-recorded'));
  }
}
