import type { ControlSchemas, DrainRequest, Pool, PoolHealth, ReloadRequest } from '../wire-types.ts';
import type { Answer } from './answer.ts';
import type { Caller } from './caller.ts';
import type { CallOptions } from './client-options.ts';

export interface PageQuery {
  readonly cursor?: string;
  readonly limit?: number;
}

const of = (poolId: string) => ({ params: { pool_id: poolId } });

export class PoolOperations {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  list(
    { cursor, limit }: PageQuery = {},
    options?: CallOptions,
  ): Promise<Answer<ControlSchemas['PoolList']>> {
    return this.#caller.call('listPools', { query: { cursor, limit } }, options);
  }

  replicaSets(
    { cursor, limit }: PageQuery = {},
    options?: CallOptions,
  ): Promise<Answer<ControlSchemas['ReplicaSetList']>> {
    return this.#caller.call('listReplicaSets', { query: { cursor, limit } }, options);
  }

  health(poolId: string, options?: CallOptions): Promise<Answer<PoolHealth>> {
    return this.#caller.call('getPoolHealth', of(poolId), options);
  }

  drain(poolId: string, body: DrainRequest, options?: CallOptions): Promise<Answer<Pool>> {
    return this.#caller.call('drainPool', { ...of(poolId), body }, options);
  }

  resume(poolId: string, options?: CallOptions): Promise<Answer<Pool>> {
    return this.#caller.call('resumePool', of(poolId), options);
  }

  /** Answers once the new model serves, which may take as long as loading it does. */
  reload(poolId: string, body: ReloadRequest, options?: CallOptions): Promise<Answer<Pool>> {
    return this.#caller.call('reloadPool', { ...of(poolId), body }, options);
  }
}
