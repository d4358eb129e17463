// What operators do with pools.
import type { Config, ControlSchemas, Pool, PoolHealth } from '#contracts';
import type { Catalog } from '../catalog/index.ts';
import type { PoolOperations } from '../orchestration/index.ts';
import { type ModelFiles, poolWithModel } from './model-loading.ts';
import { type PageQuery, pageOf } from './page.ts';
import { poolHealth, poolShape, replicaSets } from './pool-shapes.ts';

export interface PoolControlParts {
  readonly pools: PoolOperations;
  readonly catalog: Catalog;
  readonly files: ModelFiles;
  config(): Config;
}

export class PoolControl {
  readonly #parts: PoolControlParts;

  constructor(parts: PoolControlParts) {
    this.#parts = parts;
  }

  /** @implements ASY-CTRL-002 */
  list(query: PageQuery): ControlSchemas['PoolList'] {
    return pageOf(this.#parts.pools.all().map(poolShape), query);
  }

  /** @implements ORCH-2103 */
  health(poolId: string): PoolHealth {
    return poolHealth(this.#parts.pools.status(poolId));
  }

  /** @implements ORCH-2101, OC-CTRL-2002 */
  async drain(poolId: string, deadlineMs: number): Promise<Pool> {
    await this.#parts.pools.drain(poolId, { deadlineMs, reason: 'operator' });
    return this.#shape(poolId);
  }

  async resume(poolId: string): Promise<Pool> {
    await this.#parts.pools.resume(poolId);
    return this.#shape(poolId);
  }

  /** @implements ORCH-2102, OC-CTRL-2003 */
  async reload(poolId: string, reference: string): Promise<Pool> {
    const { pools, config } = this.#parts;
    const { config: present } = pools.status(poolId);
    const parts = { ...this.#parts, pools: () => config().pools };
    await pools.reload(poolId, await poolWithModel(parts, present, reference));
    return this.#shape(poolId);
  }

  replicaSets(query: PageQuery): ControlSchemas['ReplicaSetList'] {
    const { pools, catalog, config } = this.#parts;
    const sets = pools.all().flatMap(status => {
      const { interactive } = catalog.objectivesOf(status.config.model.ref, config().classes);
      return replicaSets(status, interactive.slo.first_token_p95_ms);
    });
    return pageOf(
      sets.sort((a, b) => (a.id < b.id ? -1 : 1)),
      query,
    );
  }

  #shape(poolId: string): Pool {
    return poolShape(this.#parts.pools.status(poolId));
  }
}
