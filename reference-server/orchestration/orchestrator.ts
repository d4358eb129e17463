// The orchestrator: what the API calls. It knows nothing of HTTP.
import {
  type AdmissionResponse,
  operationTable,
  type Readiness,
  type SessionInfo,
  type TaskList,
  type TaskRequest,
} from '#contracts';
import type { Caller } from '../identity/index.ts';
import { isOrchestratorError, OrchestratorError } from '../kernel/index.ts';
import type { BudgetsLeft } from '../sessions/index.ts';
import type { Reader, ReaderSink } from '../streams/index.ts';
import { canonicalDigest, type TaskRecord, taskKey, taskRecord } from '../tasks/index.ts';
import type { Counted } from './admission-checks.ts';
import { admissionResponse, forgottenAdmission } from './admission-response.ts';
import type { LiveTask } from './live-task.ts';
import { budgetFields } from './metrics-payload.ts';
import { buildParts, type OrchestratorOptions, type Parts } from './parts.ts';
import { PoolOperations } from './pool-operations.ts';
import { Reconfiguring } from './reconfiguring.ts';
import { recover } from './recovery.ts';
import { type ServedModel, servedModels } from './served-models.ts';
import { Stopping } from './stopping.ts';
import { listTasks, type TaskListQuery } from './task-list.ts';
import type { Found } from './task-registry.ts';

export interface SubmitContext {
  readonly correlationId: string;
  /** Of the request's own span, where it belongs to a trace. */
  readonly traceparent?: string | undefined;
  /** The body as parsed, before defaults. */
  readonly parsed: unknown;
  readonly receivedMs: number;
}

export interface Submitted {
  readonly admission: AdmissionResponse;
  readonly replayed: boolean;
  readonly budgets: BudgetsLeft;
  /** As admission counted them; 0 where the task is forgotten. */
  readonly promptTokens: number;
}

export interface AttachRequest {
  readonly taskId: string;
  /** -1 from the start. */
  readonly afterId: number;
  readonly sink: ReaderSink;
}

export type Attached =
  | { readonly kind: 'attached'; readonly reader: Reader; readonly budgets: BudgetsLeft }
  | { readonly kind: 'complete' };

const submitting: readonly string[] = operationTable.createTask.roles;

export class Orchestrator {
  readonly #parts: Parts;
  readonly #stopping: Stopping;
  /** What operators do to pools. */
  readonly pools: PoolOperations;
  readonly reconfiguring: Reconfiguring;
  /** Ids whose first commit is under way: racing duplicates and readers wait for it. */
  readonly #intakes = new Map<string, Promise<void>>();
  #isStarted = false;
  #isDecided = false;

