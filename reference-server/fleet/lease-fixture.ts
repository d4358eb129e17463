// For tests: a pool whose engines have proven themselves, and its leases.
import { type PoolChanges, poolConfig, type ToldPool, toldPool } from './fixtures.ts';
import type { ReplicaLease } from './index.ts';

export const need = { ctx: 16 };

export async function readyPool(ids: readonly string[], changes: PoolChanges = {}): Promise<ToldPool> {
  const told = toldPool(poolConfig(ids, { self_test: false, ...changes }));
  told.pool.start();
  await told.pass(0);
  return told;
}

export function lease(
  { pool }: ToldPool,
  wanted: Parameters<ToldPool['pool']['acquire']>[0] = need,
): ReplicaLease {
  const acquired = pool.acquire(wanted);
  if (acquired.kind !== 'leased') throw new Error(`no lease: ${acquired.kind}`);
  return acquired.lease;
}
