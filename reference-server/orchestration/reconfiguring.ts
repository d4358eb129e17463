// Another configuration while the server runs: first everything that can fail, then everything at once.
import { isDeepStrictEqual } from 'node:util';
import type { Config, PoolConfig } from '#contracts';
import { OrchestratorError } from '../kernel/index.ts';
import type { Core, PoolRuntime } from './core.ts';
import type { Parts } from './parts.ts';
import { makeRuntime, queueRules } from './pool-runtime.ts';
import { type ProvenReplacement, Replacing } from './replacing.ts';
import { until } from './until.ts';

export interface PreparedConfig {
  /** From here on nothing can fail; resolves once every pool serves as configured. */
  commit(): Promise<void>;
  /** Nothing has happened. */
  abandon(): Promise<void>;
}

/** What concerns workers: another value asks for other workers. The rest are rules for the same ones. */
const workerFields = [
  'engine',
  'wire',
  'model',
  'accelerator',
  'devices',
  'homogeneous',
  'split_ratios',
  'preload',
  'self_test',
  'replica_set',
  'replicas',
  'breaker',
  'restart',
  'heartbeat',
  'placement',
] as const satisfies readonly (keyof PoolConfig)[];

function workersOf(config: PoolConfig): unknown {
  const { connect_ms, cancel_ms } = config.timeouts;
  return [connect_ms, cancel_ms, config.canary?.replica_set, ...workerFields.map(field => config[field])];
}

export class Reconfiguring {
  readonly #parts: Parts;
  readonly #core: Core;
  readonly #replacing: Replacing;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#core = parts.core;
    this.#replacing = new Replacing(parts);
  }

  /** New workers are started and proven. Rejects with RELOAD_FAILED or STATE_CONFLICT, and nothing has happened. */
  async prepare(next: Config): Promise<PreparedConfig> {
    const steps: ProvenReplacement[] = [];
    try {
      for (const pool of next.pools) {
        const step = await this.#prepared(next, pool);
        if (step !== undefined) steps.push(step);
      }
    } catch (error) {
      for (const step of steps.toReversed()) await step.abandon();
      throw error;
    }
    return {
      commit: () => this.#commit(next, steps),
      abandon: async () => {
        for (const step of steps.toReversed()) await step.abandon();
      },
    };
  }

  /** Undefined where the workers stay. */
  async #prepared(next: Config, pool: PoolConfig): Promise<ProvenReplacement | undefined> {
    const runtime = this.#core.pools.get(pool.id);
    if (runtime === undefined) return this.#added(next, pool);
    const { state, config } = runtime.pool;
    const before = this.#core.config.pools.find(({ id }) => id === pool.id);
    // Compared with what was configured: another model by a reload of the pool alone stays.
    if (before !== undefined && isDeepStrictEqual(workersOf(before), workersOf(pool))) return undefined;
    if (runtime.isLeaving || (state !== 'ready' && state !== 'unready')) {
      const message = `The pool ${config.id} is ${runtime.isLeaving ? 'leaving' : state}.`;
      throw new OrchestratorError('STATE_CONFLICT', { poolId: config.id, message });
    }
    return this.#replacing.prove(runtime, pool);
  }

  async #added(next: Config, config: PoolConfig): Promise<ProvenReplacement> {
    const runtime = makeRuntime(this.#parts.runtimes, next, config);
    // Its changes are told by its id, so it has to be known for the time being.
    runtime.isLeaving = true;
    this.#core.pools.set(config.id, runtime);
    const forget = async (): Promise<void> => {
      this.#core.pools.delete(config.id);
      await runtime.pool.close();
    };
    runtime.pool.start();
    await until(this.#core, runtime, {
      holds: () => runtime.pool.isDecided,
      boundMs: config.timeouts.wall_ms,
    });
    if (!runtime.pool.isReady()) {
      const reason = runtime.pool.unreadyReason();
      await forget();
      throw new OrchestratorError('RELOAD_FAILED', { poolId: config.id, details: { reason } });
    }
    return {
      commit: async () => {
        runtime.isLeaving = false;
      },
      abandon: forget,
    };
  }

  async #commit(next: Config, steps: readonly ProvenReplacement[]): Promise<void> {
    const core = this.#core;
    core.config = next;
    core.budgets.reconfigure(next);
    const byId = new Map(next.pools.map(pool => [pool.id, pool]));
    for (const [poolId, runtime] of core.pools) {
      const pool = byId.get(poolId);
      if (pool !== undefined) this.#tune(runtime, next, pool);
      else if (!runtime.isLeaving) void this.#remove(runtime);
    }
    await Promise.all(steps.map(step => step.commit()));
    for (const poolId of byId.keys()) this.#parts.dispatcher.kick(poolId);
  }

  #tune(runtime: PoolRuntime, next: Config, pool: PoolConfig): void {
    runtime.queue.reconfigure(queueRules(next, pool));
    const workers = Object.fromEntries(workerFields.map(field => [field, runtime.pool.config[field]]));
    runtime.pool.reconfigure({ ...pool, ...workers });
  }

  /** It takes nothing new, and is gone once what it has is over. */
  async #remove(runtime: PoolRuntime): Promise<void> {
    runtime.isLeaving = true;
    await this.#replacing.empty(runtime, runtime.pool.config.drain_deadline_ms);
    this.#core.pools.delete(runtime.pool.id);
    runtime.alarm?.cancel();
    runtime.pool.show(false);
    await runtime.pool.close();
  }
}
