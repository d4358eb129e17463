import { type Config, type MetricName, metricEntry, type Priority } from '#contracts';
import { type Core, engineLabel, poolLabels, tenantsOf } from './core.ts';
import type { Labels, Metrics } from './metrics.ts';
import type { Pool } from './pool.ts';

const priorities: readonly Priority[] = ['interactive', 'batch'];

const fresh: readonly MetricName[] = [
  'circuit_state',
  'active_leases',
  'kv_cache_usage_ratio',
  'pool_ready',
  'tasks_running',
  'queue_depth',
];

const showPool = (core: Core, pool: Pool): void => {
  const { metrics } = core;
  const labels = poolLabels(core, pool);
  const running = [...pool.running].map(task => task.request.priority);
  for (const priority of priorities) {
    const count = running.filter(own => own === priority).length;
    metrics.set('tasks_running', { ...labels, priority }, count);
    metrics.set('queue_depth', { ...labels, priority }, pool.room.depth(priority));
  }
  metrics.set('pool_ready', { pool_id: pool.id }, pool.isReady ? 1 : 0);
  for (const replica of pool.replicas) {
    const place = { pool_id: pool.id, replica_id: replica.id };
    const now = replica.breaker.state.replace('-', '_');
    for (const state of ['closed', 'open', 'half_open'])
      metrics.set('circuit_state', { ...place, state }, state === now ? 1 : 0);
    metrics.set('active_leases', place, replica.leases);
    const usage = replica.figures.kv_cache_usage_ratio;
    const version = replica.facts.version ?? pool.config.wire;
    if (usage !== undefined)
      metrics.set('kv_cache_usage_ratio', { ...labels, ...place, engine_version: version }, usage);
  }
};

/** Gauges follow the state at the moment of the scrape. */
export const refreshGauges = (core: Core, streamsOpen: number): void => {
  for (const name of fresh) core.metrics.clear(name);
  for (const pool of core.pools.values()) showPool(core, pool);
  core.metrics.set('streams_open', {}, streamsOpen);
  for (const tenant of tenantsOf(core.config()))
    for (const priority of priorities) {
      const labels = { tenant: tenant.id, priority };
      core.metrics.set('admission_share', labels, core.observations.share(tenant.id, priority));
    }
  core.observations.show(core.metrics);
};

const seededByPool: readonly MetricName[] = [
  'tasks_admitted_total',
  'tasks_recovered_total',
  'tasks_enqueued_total',
  'tasks_completed_total',
  'tasks_expired_total',
];

const seededAlone: readonly MetricName[] = [
  'sse_backpressure_drops_total',
  'reader_disconnects_total',
  'store_write_failures_total',
  'terminals_undurable_total',
  'session_evictions_total',
  'config_reloads_total',
  'cache_used_bytes',
];

/** Every combination of the closed values of a metric's labels. */
const closedLabels = (name: MetricName): Labels[] => {
  const entry = metricEntry(name);
  const own = entry.labels.flatMap(label => {
    const values = entry.values?.[label] ?? (label === 'result' ? ['pass', 'fail'] : undefined);
    return values === undefined ? [] : [{ label, values }];
  });
  return own.reduce<Labels[]>(
    (all, { label, values }) => all.flatMap(labels => values.map(value => ({ ...labels, [label]: value }))),
    [{}],
  );
};

/** Counters over configured labels stand at 0 from the start. */
export const seedMetrics = (metrics: Metrics, config: Config): void => {
  for (const name of seededAlone) for (const labels of closedLabels(name)) metrics.add(name, labels, 0);
  for (const sink of config.events.sinks) metrics.add('event_sink_drops_total', { sink: sink.id }, 0);
  for (const pool of config.pools) {
    const engine = engineLabel(config, pool.engine);
    const labels = { engine, pool_id: pool.id };
    for (const mode of ['soft', 'hard']) metrics.add('preemptions_total', { mode, engine }, 0);
    metrics.add('resumptions_total', { engine }, 0);
    for (const reason of closedLabels('tasks_canceled_total'))
      metrics.add('tasks_canceled_total', { ...labels, ...reason }, 0);
    for (const priority of priorities) {
      for (const name of seededByPool) metrics.add(name, { ...labels, priority }, 0);
      for (const reason of closedLabels('tasks_evicted_total'))
        metrics.add('tasks_evicted_total', { ...labels, ...reason, priority }, 0);
    }
  }
};
