// Another pool in the place of one: proven first, then put in its place, while the old one ends what it began.
import type { PoolConfig } from '#contracts';
import type { Pool } from '../fleet/index.ts';
import { OrchestratorError } from '../kernel/index.ts';
import type { Core, PoolRuntime } from './core.ts';
import { hasEnded, type LiveTask } from './live-task.ts';
import type { Parts } from './parts.ts';
import { until } from './until.ts';

/** A replacement whose new workers are proven: it takes place, or nothing has happened. */
export interface ProvenReplacement {
  commit(): Promise<void>;
  abandon(): Promise<void>;
}

export function liveTasksOf(core: Core, poolId: string): LiveTask[] {
  return [...core.registry.all()].filter(live => live.task.poolId === poolId && !hasEnded(live));
}

/** A process of its own has devices and a port that a second one can't have beside it. */
function hasProcesses({ replicas }: PoolConfig): boolean {
  return replicas.some(replica => replica.command !== undefined);
}

function isOtherModel(a: PoolConfig, b: PoolConfig): boolean {
  return a.engine !== b.engine || a.model.ref !== b.model.ref;
}

export class Replacing {
  readonly #parts: Parts;
  readonly #core: Core;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#core = parts.core;
  }

  /** Rejects with RELOAD_FAILED, and everything is as it was. */
  async prove(runtime: PoolRuntime, next: PoolConfig): Promise<ProvenReplacement> {
    const old = runtime.pool;
    if (hasProcesses(next) || hasProcesses(old.config)) return this.#proveInstead(runtime, next);
    const candidate = await this.provenPool(runtime, next);
    return {
      commit: async () => {
        if (isOtherModel(old.config, next)) await this.empty(runtime, old.config.drain_deadline_ms);
        this.#putInPlace(runtime, candidate);
      },
      abandon: () => candidate.close(),
    };
  }

  /** A pool that has shown that it can serve, and is not in the gauges yet. */
  async provenPool(runtime: PoolRuntime, config: PoolConfig, readyMin = 1): Promise<Pool> {
    const pool = this.#parts.runtimes.makePool(config);
    pool.show(false);
    pool.start();
    const wanted = Math.max(
      readyMin,
      Math.min(runtime.pool.describe().replicasReady, config.replicas.length),
    );
    await until(this.#core, runtime, { holds: () => pool.isDecided, boundMs: config.timeouts.wall_ms });
    const { replicasReady, unreadyReason, replicaStates } = pool.describe();
    if (replicasReady >= wanted) return pool;
    await pool.close();
    throw new OrchestratorError('RELOAD_FAILED', {
      poolId: config.id,
      engine: config.engine,
      details: { reason: unreadyReason ?? 'starting', replicas: replicaStates },
    });
  }

  /** Everything that waits or runs there ends: by itself, or by the deadline. */
  async empty(runtime: PoolRuntime, deadlineMs: number): Promise<void> {
    const { core, ending } = this.#parts;
    const { id } = runtime.pool;
    const holds = (): boolean => liveTasksOf(core, id).length === 0;
    if (await until(core, runtime, { holds, boundMs: deadlineMs })) return;
    const ends = liveTasksOf(core, id).map(live => {
      const code = live.task.state === 'running' ? 'INTERRUPTED' : 'POOL_UNAVAILABLE';
      return ending.end(live, { state: 'failed', failure: { code } });
    });
    await Promise.all(ends);
  }

  async interrupt(tasks: readonly LiveTask[]): Promise<void> {
    const failure = { code: 'INTERRUPTED' } as const;
    await Promise.all(tasks.map(live => this.#parts.ending.end(live, { state: 'failed', failure })));
  }

  /** The old workers go first: what waits, waits; where the new ones fail, the old ones are started again. */
  async #proveInstead(runtime: PoolRuntime, next: PoolConfig): Promise<ProvenReplacement> {
    const { config } = runtime.pool;
    runtime.isPaused = !isOtherModel(config, next);
    try {
      if (runtime.isPaused) await this.#endRunning(runtime, config.drain_deadline_ms);
      else await this.empty(runtime, config.drain_deadline_ms);
      await runtime.pool.close();
      runtime.pool.show(false);
      await this.#startInstead(runtime, config, next);
    } finally {
      runtime.isPaused = false;
      this.#parts.dispatcher.kick(config.id);
    }
    return {
      commit: async () => undefined,
      abandon: async () => {
        const back = await this.#proveInstead(runtime, config);
        await back.commit();
      },
    };
  }

  async #startInstead(runtime: PoolRuntime, config: PoolConfig, next: PoolConfig): Promise<void> {
    try {
      this.#putInPlace(runtime, await this.provenPool(runtime, next));
    } catch (error) {
      const again = this.#parts.runtimes.makePool(config);
      this.#putInPlace(runtime, again);
      again.start();
      await until(this.#core, runtime, { holds: () => again.isDecided, boundMs: config.timeouts.wall_ms });
      throw error;
    }
  }

  async #endRunning(runtime: PoolRuntime, deadlineMs: number): Promise<void> {
    const { pool } = runtime;
    if (await until(this.#core, runtime, { holds: () => pool.running === 0, boundMs: deadlineMs })) return;
    await this.interrupt([...runtime.running]);
    await until(this.#core, runtime, {
      holds: () => pool.running === 0,
      boundMs: pool.config.timeouts.cancel_ms,
    });
  }

  /** Caches of the old workers are gone; what they run, they end. */
  #putInPlace(runtime: PoolRuntime, next: Pool): void {
    const old = runtime.pool;
    const begun = [...runtime.running];
    old.show(false);
    runtime.pool = next;
    next.show(true);
    for (const { id } of old.config.replicas) this.#core.sessions.replicaLost(id);
    this.#parts.dispatcher.kick(next.id);
    void this.#retire(runtime, old, begun);
  }

  async #retire(runtime: PoolRuntime, old: Pool, begun: readonly LiveTask[]): Promise<void> {
    const { drain_deadline_ms, timeouts } = old.config;
    const isIdle = (): boolean => old.running === 0;
    if (!(await until(this.#core, runtime, { holds: isIdle, boundMs: drain_deadline_ms }))) {
      await this.interrupt(begun.filter(live => !hasEnded(live)));
      await until(this.#core, runtime, { holds: isIdle, boundMs: timeouts.cancel_ms });
    }
    await old.close();
  }
}
