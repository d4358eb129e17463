// What the intake phases check themselves, beside the plugins: limits, rights, the pool, the session, the deadline.
import { createHash } from 'node:crypto';
import type { PoolConfig, TaskRequest } from '#contracts';
import { seedMax } from '#contracts/adapter';
import { OrchestratorError } from '../kernel/index.ts';
import { matchingPools, route } from '../routing/index.ts';
import type { Task } from '../tasks/index.ts';
import { type Core, type PoolRuntime, poolOf } from './core.ts';
import { engineInput } from './engine-request.ts';
import { type LiveTask, queueEntry } from './live-task.ts';
import { unknownField } from './unknown-fields.ts';

/** Without a seed of the client's one is derived from the job, and recorded. */
export function derivedSeed(jobId: string): number {
  return createHash('sha256').update(jobId).digest().readUInt32BE(0) % (seedMax + 1);
}

/** What of a request is counted. */
export type Counted = Pick<TaskRequest, 'engine' | 'model_ref' | 'messages' | 'prompt'>;

function promptBytes(request: Counted): number {
  const texts = request.messages?.map(message => message.content) ?? [request.prompt ?? ''];
  return texts.reduce((total, text) => total + Buffer.byteLength(text), 0);
}

export function admissionCount(request: Counted, bytesPerToken: number): number {
  return Math.ceil(promptBytes(request) / bytesPerToken);
}

function invalid(message: string, pointer: string, rule?: string): OrchestratorError {
  const problem = { pointer, message, ...(rule === undefined ? {} : { rule }) };
  return new OrchestratorError('INVALID_PARAMS', { message, details: { problems: [problem] } });
}

