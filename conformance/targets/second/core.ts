import type { Config, TaskEvent, TenantConfig } from '#contracts';
import type { Audit } from './audit.ts';
import type { Clock } from './clock.ts';
import type { Logger } from './log.ts';
import type { Labels, Metrics } from './metrics.ts';
import type { Observations } from './observations.ts';
import type { Pool } from './pool.ts';
import type { QuotaBook } from './quotas.ts';
import type { Sessions } from './sessions.ts';
import type { Task } from './task.ts';
import type { TaskBook } from './task-book.ts';

/** What every part of the server works on. */
export interface Core {
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly audit: Audit;
  readonly quotas: QuotaBook;
  readonly sessions: Sessions;
  readonly book: TaskBook;
  readonly observations: Observations;
  readonly pools: ReadonlyMap<string, Pool>;
  readonly config: () => Config;
  readonly publish: (event: TaskEvent, tenantId: string) => void;
  /** When the grace of a shutdown ends; absent while none is under way. */
  stopAtMs: number | undefined;
}

export const defaultTenant: TenantConfig = { id: 'default', weight: 1, keys: [], quotas: {}, budgets: {} };

export const tenantsOf = (config: Config): readonly TenantConfig[] =>
  config.tenants.length > 0 ? config.tenants : [defaultTenant];

/** Engines beyond the budget, and those that no pool names, share one label. */
export const engineLabel = (config: Config, engine: string | undefined): string => {
  const names = [...new Set(config.pools.map(pool => pool.engine))].slice(
    0,
    config.telemetry.metric_engine_labels_max,
  );
  return engine !== undefined && names.includes(engine) ? engine : 'other';
};

export const poolLabels = (
  core: Core,
  pool: Pool,
): { readonly engine: string; readonly pool_id: string } => ({
  engine: engineLabel(core.config(), pool.config.engine),
  pool_id: pool.id,
});

export const classLabels = (core: Core, task: Task): Labels => ({
  ...poolLabels(core, task.pool),
  priority: task.request.priority,
});

export const noteEvent = (
  core: Core,
  task: Task,
  event: Pick<TaskEvent, 'type'> & Partial<TaskEvent>,
): void => {
  core.publish(task.note(event, core.clock.wallMs()), task.origin.tenant.id);
};
