import type { Config, PoolConfig } from '../config-types.ts';
import { above, type Breach, type ConfigRule } from './rule.ts';

interface Pair<Part> {
  readonly name: string;
  readonly because: string;
  /** Path below the part, and the value that is bounded. */
  readonly low: readonly [string, (part: Part) => number | undefined];
  readonly high: readonly [string, (part: Part) => number];
}

const check = <Part>(pair: Pair<Part>, part: Part, root: string): Breach[] => {
  const [path, value] = pair.low;
  const [limitName, limit] = pair.high;
  return above({
    path: `${root}/${path}`,
    value: value(part),
    limit: limit(part),
    limitName: limitName.replaceAll('/', '.'),
  });
};

const wholePairs: readonly Pair<Config>[] = [
  {
    name: 'stream-retention-within-task',
    because: "A stream is part of its task's record.",
    low: ['store/stream_retention_ms', config => config.store.stream_retention_ms],
    high: ['store/task_retention_ms', config => config.store.task_retention_ms],
  },
  {
    name: 'task-retention-within-idempotency',
    because: 'A task id must not run again while its record stands.',
    low: ['store/task_retention_ms', config => config.store.task_retention_ms],
    high: ['store/idempotency_window_ms', config => config.store.idempotency_window_ms],
  },
  {
    name: 'header-timeout-within-request',
    because: 'The headers are part of the request.',
    low: ['server/limits/header_timeout_ms', config => config.server.limits.header_timeout_ms],
    high: ['server/limits/request_timeout_ms', config => config.server.limits.request_timeout_ms],
  },
  {
    name: 'heartbeat-within-idle',
    because: 'A stream that only breathes must not count as idle.',
    low: ['streams/heartbeat_ms', config => config.streams.heartbeat_ms],
    high: ['streams/idle_ms', config => config.streams.idle_ms],
  },
  {
    name: 'reader-buffer-within-stream',
    because: 'No reader can lag behind by more than the whole stream.',
    low: ['streams/reader_buffer_bytes_max', config => config.streams.reader_buffer_bytes_max],
    high: ['streams/stream_bytes_max', config => config.streams.stream_bytes_max],
  },
];

const poolPairs: readonly Pair<PoolConfig>[] = [
  {
    name: 'class-capacity-within-capacity',
    because: 'A class has its place within the queue.',
    low: ['queue/class_capacity/interactive', pool => pool.queue.class_capacity.interactive],
    high: ['queue/capacity', pool => pool.queue.capacity],
  },
  {
    name: 'class-capacity-within-capacity',
    because: 'A class has its place within the queue.',
    low: ['queue/class_capacity/batch', pool => pool.queue.class_capacity.batch],
    high: ['queue/capacity', pool => pool.queue.capacity],
  },
  {
    name: 'idle-timeout-within-wall',
    because: 'A silence is part of the call.',
    low: ['timeouts/idle_ms', pool => pool.timeouts.idle_ms],
    high: ['timeouts/wall_ms', pool => pool.timeouts.wall_ms],
  },
  {
    name: 'connect-timeout-within-wall',
    because: 'Connecting is part of the call.',
    low: ['timeouts/connect_ms', pool => pool.timeouts.connect_ms],
    high: ['timeouts/wall_ms', pool => pool.timeouts.wall_ms],
  },
  {
    name: 'retry-base-within-cap',
    because: 'The first wait is the shortest.',
    low: ['retry/base_ms', pool => pool.retry.base_ms],
    high: ['retry/cap_ms', pool => pool.retry.cap_ms],
  },
  {
    name: 'restart-base-within-cap',
    because: 'The first wait is the shortest.',
    low: ['restart/base_ms', pool => pool.restart.base_ms],
    high: ['restart/cap_ms', pool => pool.restart.cap_ms],
  },
  {
    name: 'breaker-trials-within-failures',
    because: 'A trial must not cost more failures than opened the breaker.',
    low: ['breaker/half_open_max', pool => pool.breaker.half_open_max],
    high: ['breaker/failures', pool => pool.breaker.failures],
  },
  {
    name: 'max-tokens-within-context',
    because: 'What is generated fills the context too.',
    low: ['model/max_tokens_max', pool => pool.model.max_tokens_max],
    high: ['model/ctx_max', pool => pool.model.ctx_max],
  },
];

const poolRule = (pair: Pair<PoolConfig>): ConfigRule => ({
  name: pair.name,
  because: pair.because,
  find: config => config.pools.flatMap((pool, at) => check(pair, pool, `/pools/${at}`)),
});

export const boundRules: readonly ConfigRule[] = [
  ...wholePairs.map(pair => ({
    name: pair.name,
    because: pair.because,
    find: (config: Config) => check(pair, config, ''),
  })),
  ...poolPairs.map(poolRule),
  {
    name: 'burst-needs-rate',
    because: 'A bucket that never refills would refuse for ever.',
    find: config =>
      config.tenants.flatMap(({ quotas }, at) =>
        quotas.burst !== undefined && quotas.requests_per_second === undefined
          ? [
              {
                path: `/tenants/${at}/quotas/burst`,
                found: String(quotas.burst),
                allowed: 'nothing without requests_per_second',
              },
            ]
          : [],
      ),
  },
];
