import type { PoolConfig, TaskRequest } from '#contracts';

export type RouteRequest = Pick<TaskRequest, 'engine' | 'model_ref'>;

/** What routing looks at; a pool's configuration is one. */
export interface RoutablePool extends Pick<PoolConfig, 'id' | 'engine'> {
  readonly model: Pick<PoolConfig['model'], 'ref'>;
}

export type Route = { readonly kind: 'routed'; readonly poolId: string } | { readonly kind: 'unknown-model' };

/** By id, in the order of code units, whatever the order of the configuration. */
export function matchingPools<P extends RoutablePool>(request: RouteRequest, pools: readonly P[]): P[] {
  return pools
    .filter(pool => pool.engine === request.engine && pool.model.ref === request.model_ref)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

export function route(request: RouteRequest, pools: readonly RoutablePool[]): Route {
  const first = matchingPools(request, pools)[0];
  return first === undefined ? { kind: 'unknown-model' } : { kind: 'routed', poolId: first.id };
}
