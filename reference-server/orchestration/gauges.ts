// What stands at the moment of a scrape is read at the scrape.
import { priorityClasses } from '../admission/index.ts';
import type { Telemetry } from '../telemetry/index.ts';
import type { Core, PoolRuntime } from './core.ts';
import { shownState } from './live-task.ts';

function perClass(runtime: PoolRuntime, count: (priority: 'interactive' | 'batch') => number) {
  const { id, config } = runtime.pool;
  return priorityClasses.map(priority => ({
    labels: { engine: config.engine, pool_id: id, priority },
    value: count(priority),
  }));
}

interface Counted {
  readonly runtime: PoolRuntime;
  readonly state: 'queued' | 'running';
  readonly priority: string;
}

/** Of the same tasks that are counted as admitted and not yet as ended, so that the sums agree at every scrape. */
function countOf(core: Core, { runtime, state, priority }: Counted): number {
  let count = 0;
  for (const live of core.registry.all()) {
    const { task, isCounted } = live;
    const isHere = task.poolId === runtime.pool.id && task.request.priority === priority;
    if (isCounted && isHere && shownState(live) === state) count += 1;
  }
  return count;
}

/** What the engine says; else what sessions keep there of the bound that they share, where their size is known. */
function cacheUse(core: Core) {
  const { kv_bytes_max: bytesMax } = core.config.sessions;
  return [...core.pools.values()].flatMap(({ pool }) => {
    const { engine, model } = pool.config;
    const isSized = bytesMax > 0 && model.kv_bytes_per_token > 0;
    return pool.describe().replicas.flatMap(({ replica_id, engine_version = pool.config.wire }) => {
      const kept = isSized ? core.sessions.kvBytesOn(replica_id) / bytesMax : undefined;
      const value = pool.cacheUsage(replica_id) ?? kept;
      const labels = { engine, engine_version, pool_id: pool.id, replica_id };
      return value === undefined ? [] : [{ labels, value }];
    });
  });
}

export function collectGauges(core: Core, telemetry: Telemetry): void {
  const runtimes = (): PoolRuntime[] => [...core.pools.values()];
  telemetry.collect('queue_depth', () =>
    runtimes().flatMap(runtime =>
      perClass(runtime, priority => countOf(core, { runtime, state: 'queued', priority })),
    ),
  );
  telemetry.collect('tasks_running', () =>
    runtimes().flatMap(runtime =>
      perClass(runtime, priority => countOf(core, { runtime, state: 'running', priority })),
    ),
  );
  telemetry.collect('kv_cache_usage_ratio', () => cacheUse(core));
  telemetry.collect('admission_share', () =>
    core.shares
      .shares()
      .map(({ tenant, priority, share }) => ({ labels: { tenant, priority }, value: share })),
  );
}
