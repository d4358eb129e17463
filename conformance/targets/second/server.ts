import type { Config, TaskEvent } from '#contracts';
import { Audit } from './audit.ts';
import type { Clock } from './clock.ts';
import { type Core, poolLabels } from './core.ts';
import { pump } from './dispatcher.ts';
import { EventSink } from './event-sinks.ts';
import { seedMetrics } from './gauges.ts';
import { type Handlers, HttpServer } from './http/http-server.ts';
import { OpenStreams } from './http/open-streams.ts';
import type { LoadedConfig } from './load-config.ts';
import type { Logger } from './log.ts';
import { Metrics } from './metrics.ts';
import { Observations } from './observations.ts';
import { listAuditRecords, makeReloadConfig, type Settings } from './operations/administration.ts';
import {
  getApiPage,
  getCapabilities,
  getHealthz,
  getOpenapi,
  getReadyz,
  makeGetMetrics,
} from './operations/open.ts';
import {
  drainPool,
  getPoolHealth,
  listPools,
  listReplicaSets,
  reloadPool,
  resumePool,
} from './operations/pools.ts';
import { deleteSession, getSession } from './operations/sessions.ts';
import { cancelTask, createTask, getTask, listTasks, makeStreamTask } from './operations/tasks.ts';
import { Pool } from './pool.ts';
import { QuotaBook } from './quotas.ts';
import { Sessions } from './sessions.ts';
import { TaskBook } from './task-book.ts';
import { endTask } from './task-end.ts';

export interface ServerOptions {
  readonly clock: Clock;
  readonly log: Logger;
  readonly settings: Settings;
  readonly load: () => LoadedConfig;
  readonly credentialOf: (name: string) => string | undefined;
}

const sweepMs = 1000;
const pollMs = 20;

const keysOf = (config: Config) => config.tenants.flatMap(tenant => tenant.keys);

/** A whole orchestrator in one process, all in memory. */
export class SecondServer {
  readonly core: Core;
  readonly http: HttpServer;
  readonly #options: ServerOptions;
  readonly #streams: OpenStreams;
  readonly #pools = new Map<string, Pool>();
  #isStopping = false;

  constructor(options: ServerOptions) {
    this.#options = options;
    this.core = this.#makeCore();
    this.#streams = new OpenStreams(this.core);
    seedMetrics(this.core.metrics, options.settings.config);
    this.core.metrics.set('process_start_time_seconds', {}, options.clock.wallMs() / 1000);
    for (const config of options.settings.config.pools) this.#pools.set(config.id, this.#makePool(config));
    this.http = new HttpServer(this.core, this.#handlers());
  }

  /** The port that it listens on. */
  async listen(port: number, host: string): Promise<number> {
    const { server } = this.http;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
    for (const pool of this.#pools.values()) for (const replica of pool.replicas) replica.start();
    this.#sweep();
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : port;
  }

  /** Nothing new; what runs has the grace, then it is interrupted. */
  async stop(): Promise<void> {
    if (this.#isStopping) return;
    this.#isStopping = true;
    const { core } = this;
    const grace = core.config().server.shutdown_grace_ms;
    core.stopAtMs = core.clock.nowMs() + grace;
    const running = () => [...this.#pools.values()].flatMap(pool => [...pool.running]);
    for (const pool of this.#pools.values())
      core.metrics.add('drain_events_total', { pool_id: pool.id, reason: 'shutdown' });
    while (running().length > 0 && core.clock.nowMs() < core.stopAtMs) await this.#pause(pollMs);
    for (const task of running()) endTask(core, task, { state: 'failed', code: 'INTERRUPTED' });
    for (const pool of this.#pools.values()) for (const replica of pool.replicas) replica.stop();
    await this.#pause(pollMs);
    this.#streams.closeAll('shutdown');
    this.http.server.close();
    this.http.server.closeAllConnections();
  }

  #pause(delayMs: number): Promise<void> {
    return new Promise(resolve => this.core.clock.after(delayMs, resolve));
  }

  #sweep(): void {
    if (this.#isStopping) return;
    this.core.book.sweep();
    this.core.sessions.sweep();
    this.core.clock.after(sweepMs, () => this.#sweep());
  }

  #makeCore(): Core {
    const { clock, log, settings } = this.#options;
    const config = () => settings.config;
    const metrics = new Metrics();
    const sinks = settings.config.events.sinks.map(
      sink =>
        new EventSink({
          sink,
          privateRanges: settings.config.network.private_addresses,
          onDrop: id => metrics.add('event_sink_drops_total', { sink: id }),
        }),
    );
    const publish = (event: TaskEvent, tenantId: string): void => {
      for (const sink of sinks) sink.publish({ ...event, tenant_id: tenantId });
    };
    const onExpired = () => metrics.add('session_evictions_total', { reason: 'expired' });
    return {
      clock,
      log,
      metrics,
      config,
      publish,
      audit: new Audit(clock),
      quotas: new QuotaBook(clock),
      sessions: new Sessions(clock, config, onExpired),
      book: new TaskBook(clock, config),
      observations: new Observations(clock, config),
      pools: this.#pools,
      stopAtMs: undefined,
    };
  }

  #makePool(config: Pool['config']): Pool {
    const { core } = this;
    return new Pool(config, {
      clock: core.clock,
      config: core.config,
      credentialOf: this.#options.credentialOf,
      onChange: pool => pump(core, pool),
      onPreload: (pool, { replica, result, cause }) => {
        const labels = { ...poolLabels(core, pool), replica_id: replica.id, result };
        core.metrics.add('preload_outcomes_total', labels);
        const fields = { event: 'pool.preload', pool_id: pool.id, replica_id: replica.id, reason: cause };
        core.log.write(result === 'pass' ? 'info' : 'warn', `preload: ${result}`, fields);
      },
    });
  }

  #handlers(): Handlers {
    const { settings, load } = this.#options;
    return {
      createTask,
      listTasks,
      getTask,
      streamTask: makeStreamTask(this.#streams),
      cancelTask,
      getSession,
      deleteSession,
      getHealthz,
      getReadyz,
      getMetrics: makeGetMetrics(this.#streams),
      getOpenapi,
      getApiPage,
      listPools,
      drainPool,
      resumePool,
      reloadPool,
      getPoolHealth,
      listReplicaSets,
      getCapabilities,
      reloadConfig: makeReloadConfig({ settings, load, apply: previous => this.#apply(previous) }),
      listAuditRecords,
    };
  }

  /** The new configuration in force: pools take their settings, streams of revoked keys close. */
  #apply(previous: Config): void {
    const { config } = this.#options.settings;
    for (const pool of config.pools) {
      const own = this.#pools.get(pool.id);
      if (own !== undefined) own.config = pool;
    }
    const valid = new Set(keysOf(config).map(key => key.hash));
    const revoked = keysOf(previous).filter(key => !valid.has(key.hash));
    this.#streams.closeAll('revoked', keyId => revoked.some(key => key.id === keyId));
    seedMetrics(this.core.metrics, config);
    for (const pool of this.#pools.values()) pump(this.core, pool);
  }
}
