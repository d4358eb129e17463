// What the parts of the orchestration share. Each part is handed this and nothing global.
import type { Config } from '#contracts';
import type { AdmissionQueue, ServedShares, TenantQuotas } from '../admission/index.ts';
import type { Pool } from '../fleet/index.ts';
import { present, type Timer, type World } from '../kernel/index.ts';
import type { EventBus, Pipeline } from '../pipeline/index.ts';
import type { Budgets, Sessions } from '../sessions/index.ts';
import type { Store, Task } from '../tasks/index.ts';
import type { Forecast } from './forecast.ts';
import type { LiveTask } from './live-task.ts';
import type { Metering } from './metering.ts';
import type { StoreHealth } from './store-health.ts';
import type { TaskRegistry } from './task-registry.ts';

/** One pool at work: its replicas, its queue, and what was learned of it. */
export interface PoolRuntime {
  readonly pool: Pool;
  readonly queue: AdmissionQueue;
  readonly forecast: Forecast;
  readonly running: Set<LiveTask>;
  /** Rings when the next waiting task's deadline comes. */
  alarm: Timer | undefined;
  alarmAtMs: number | undefined;
  isKicked: boolean;
  preemptedAtMs: number[];
}

export interface Core {
  readonly world: World;
  readonly config: Config;
  readonly store: Store;
  readonly health: StoreHealth;
  readonly pipeline: Pipeline;
  readonly events: EventBus;
  readonly sessions: Sessions;
  readonly budgets: Budgets;
  readonly quotas: TenantQuotas;
  readonly shares: ServedShares;
  readonly metering: Metering;
  readonly registry: TaskRegistry;
  readonly pools: ReadonlyMap<string, PoolRuntime>;
}

/** The pool that a task is in now. A task is only ever put into a configured pool. */
export function poolOf(core: Core, task: Task): PoolRuntime {
  return present(core.pools.get(task.poolId), 'a task is in a configured pool');
}
