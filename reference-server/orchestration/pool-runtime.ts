// A pool at work, as it is made from the configuration.
import type { Config, PoolConfig } from '#contracts';
import { AdmissionQueue, type FullPolicy, type QueueRules, type TurnLines } from '../admission/index.ts';
import type { Pool } from '../fleet/index.ts';
import type { PoolRuntime } from './core.ts';
import { Forecast } from './forecast.ts';
import { LoadShedding } from './load-shedding.ts';

export function queueRules(config: Config, pool: PoolConfig): QueueRules {
  const { interactive, batch } = config.classes;
  return {
    capacity: pool.queue.capacity,
    classCapacity: pool.queue.class_capacity,
    fullPolicy: pool.queue.full_policy as FullPolicy,
    etaAwareEviction: pool.queue.eta_aware_eviction,
    classWeights: { interactive: interactive.weight, batch: batch.weight },
    tenantWeights: new Map(config.tenants.map(tenant => [tenant.id, tenant.weight])),
  };
}

export interface RuntimeParts {
  makePool(config: PoolConfig): Pool;
  /** One turn of a session runs at a time, whichever pools its tasks are in. */
  readonly lines: TurnLines;
  kick(poolId: string): void;
}

export function makeRuntime(
  { makePool, lines, kick }: RuntimeParts,
  config: Config,
  pool: PoolConfig,
): PoolRuntime {
  const { first_token_ms, token_ms } = pool.priors;
  return {
    pool: makePool(pool),
    queue: new AdmissionQueue(queueRules(config, pool), { lines, onPromoted: () => kick(pool.id) }),
    forecast: new Forecast({ firstTokenMs: first_token_ms, tokenMs: token_ms }),
    shedding: new LoadShedding(config.fairness.share_window_ms),
    running: new Set(),
    alarm: undefined,
    alarmAtMs: undefined,
    isKicked: false,
    preemptedAtMs: [],
    watchers: new Set(),
    isLeaving: false,
    isPaused: false,
  };
}
