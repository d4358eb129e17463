// How a task ends: once, whoever is first. Durable before it is published, and the tail of the pipeline always runs.
import type { Outcome, StoreOperation } from '../tasks/index.ts';
import { isTerminal, moveTask, recordEvent } from '../tasks/index.ts';
import type { Core } from './core.ts';
import { type LiveTask, stopTimers } from './live-task.ts';
import { metricsPayload } from './metrics-payload.ts';
import { putTask } from './task-row.ts';
import { terminalFrame } from './terminal-frame.ts';

export interface EndOptions {
  /** The end is in the admission's own commit: told once it is durable, and refused where it can't be. */
  readonly admitted?: () => void;
  /** The end was part of another commit already; only its publication is left. */
  readonly isDurable?: boolean;
}

export class Ending {
  readonly #core: Core;
  readonly #kick: (poolId: string) => void;

  constructor(core: Core, kick: (poolId: string) => void) {
    this.#core = core;
    this.#kick = kick;
  }

  /** The first outcome stands; later ones change nothing, and wait for the same end. */
  end(live: LiveTask, outcome: Outcome, options: EndOptions = {}): Promise<void> {
    if (live.ending !== undefined) return live.ending;
    if (isTerminal(live.task.state)) return Promise.resolve();
    live.log.seal();
    stopTimers(live);
    live.ending = this.#end(live, outcome, options);
    live.aborter.abort(outcome);
    return live.ending;
  }

  /** Ends what a refused submission left: it was never stored, but the tail of the pipeline sees it. */
  async refuse(live: LiveTask, outcome: Outcome): Promise<void> {
    this.#settle(live, outcome);
    await this.#runTail(live);
  }

  async #end(live: LiveTask, outcome: Outcome, options: EndOptions): Promise<void> {
    const { task } = live;
    const stateBefore = task.state === 'running' ? 'running' : 'queued';
    this.#leaveQueue(live);
    // A plugin at work is aborted with the task; its phase closes before the tail's begin.
    if (live.visiting !== undefined) await live.visiting.catch(() => undefined);
    this.#settle(live, outcome);
    this.#releaseQuota(live);
    const tail = this.#runTail(live);
    if (tail !== undefined) await tail;
    await this.#write(live, outcome, options);
    options.admitted?.();
    this.#publish(live, outcome, stateBefore);
  }

  async #write(live: LiveTask, outcome: Outcome, options: EndOptions): Promise<void> {
    const operations = this.#operations(live, outcome);
    if (options.admitted !== undefined) return this.#core.health.commit(operations);
    const isWritten = await this.#core.health.commitTerminal(operations);
    if (!isWritten && !options.isDurable) this.#markUndurable(live, operations);
  }

  #leaveQueue(live: LiveTask): void {
    const runtime = this.#core.pools.get(live.task.poolId);
    if (runtime === undefined) return;
    if (!live.holdsTurn) runtime.queue.remove(live.key);
    else if (live.turnKey !== undefined) runtime.queue.release(live.turnKey);
    live.holdsTurn = false;
  }

  #releaseQuota(live: LiveTask): void {
    const { task, grant } = live;
    if (grant !== undefined) this.#core.quotas.release(grant, task.promptTokens + task.pieces);
    live.grant = undefined;
  }

  #settle(live: LiveTask, outcome: Outcome): void {
    const { task } = live;
    const wallMs = this.#core.world.wallMs();
    moveTask(task, outcome.state);
    task.outcome = outcome;
    task.endedWallMs = wallMs;
    closeAttempt(live, outcome, wallMs);
    if (outcome.state !== 'completed') this.#skipTo(live, 'OBSERVABILITY');
    const failed = outcome.state === 'completed' ? {} : { error_code: outcome.failure.code };
    recordEvent(task, wallMs, {
      type: outcome.state,
      state: outcome.state,
      tokens_out: task.pieces,
      ...failed,
    });
  }

  /** Phases that the call never reached are in its record as skipped. */
  #skipTo(live: LiveTask, phase: 'OBSERVABILITY'): void {
    this.#core.pipeline.skipTo(phase, live.task);
  }

  #runTail(live: LiveTask): Promise<void> | undefined {
    const { pipeline } = this.#core;
    const first = pipeline.run('OBSERVABILITY', live.task, live.aborter.signal);
    if (!(first instanceof Promise)) {
      const second = pipeline.run('CLEANUP', live.task, live.aborter.signal);
      return second instanceof Promise ? second.then(() => undefined) : undefined;
    }
    return first.then(() => pipeline.run('CLEANUP', live.task, live.aborter.signal)).then(() => undefined);
  }

  #operations(live: LiveTask, outcome: Outcome): StoreOperation[] {
    const { world, sessions, budgets } = this.#core;
    const { task } = live;
    const terminal = terminalFrame(task, outcome);
    const operations: StoreOperation[] = [putTask(live, world, { openAttempt: false, terminal })];
    const session = sessions.turnEnded(live.task);
    if (session !== undefined) operations.push({ kind: 'put-session', row: session });
    const usage = budgets.spent(task);
    if (usage !== undefined) operations.push({ kind: 'put-usage', row: usage });
    return operations;
  }

  /** The outcome stays true; that it may not outlive the process is said, and it is written as soon as it can be. */
  #markUndurable(live: LiveTask, operations: readonly StoreOperation[]): void {
    live.task.durable = false;
    this.#core.metering.undurable(live);
    void this.#writeLater(operations);
  }

  async #writeLater(operations: readonly StoreOperation[]): Promise<void> {
    while (!(await this.#core.health.commitTerminal(operations))) {
      if (this.#core.registry.isClosed) return;
    }
  }

  #publish(live: LiveTask, outcome: Outcome, stateBefore: 'queued' | 'running'): void {
    const { task, log } = live;
    const runtime = this.#core.pools.get(task.poolId);
    if (log.readerCount > 0) log.mark(metricsPayload(this.#core, live, stateBefore));
    const { event, payload } = terminalFrame(task, outcome);
    log.append(event, payload);
    this.#core.metering.ended(live, outcome);
    const last = task.events.at(-1);
    if (last !== undefined) this.#core.events.publish({ ...last, tenant_id: task.tenantId });
    this.#core.registry.ended(live);
    if (runtime !== undefined) this.#kick(task.poolId);
  }
}

const attemptOutcomes = {
  completed: 'completed',
  failed: 'failed',
  canceled: 'canceled',
  evicted: 'canceled',
  expired: 'canceled',
} as const;

function closeAttempt(live: LiveTask, outcome: Outcome, wallMs: number): void {
  const attempt = live.task.attempts.at(-1);
  if (attempt === undefined || attempt.outcome !== 'running') return;
  const isInterrupted = outcome.state !== 'completed' && outcome.failure.code === 'INTERRUPTED';
  attempt.outcome = isInterrupted ? 'interrupted' : attemptOutcomes[outcome.state];
  attempt.ended_ms = Math.round(wallMs);
  if (outcome.state !== 'completed') attempt.error_code = outcome.failure.code;
}