  constructor(options: OrchestratorOptions) {
    this.#parts = buildParts(options);
    this.#stopping = new Stopping(this.#parts);
    this.pools = new PoolOperations(this.#parts);
    this.reconfiguring = new Reconfiguring(this.#parts);
  }

  async start(): Promise<void> {
    const { core } = this.#parts;
    this.#parts.takeOrdinalsAfter(await core.store.highestOrdinal());
    for (const { pool } of core.pools.values()) pool.start();
    await recover(this.#parts);
    this.#isStarted = true;
    this.#stopping.startForgetting();
    for (const poolId of core.pools.keys()) this.#parts.dispatcher.kick(poolId);
  }

  /** What runs may end within the grace; the rest is interrupted, and what waits, waits for the next start. */
  stop(): Promise<void> {
    return this.#stopping.stop();
  }

  readiness(): Readiness {
    const { core } = this.#parts;
    const pools = [...core.pools.values()].map(({ pool }) => ({ pool_id: pool.id, ready: pool.isReady() }));
    const reasons: Readiness['reasons'] = [];
    if (this.#stopping.isStopping) reasons.push('shutting-down');
    else if (!this.#isStarted || !this.#hasDecided()) reasons.push('starting');
    if (core.health.isBroken) reasons.push('store-unavailable');
    if (!pools.some(pool => pool.ready)) reasons.push('no-pool-ready');
    return { ready: reasons.length === 0, reasons, pools };
  }

  /** Once the first start of every pool passed or failed it stays so, whatever pools a later configuration brings. */
  #hasDecided(): boolean {
    this.#isDecided ||= [...this.#parts.core.pools.values()].every(({ pool }) => pool.isDecided);
    return this.#isDecided;
  }

  /** @implements ASY-METRIC-005 */
  async submit(caller: Caller, request: TaskRequest, context: SubmitContext): Promise<Submitted> {
    try {
      return await this.#submitOnce(caller, request, context);
    } catch (error) {
      const code = isOrchestratorError(error) ? error.code : 'INTERNAL';
      this.#parts.core.metering.refused({ request }, code);
      throw error;
    }
  }

  async #submitOnce(caller: Caller, request: TaskRequest, context: SubmitContext): Promise<Submitted> {
    this.#refuseOutOfService();
    const key = taskKey(caller.tenantId, request.task_id);
    for (let racing = this.#intakes.get(key); racing !== undefined; racing = this.#intakes.get(key))
      await racing;
    const settled = Promise.withResolvers<void>();
    this.#intakes.set(key, settled.promise);
    try {
      return await this.#submitFirst(caller, request, context);
    } finally {
      this.#intakes.delete(key);
      settled.resolve();
    }
  }

  served(): readonly ServedModel[] {
    return servedModels(this.#parts.core);
  }

  promptTokens(request: Counted): Promise<number> {
    return this.#parts.checks.promptTokens(request);
  }

  async record(caller: Caller, taskId: string): Promise<TaskRecord> {
    const live = await this.#liveTask(caller, taskId);
    await live.ending;
    return taskRecord(live.task, caller.roles.includes('operator') ? 'operator' : 'tenant');
  }

  list(caller: Caller, query: TaskListQuery): Promise<TaskList> {
    return listTasks(this.#parts, caller.tenantId, query);
  }

  async attach(caller: Caller, request: AttachRequest): Promise<Attached> {
    const found = await this.#find(caller, request.taskId);
    if (found.kind === 'unknown') throw new OrchestratorError('TASK_NOT_FOUND');
    if (found.kind === 'forgotten' || found.isStreamGone) throw new OrchestratorError('STREAM_GONE');
    const { log } = found.live;
    if (request.afterId > log.lastId)
      throw new OrchestratorError('INVALID_PARAMS', { message: 'Last-Event-ID lies ahead of the stream.' });
    if (request.afterId >= 0 && request.afterId === log.terminalId) return { kind: 'complete' };
    const reader = log.attach({ afterId: request.afterId, sink: request.sink });
    return { kind: 'attached', reader, budgets: this.#budgetsLeft(caller) };
  }

  async cancel(caller: Caller, taskId: string): Promise<void> {
    const found = await this.#find(caller, taskId);
    if (found.kind === 'unknown') throw new OrchestratorError('TASK_NOT_FOUND');
    if (found.kind === 'task') await this.#cancelLive(found.live, 'client');
  }

  async session(caller: Caller, sessionId: string): Promise<SessionInfo> {
    const session = this.#parts.core.sessions.describe(caller.tenantId, sessionId);
    return { ...session, ...budgetFields(this.#budgetsLeft(caller)) };
  }

  /** Cancels the session's tasks; afterwards the id is gone. */
  async deleteSession(caller: Caller, sessionId: string): Promise<void> {
    const { core } = this.#parts;
    const row = core.sessions.remove(caller.tenantId, sessionId);
    await core.health.commit([{ kind: 'put-session', row }]);
    const turnKey = `${caller.tenantId}/${sessionId}`;
    const tasks = [...core.registry.all()].filter(live => live.turnKey === turnKey);
    await Promise.all(tasks.map(live => this.#cancelOfSession(live)));
  }

  async #submitFirst(caller: Caller, request: TaskRequest, context: SubmitContext): Promise<Submitted> {
    const found = await this.#parts.core.registry.find(caller.tenantId, request.task_id);
    if (found.kind !== 'unknown') return this.#replay(caller, found, context);
    const { tenantId, keyId } = caller;
    const isAllowed = caller.roles.some(role => submitting.includes(role));
    const live = await this.#parts.intake.admit({ tenantId, keyId, isAllowed, request, ...context });
    const admission = admissionResponse(live.task);
    const { promptTokens } = live.task;
    return { admission, replayed: false, budgets: this.#budgetsLeft(caller), promptTokens };
  }

  async #replay(
    caller: Caller,
    found: Exclude<Found, { kind: 'unknown' }>,
    context: SubmitContext,
  ): Promise<Submitted> {
    const digest = found.kind === 'task' ? found.live.task.requestDigest : found.row.requestDigest;
    if (digest !== canonicalDigest(context.parsed)) throw new OrchestratorError('TASK_CONFLICT');
    if (found.kind === 'task') await found.live.ending;
    const admission =
      found.kind === 'task' ? admissionResponse(found.live.task) : forgottenAdmission(found.row);
    const promptTokens = found.kind === 'task' ? found.live.task.promptTokens : 0;
    return { admission, replayed: true, budgets: this.#budgetsLeft(caller), promptTokens };
  }

  async #find(caller: Caller, taskId: string): Promise<Found> {
    await this.#intakes.get(taskKey(caller.tenantId, taskId));
    return this.#parts.core.registry.find(caller.tenantId, taskId);
  }

  async #liveTask(caller: Caller, taskId: string): Promise<LiveTask> {
    const found = await this.#find(caller, taskId);
    if (found.kind !== 'task') throw new OrchestratorError('TASK_NOT_FOUND');
    return found.live;
  }

  async #cancelLive(live: LiveTask, reason: 'client' | 'session-deleted'): Promise<void> {
    // Whether it was displaced is settled by another's commit.
    await live.fate;
    await this.#parts.ending.end(live, { state: 'canceled', failure: { code: 'CANCELED' }, reason });
  }

  /** One on its way in is canceled once it is in; where it was refused, there is nothing to cancel. */
  async #cancelOfSession(live: LiveTask): Promise<void> {
    await this.#intakes.get(live.key);
    if (this.#parts.core.registry.live(live.key) === live) await this.#cancelLive(live, 'session-deleted');
  }

  #budgetsLeft(caller: Caller): BudgetsLeft {
    return this.#parts.core.budgets.remaining(caller.tenantId);
  }

  #refuseOutOfService(): void {
    const { config, pools } = this.#parts.core;
    if (!this.#stopping.isStopping && this.#isStarted) return;
    if (!this.#stopping.isStopping) {
      const hintsMs = [...pools.values()].map(({ pool }) => pool.retryHintMs());
      throw new OrchestratorError('POOL_UNREADY', {
        ...{ retryAfterMs: Math.max(1, ...hintsMs), policyLabel: 'unavailable' },
      });
    }
    const retryAfterMs = config.server.shutdown_grace_ms;
    throw new OrchestratorError('SHUTTING_DOWN', { retryAfterMs, policyLabel: 'unavailable' });
  }
}
