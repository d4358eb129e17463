// What operators see of pools and do to them.
import type { PoolConfig } from '#contracts';
import type { EngineCapabilities } from '#contracts/adapter';
import type { QueueDepth } from '../admission/index.ts';
import type { PoolDescription } from '../fleet/index.ts';
import { OrchestratorError } from '../kernel/index.ts';
import type { Core, PoolRuntime } from './core.ts';
import type { Parts } from './parts.ts';
import { liveTasksOf, Replacing } from './replacing.ts';

export interface PoolStatus {
  readonly config: PoolConfig;
  readonly description: PoolDescription;
  readonly queue: QueueDepth;
  /** It misses the objective of its highest class, and takes no work of the lowest. */
  readonly isShedding: boolean;
  /** Of an engine of the pool that has been spoken to. */
  readonly capabilities: EngineCapabilities | undefined;
  /** Of a pool on trial: which replicas are which. */
  readonly sides: Readonly<Record<string, 'stable' | 'canary'>>;
}

export interface DrainOrder {
  readonly deadlineMs?: number | undefined;
  readonly reason: 'operator' | 'model_deprecated' | 'model_retired';
}

function statusOf({ pool, queue, shedding }: PoolRuntime, nowMs: number): PoolStatus {
  const sides = pool.config.replicas.map(({ id }) => [id, pool.sideOf(id) ?? 'stable'] as const);
  return {
    config: pool.config,
    description: pool.describe(),
    queue: queue.depth(),
    isShedding: shedding.isActive(nowMs),
    capabilities: pool.capabilities(),
    sides: Object.fromEntries(sides),
  };
}

export class PoolOperations {
  readonly #core: Core;
  readonly #replacing: Replacing;
  readonly #reloads = new Map<string, Promise<void>>();

  constructor(parts: Parts) {
    this.#core = parts.core;
    this.#replacing = new Replacing(parts);
  }

  /** By id; those that are leaving are no longer among them. */
  all(): readonly PoolStatus[] {
    const open = [...this.#core.pools.values()].filter(runtime => !runtime.isLeaving);
    return open.sort((a, b) => (a.pool.id < b.pool.id ? -1 : 1)).map(runtime => this.#statusOf(runtime));
  }

  status(poolId: string): PoolStatus {
    return this.#statusOf(this.#runtime(poolId));
  }

  #statusOf(runtime: PoolRuntime): PoolStatus {
    return statusOf(runtime, this.#core.world.monotonicMs());
  }

  /** What runs goes on until the deadline; what waits, waits. @implements ORCH-2101 */
  async drain(poolId: string, { deadlineMs, reason }: DrainOrder): Promise<void> {
    await this.#reloads.get(poolId);
    const runtime = this.#runtime(poolId);
    const onDeadline = (): void => void this.#replacing.interrupt([...runtime.running]);
    runtime.pool.drain({ deadlineMs, reason, onDeadline, unloads: reason === 'model_retired' });
  }

  /** @implements ASY-CTRL-001 */
  async resume(poolId: string): Promise<void> {
    await this.#reloads.get(poolId);
    this.#runtime(poolId).pool.resume();
  }

  /** Resolves once the pool serves as `next` says; rejects, and it serves as before. @implements OC-CTRL-2003 */
  async reload(poolId: string, next: PoolConfig): Promise<void> {
    const runtime = this.#runtime(poolId);
    const { pool } = runtime;
    pool.reload('reload');
    const reloading = this.#reload(runtime, next).catch((error: unknown) => {
      if (runtime.pool === pool) pool.reload('reload-failed');
      throw error;
    });
    const over = reloading.catch(() => undefined).finally(() => this.#reloads.delete(poolId));
    this.#reloads.set(poolId, over);
    await reloading;
  }

  hasWorkFor(modelRef: string): boolean {
    return this.#servingPools(modelRef).some(({ pool }) => liveTasksOf(this.#core, pool.id).length > 0);
  }

  idsServing(modelRef: string): readonly string[] {
    return this.#servingPools(modelRef).map(({ pool }) => pool.id);
  }

  async #reload(runtime: PoolRuntime, next: PoolConfig): Promise<void> {
    const proven = await this.#replacing.prove(runtime, next);
    await proven.commit();
  }

  #servingPools(modelRef: string): readonly PoolRuntime[] {
    return [...this.#core.pools.values()].filter(({ pool }) => pool.config.model.ref === modelRef);
  }

  #runtime(poolId: string): PoolRuntime {
    const runtime = this.#core.pools.get(poolId);
    if (runtime === undefined || runtime.isLeaving) throw new OrchestratorError('POOL_NOT_FOUND');
    return runtime;
  }
}
