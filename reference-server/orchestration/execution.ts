// A dispatched task: its attempts, one after the other, until it ends or goes back to the queue.
import { EngineError } from '#contracts/adapter';
import type { ReplicaLease } from '../fleet/index.ts';
import { isOrchestratorError } from '../kernel/index.ts';
import { type AttemptRecord, moveTask, type Outcome, recordEvent } from '../tasks/index.ts';
import { type AttemptResult, announceAttempt, openAttempt, runAttempt } from './attempt.ts';
import { type Core, poolOf } from './core.ts';
import type { Ending } from './ending.ts';
import { attemptFailure, failureOf } from './engine-failure.ts';
import { hasEnded, type LiveTask } from './live-task.ts';
import type { Retrying } from './retrying.ts';
import { putTask } from './task-row.ts';
import { watchTimeBudget } from './time-budget.ts';

export interface ExecutionParts {
  readonly core: Core;
  readonly ending: Ending;
  readonly retrying: Retrying;
  kick(poolId: string): void;
}

export class Execution {
  readonly #parts: ExecutionParts;
  readonly #core: Core;

  constructor(parts: ExecutionParts) {
    this.#parts = parts;
    this.#core = parts.core;
  }

  /** `isDurable`: the attempt was part of the admission's own commit. */
  async run(live: LiveTask, lease: ReplicaLease, options: { isDurable: boolean }): Promise<void> {
    const runtime = poolOf(this.#core, live.task);
    runtime.running.add(live);
    this.#setDeadline(live);
    try {
      const result = await this.#attempt(live, lease, options);
      runtime.running.delete(live);
      await this.#goOn(live, lease, result);
    } finally {
      runtime.running.delete(live);
      live.lease = undefined;
      this.#parts.kick(runtime.pool.id);
    }
  }

  async #attempt(
    live: LiveTask,
    lease: ReplicaLease,
    options: { isDurable: boolean },
  ): Promise<AttemptResult> {
    live.lease = lease;
    const attempt = options.isDurable ? live.task.attempts.at(-1) : openAttempt(this.#core, live, lease);
    moveTask(live.task, 'running');
    try {
      if (!options.isDurable)
        await this.#core.health.commit([putTask(live, this.#core.world, { openAttempt: true })]);
    } catch (error) {
      lease.release('aborted');
      if (hasEnded(live)) return { kind: 'stopped' };
      live.task.attempts.pop();
      return { kind: 'failed', error };
    }
    if (hasEnded(live) || attempt === undefined) {
      lease.release('aborted');
      return { kind: 'stopped' };
    }
    return this.#callEngine(live, lease);
  }

  async #callEngine(live: LiveTask, lease: ReplicaLease): Promise<AttemptResult> {
    const attempt = live.task.attempts.at(-1);
    try {
      await this.#enterInference(live);
    } catch (error) {
      lease.release('aborted');
      return { kind: 'failed', error };
    }
    if (hasEnded(live)) {
      lease.release('aborted');
      return { kind: 'stopped' };
    }
    if (attempt !== undefined) announceAttempt(this.#core, live, attempt);
    const startedMs = this.#core.world.monotonicMs();
    this.#core.metering.attemptStarted(live, lease);
    const watch = watchTimeBudget(this.#core, live, () => {
      void this.#parts.ending.end(live, { state: 'failed', failure: { code: 'BUDGET_EXHAUSTED' } });
    });
    const result = await runAttempt(this.#core, live, lease);
    watch.cancel();
    lease.release(releaseOf(result), result.kind === 'failed' ? result.error : undefined);
    this.#core.metering.attemptEnded(live, lease, result);
    if (result.kind === 'ended') this.#learn(live, startedMs);
    return result;
  }

  /** Plugins of INFERENCE run once for the call, however many attempts it takes. */
  async #enterInference(live: LiveTask): Promise<void> {
    if (!live.task.phases.some(phase => phase.phase === 'INFERENCE')) await this.#visit(live, 'INFERENCE');
  }

