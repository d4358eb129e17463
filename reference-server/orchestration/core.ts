// What the parts of the orchestration share. Each part is handed this and nothing global.
import type { Config, PoolConfig } from '#contracts';
import type { AdmissionQueue, ServedShares, TenantQuotas } from '../admission/index.ts';
import type { Pool } from '../fleet/index.ts';
import { present, type Timer, type World } from '../kernel/index.ts';
import type { CallPipeline, EventBus } from '../pipeline/index.ts';
import type { Budgets, Sessions } from '../sessions/index.ts';
import type { Store, Task } from '../tasks/index.ts';
import type { Forecast } from './forecast.ts';
import type { LiveTask } from './live-task.ts';
import type { LoadShedding } from './load-shedding.ts';
import type { Metering } from './metering.ts';
import type { RuntimeParts } from './pool-runtime.ts';
import type { StoreHealth } from './store-health.ts';
import type { TaskRegistry } from './task-registry.ts';

/** What the catalog says of a model, where there is a catalog. */
export interface ModelGate {
  /** Throws where the model takes no such task. */
  admit(modelRef: string, task: { readonly override: boolean; readonly isNewSession: boolean }): void;
  /** Whether it takes work that asks for nothing special. */
  takes(modelRef: string): boolean;
  /** Whether the pool's trial takes a part of the sessions, everything, or nothing. */
  trialOf(config: PoolConfig): 'part' | 'all' | 'off';
}

/** One pool at work: its replicas, its queue, and what was learned of it. */
export interface PoolRuntime {
  /** Another one after a reload. */
  pool: Pool;
  readonly queue: AdmissionQueue;
  readonly forecast: Forecast;
  readonly shedding: LoadShedding;
  readonly running: Set<LiveTask>;
  /** Rings when the next waiting task's deadline comes. */
  alarm: Timer | undefined;
  alarmAtMs: number | undefined;
  isKicked: boolean;
  preemptedAtMs: number[];
  /** Told after each round of dispatching: something may have ended. */
  readonly watchers: Set<() => void>;
  /** The configuration names it no more: it takes nothing new. */
  isLeaving: boolean;
  /** Its workers are being replaced: what waits, waits. */
  isPaused: boolean;
}

export interface Core {
  readonly world: World;
  /** Another one after a reload: read where it is used. */
  config: Config;
  readonly store: Store;
  readonly health: StoreHealth;
  readonly pipeline: CallPipeline;
  readonly events: EventBus;
  readonly sessions: Sessions;
  readonly budgets: Budgets;
  readonly quotas: TenantQuotas;
  readonly shares: ServedShares;
  readonly metering: Metering;
  readonly registry: TaskRegistry;
  /** How further pools are made, after a reload. */
  readonly runtimes: RuntimeParts;
  readonly pools: Map<string, PoolRuntime>;
  readonly models: ModelGate;
}

/** The pool that a task is in now. A task is only ever put into a configured pool. */
export function poolOf(core: Core, task: Task): PoolRuntime {
  return present(core.pools.get(task.poolId), 'a task is in a configured pool');
}