export class AdmissionChecks {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /** By the pool's own tokenizer where it is asked and answers in time, else estimated from the bytes. */
  async promptTokens(request: Counted): Promise<number> {
    const pool = this.#firstMatch(request);
    const estimate = admissionCount(request, pool?.model.bytes_per_token ?? 4);
    if (!pool?.exact_count) return estimate;
    return (await this.#exactCount(request, pool)) ?? estimate;
  }

  #exactCount(request: Counted, config: PoolConfig): Promise<number | undefined> {
    const aborter = new AbortController();
    const counted = this.#core.pools.get(config.id)?.pool.tokenize(engineInput(request), aborter.signal);
    if (counted === undefined) return Promise.resolve(undefined);
    return new Promise(resolve => {
      const timer = this.#core.world.after(config.timeouts.connect_ms, () => {
        aborter.abort();
        resolve(undefined);
      });
      const settle = (count: number | undefined): void => {
        timer.cancel();
        resolve(count);
      };
      counted.then(settle, () => settle(undefined));
    });
  }

  defaultDeterminism(request: TaskRequest): 'strict' | 'best_effort' {
    return this.#firstMatch(request)?.determinism ?? 'best_effort';
  }

  validate(task: Task): void {
    const { request } = task;
    if (request.workload !== 'completion') throw new OrchestratorError('UNSUPPORTED_WORKLOAD');
    const pool = this.#firstMatch(request);
    if (pool === undefined) return;
    const { model, wire } = pool;
    const unknown = unknownField(request, wire);
    if (unknown !== undefined) throw invalid('The engine of this pool does not know the field.', unknown);
    if (request.ctx > model.ctx_max)
      throw invalid(`ctx is ${request.ctx}; this model takes at most ${model.ctx_max}.`, '/ctx');
    if (request.max_tokens > model.max_tokens_max) {
      throw invalid(
        `max_tokens is ${request.max_tokens}; this model takes at most ${model.max_tokens_max}.`,
        '/max_tokens',
      );
    }
    if (task.promptTokens + request.max_tokens > request.ctx) {
      const message = `The prompt counts ${task.promptTokens} tokens; with max_tokens ${request.max_tokens} it exceeds ctx ${request.ctx}.`;
      throw invalid(message, '/max_tokens', 'context');
    }
  }

  authorize(live: LiveTask): void {
    const { task } = live;
    this.#admitModel(task);
    this.#core.budgets.check(task.tenantId);
    const bytes = this.#firstMatch(task.request)?.model.kv_bytes_per_token ?? 0;
    const tokens = task.promptTokens + task.request.max_tokens;
    const nowMs = this.#core.world.monotonicMs();
    const demand = {
      tokens,
      memoryBytes: bytes * task.request.ctx,
      nextEndMs: this.#nextEndMs(task.tenantId, nowMs),
      nowMs,
    };
    const decision = this.#core.quotas.acquire(task.tenantId, demand);
    if (decision.kind === 'granted') {
      live.grant = decision.grant;
      return;
    }
    const { code, retryAfterMs, policyLabel, limit } = decision;
    const pool = this.#firstMatch(task.request);
    const place = pool === undefined ? {} : { engine: pool.engine, poolId: pool.id };
    throw new OrchestratorError(code, { ...place, retryAfterMs, policyLabel, details: { limit } });
  }

  /** @implements ORCH-3070 */
  #admitModel({ request, tenantId }: Task): void {
    const { session_id, model_ref, override = false } = request;
    const isNewSession = session_id === undefined || !this.#core.sessions.has(tenantId, session_id);
    this.#core.models.admit(model_ref, { override, isNewSession });
  }

  route(live: LiveTask): void {
    const { task } = live;
    const configs = this.#openConfigs();
    const routed = route(task.request, configs);
    if (routed.kind !== 'routed') throw new OrchestratorError('MODEL_NOT_FOUND');
    task.poolId = routed.poolId;
    live.poolsTried.clear();
    live.poolsTried.add(routed.poolId);
  }

  /** @implements ASY-POOL-008 */
  preInference(live: LiveTask): void {
    const { task } = live;
    const runtime = poolOf(this.#core, task);
    this.#checkPool(runtime, task);
    this.takeSessionTurn(live);
    this.#predict(live, runtime);
  }

  takeSessionTurn(live: LiveTask): void {
    this.#core.sessions.takeTurn(live.task);
    live.holdsSessionTurn = true;
  }

  /** Everything that a refused or ended task held of its tenant's limits. */
  giveBack(live: LiveTask): void {
    if (live.grant !== undefined) this.#core.quotas.cancel(live.grant);
    live.grant = undefined;
    if (live.holdsSessionTurn) this.#core.sessions.giveBackTurn(live.task);
    live.holdsSessionTurn = false;
  }

  #checkPool(runtime: PoolRuntime, task: Task): void {
    const { pool } = runtime;
    const { engine } = task.request;
    if (pool.draining || !pool.isReady()) {
      throw new OrchestratorError(pool.isLost ? 'POOL_UNAVAILABLE' : 'POOL_UNREADY', {
        retryAfterMs: pool.retryHintMs(),
        policyLabel: 'unavailable',
        engine,
        poolId: pool.id,
      });
    }
    this.#checkShedding(runtime, task);
    if (task.determinism === 'strict' && !(pool.supportsStrict() && this.#fitsProfile(pool, task)))
      throw new OrchestratorError('DETERMINISM_UNSUPPORTED', { engine, poolId: pool.id });
  }

  #checkShedding({ pool, shedding }: PoolRuntime, { request }: Task): void {
    const nowMs = this.#core.world.monotonicMs();
    if (request.priority !== 'batch' || !shedding.isActive(nowMs)) return;
    throw new OrchestratorError('POOL_UNAVAILABLE', {
      retryAfterMs: shedding.hintMs(nowMs),
      policyLabel: 'unavailable',
      engine: request.engine,
      poolId: pool.id,
      details: { cause: 'objective-missed' },
    });
  }

  /** Another sampler profile than the set's makes other tokens of the same seed. */
  #fitsProfile(pool: PoolRuntime['pool'], { request }: Task): boolean {
    const asked = request.sampler_profile_version;
    return asked === undefined || asked === pool.config.replica_set.sampler_profile_version;
  }

  #predict(live: LiveTask, runtime: PoolRuntime): void {
    const { task } = live;
    const nowMs = this.#core.world.monotonicMs();
    const position = runtime.queue.position(queueEntry(live));
    const slots = runtime.pool.slotsTotal();
    const startMs = runtime.forecast.startMs(task, {
      position,
      crew: { slots, running: runtime.running },
      nowMs,
    });
    const serviceMs = runtime.forecast.serviceMs(task);
    if (!runtime.forecast.isFeasible({ startMs, serviceMs }, task.deadlineAtMs - nowMs)) {
      throw new OrchestratorError('DEADLINE_UNMET', {
        engine: task.request.engine,
        poolId: runtime.pool.id,
        details: { predicted_start_ms: Math.round(startMs), predicted_service_ms: Math.round(serviceMs) },
      });
    }
    const { capacity } = runtime.pool.config.queue;
    const mustWait = position > 0 || runtime.running.size >= slots;
    // Its own place counts: the hint is what a refusal would carry once this task is in.
    const waiting = Math.min(capacity, runtime.queue.depth().places + (mustWait ? 1 : 0));
    const backoffMs = runtime.forecast.hintMs({ waiting, capacity, slots });
    const sinceReceiptMs = nowMs - task.receivedMs;
    task.admission = {
      queuePosition: position,
      predictedStartMs: Math.round(startMs + sinceReceiptMs),
      backoffMs,
    };
  }

  #openConfigs(): PoolConfig[] {
    const open = [...this.#core.pools.values()].filter(runtime => !runtime.isLeaving);
    return open.map(runtime => runtime.pool.config);
  }

  #firstMatch(request: Counted): PoolConfig | undefined {
    const configs = this.#openConfigs();
    return matchingPools(request, configs)[0];
  }

  #nextEndMs(tenantId: string, nowMs: number): number {
    let soonestMs = Number.POSITIVE_INFINITY;
    for (const runtime of this.#core.pools.values()) {
      for (const live of runtime.running) {
        if (live.task.tenantId !== tenantId) continue;
        soonestMs = Math.min(soonestMs, runtime.forecast.runningPrediction(live, nowMs).serviceMs);
      }
    }
    return Number.isFinite(soonestMs) ? soonestMs : 1000;
  }
}