  async #visit(live: LiveTask, phase: 'INFERENCE' | 'POST_INFERENCE'): Promise<void> {
    const visited = this.#core.pipeline.run(phase, live.task, live.aborter.signal);
    if (!(visited instanceof Promise)) return;
    live.visiting = visited;
    try {
      await visited;
    } finally {
      live.visiting = undefined;
    }
  }

  /** It was admitted to start at once and then did not: no attempt is open. */
  async recordWaiting(live: LiveTask): Promise<void> {
    const row = putTask(live, this.#core.world, { openAttempt: false });
    await this.#core.health
      .commit([row])
      .catch(() => this.#core.metering.log('warn', live, 'wait-not-recorded'));
  }

  #learn(live: LiveTask, startedMs: number): void {
    const nowMs = this.#core.world.monotonicMs();
    const firstTokenMs = (live.firstPieceAtMs ?? nowMs) - startedMs;
    poolOf(this.#core, live.task).forecast.observe(live.task, { firstTokenMs, serviceMs: nowMs - startedMs });
  }

  async #goOn(live: LiveTask, lease: ReplicaLease, result: AttemptResult): Promise<void> {
    switch (result.kind) {
      case 'ended':
        return this.#complete(live, lease, result);
      case 'stopped':
        if (!hasEnded(live)) await this.#parts.retrying.preempted(live);
        return;
      case 'failed':
        if (!hasEnded(live)) await this.#failed(live, lease, result.error);
        return;
      default:
        result satisfies never;
    }
  }

  async #complete(
    live: LiveTask,
    lease: ReplicaLease,
    result: AttemptResult & { kind: 'ended' },
  ): Promise<void> {
    const { task } = live;
    const { world, pipeline } = this.#core;
    const decodeMs = world.monotonicMs() - (task.decodeStartedMs ?? world.monotonicMs());
    const { finishReason, usage } = result.end;
    const counts = usage && { ...usage, total_tokens: usage.prompt_tokens + usage.completion_tokens };
    const outcome: Outcome = {
      state: 'completed',
      finishReason,
      ...(counts === undefined ? {} : { usage: counts }),
      decodeMs,
      servedBy: lease.replicaId,
    };
    pipeline.endPhase('INFERENCE', task);
    // Plugins of POST_INFERENCE see how it came out, though not yet that it ended.
    task.outcome = outcome;
    try {
      await this.#visit(live, 'POST_INFERENCE');
    } catch (error) {
      if (!hasEnded(live)) await this.#parts.ending.end(live, failedBy(error));
      return;
    }
    await this.#parts.ending.end(live, outcome);
  }

  async #failed(live: LiveTask, lease: ReplicaLease, error: unknown): Promise<void> {
    const { task } = live;
    const { world } = this.#core;
    if (isOrchestratorError(error) && error.code === 'STORE_UNAVAILABLE') {
      closeUnheard(task.attempts.at(-1), world.wallMs());
      await this.#parts.retrying.postponed(live);
      return;
    }
    const { failure, retriable, retryAfterMs } = attemptFailure(error);
    const attempt = task.attempts.at(-1);
    if (attempt !== undefined)
      Object.assign(attempt, {
        outcome: 'failed',
        error_code: failure.code,
        ended_ms: Math.round(world.wallMs()),
      });
    const event = {
      type: 'attempt-failed',
      attempt: task.attempts.length,
      error_code: failure.code,
      replica_id: lease.replicaId,
    } as const;
    this.#core.events.publish({ ...recordEvent(task, world.wallMs(), event), tenant_id: task.tenantId });
    this.#core.metering.attemptFailed(live, failure.code, error);
    if (retriable && task.pieces === 0)
      await this.#parts.retrying.retry(live, {
        replicaId: lease.replicaId,
        retryAfterMs,
        isLost: error instanceof EngineError && error.kind === 'reset',
      });
    else await this.#parts.ending.end(live, { state: 'failed', failure });
  }

  #setDeadline(live: LiveTask): void {
    const { world } = this.#core;
    live.deadlineTimer?.cancel();
    live.deadlineTimer = world.after(live.task.deadlineAtMs - world.monotonicMs(), () => {
      const failure = { code: 'DEADLINE_UNMET' } as const;
      void this.#parts.ending.end(live, {
        state: live.task.state === 'running' ? 'failed' : 'expired',
        failure,
      });
    });
  }
}

/** The store failed between the engine's first piece and the reader: nobody heard of this attempt. */
function closeUnheard(attempt: AttemptRecord | undefined, wallMs: number): void {
  if (attempt?.outcome !== 'running') return;
  Object.assign(attempt, {
    outcome: 'failed',
    error_code: 'STORE_UNAVAILABLE',
    ended_ms: Math.round(wallMs),
  });
}

function releaseOf(result: AttemptResult): 'ok' | 'failed' | 'aborted' {
  if (result.kind === 'ended') return 'ok';
  if (result.kind === 'stopped') return 'aborted';
  return attemptFailure(result.error).retriable ? 'failed' : 'ok';
}

function failedBy(error: unknown): Outcome {
  return { state: 'failed', failure: isOrchestratorError(error) ? failureOf(error) : { code: 'INTERNAL' } };
}
