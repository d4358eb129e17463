// How a task ends: once, whoever is first. Durable before it is published, and the tail of the pipeline always runs.
import type { Outcome, StoreOperation, TaskEventRecord } from '../tasks/index.ts';
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
    // Its state does not move: that is how the tail knows a refusal from a task that ended.
    live.task.outcome = outcome;
    this.#skipTo(live, 'OBSERVABILITY');
    await this.#runTail(live);
  }

  async #end(live: LiveTask, outcome: Outcome, options: EndOptions): Promise<void> {
    const { task } = live;
    const openState = task.state === 'running' ? 'running' : 'queued';
    live.openState = openState;
    this.#leaveQueue(live);
    // A plugin at work is aborted with the task; its phase closes before the tail's begin.
    if (live.visiting !== undefined) await live.visiting.catch(() => undefined);
    this.#settle(live, outcome);
    this.#releaseQuota(live);
    const tail = this.#runTail(live);
    if (tail !== undefined) await tail;
    const event = this.#recordEnd(live, outcome);
    const operations = this.#operations(live, outcome);
    if (options.isDurable) void this.#core.health.commitTerminal(operations);
    else await this.#write(live, outcome, { operations, isAdmission: options.admitted !== undefined });
    options.admitted?.();
    this.#publish(live, outcome, { event, openState });
  }

  async #write(
    live: LiveTask,
    outcome: Outcome,
    { operations, isAdmission }: { operations: readonly StoreOperation[]; isAdmission: boolean },
  ): Promise<void> {
    if (isAdmission) return this.#core.health.commit(operations);
    if (!(await this.#core.health.commitTerminal(operations))) this.#markUndurable(live, outcome);
  }

  /** After what the tail recorded, so that the record has the order in which sinks are told. */
  #recordEnd({ task }: LiveTask, outcome: Outcome): TaskEventRecord {
    const { state } = outcome;
    const failed = outcome.state === 'completed' ? {} : { error_code: outcome.failure.code };
    const body = { type: state, state, tokens_out: task.pieces, ...failed };
    return recordEvent(task, this.#core.world.wallMs(), body);
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
    const used = task.attempts.length === 0 ? 0 : task.promptTokens + task.pieces;
    if (grant !== undefined) this.#core.quotas.release(grant, used);
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
  #markUndurable(live: LiveTask, outcome: Outcome): void {
    live.task.durable = false;
    this.#core.metering.undurable(live);
    // Now, as its log is about to be published: what is written later is what readers saw.
    const terminal = terminalFrame(live.task, outcome);
    void this.#writeLater(live, putTask(live, this.#core.world, { openAttempt: false, terminal }));
  }

  /** Sessions and budgets have moved on meanwhile: each try writes them as they stand. */
  async #writeLater({ task }: LiveTask, ended: StoreOperation): Promise<void> {
    const { registry, health, sessions, budgets } = this.#core;
    while (!registry.isClosed) {
      const session = sessions.row(task);
      const usage = budgets.rows().filter(row => row.tenantId === task.tenantId);
      const others: StoreOperation[] = usage.map(row => ({ kind: 'put-usage', row }));
      if (session !== undefined) others.push({ kind: 'put-session', row: session });
      if (await health.commitTerminal([ended, ...others])) return;
    }
  }

  #publish(
    live: LiveTask,
    outcome: Outcome,
    told: { event: TaskEventRecord; openState: 'queued' | 'running' },
  ): void {
    const { task, log } = live;
    const runtime = this.#core.pools.get(task.poolId);
    if (log.readerCount > 0) log.mark(metricsPayload(this.#core, live, told.openState));
    const { event, payload } = terminalFrame(task, outcome);
    log.append(event, payload);
    this.#core.metering.ended(live, outcome);
    this.#core.events.publish({ ...told.event, tenant_id: task.tenantId });
    live.openState = undefined;
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
