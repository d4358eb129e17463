// What the configuration of a run promises, as plain questions about facts.
import type { Config, PoolConfig } from '#contracts';
import { backoffMs } from '#reference-server';
import type { EngineCallFacts, TaskFacts } from './task-facts.ts';

/** The server's own pause between tries of a terminal write. */
const writeRetryMs = 50;

export class Rules {
  readonly config: Config;
  readonly #pools: ReadonlyMap<string, PoolConfig>;

  constructor(config: Config) {
    this.config = config;
    this.#pools = new Map(config.pools.map(pool => [pool.id, pool]));
  }

  pool(poolId: string): PoolConfig | undefined {
    return this.#pools.get(poolId);
  }

  get reruns(): boolean {
    return this.config.store.on_restart === 'rerun';
  }

  /** From the decision to end until everybody knows, with a store that fails. */
  get endMsMax(): number {
    return this.config.store.terminal_write_timeout_ms + writeRetryMs;
  }

  /** The shortest wait that the failed call allows. */
  backoffMs(task: TaskFacts, failed: EngineCallFacts): number {
    const retry = this.pool(failed.poolId)?.retry;
    if (retry === undefined) return 0;
    const isCounted = (call: EngineCallFacts): boolean =>
      call.failure !== undefined && call.poolId === failed.poolId && call.server === failed.server;
    const failures = task.calls.filter(isCounted).length;
    const leastMs = backoffMs({ baseMs: retry.base_ms, capMs: retry.cap_ms }, failures) * (1 - retry.jitter);
    return Math.max(leastMs, failed.failure?.retryAfterMs ?? 0);
  }

  isFirstAfterRecovery(task: TaskFacts): boolean {
    return (
      task.wasQueuedAtCrash &&
      !task.hangsOnCommit &&
      !task.wasDispatchedSinceRecovery &&
      task.terminal === undefined &&
      task.endAskedAtMs === undefined &&
      task.sessionKey === undefined
    );
  }

  isSameFlow(a: TaskFacts, b: TaskFacts): boolean {
    return (
      a.tenantId === b.tenantId && a.request.priority === b.request.priority && a.queuedIn === b.queuedIn
    );
  }

  concurrentMax(tenantId: string): number | undefined {
    return this.config.tenants.find(tenant => tenant.id === tenantId)?.quotas.concurrent_max;
  }
}
