// The parts of the server, each made of what it is handed; compose.ts puts them together.
import { isDeepStrictEqual } from 'node:util';
import type { Config, PoolConfig, ReplicaConfig } from '#contracts';
import type { EngineAdapter } from '#contracts/adapter';
import { type ArtifactStore, openMemoryArtifactStore } from './artifacts/index.ts';
import { type CatalogStore, openMemoryCatalogStore } from './catalog/index.ts';
import {
  type Environment,
  type LoadedConfig,
  processEnvironment,
  type RefusedConfig,
} from './config/index.ts';
import { AuditTrail, type PreparedPart } from './control/index.ts';
import { type Egress, postJson } from './egress/index.ts';
import { AdapterModules, AdapterRefused, createAdapter } from './engines/index.ts';
import { DeviceWatch, hostRunner, procMemory, Supervision } from './fleet/index.ts';
import { type Identity, keylessTenantId } from './identity/index.ts';
import { OrchestratorError, type World } from './kernel/index.ts';
import type { OrchestratorOptions } from './orchestration/index.ts';
import { openMemoryStore, openSqliteStore } from './persistence/index.ts';
import { compilePipeline, type EventBus, Pipeline, type PipelineSwitch } from './pipeline/index.ts';
import { recordEvent, type Store } from './tasks/index.ts';
import { createTelemetry, type Telemetry } from './telemetry/index.ts';

export interface ServerOptions {
  readonly world: World;
  readonly config: Config;
  /** What relative paths of the configuration start from. */
  readonly folder: string;
  /** Gets each log line with its line feed. */
  readonly writeLine: (line: string) => void;
  /** The value of a variable that the configuration names. */
  readonly secretOf: (environmentName: string) => string | undefined;
  /** The host's, in which engines and the tools of devices run; absent: the process's own. */
  readonly environment?: Environment | undefined;
  /** Reads the document again; absent where there is none that could be. */
  readonly reread?: (() => LoadedConfig | RefusedConfig) | undefined;
}

export function labelsOf(config: Config, identity: Identity) {
  return {
    pools: config.pools.map(pool => ({
      poolId: pool.id,
      engine: pool.engine,
      replicaIds: pool.replicas.map(replica => replica.id),
    })),
    tenants: [...config.tenants.map(tenant => tenant.id), ...(identity.isKeyless ? [keylessTenantId] : [])],
    sinks: config.events.sinks.map(sink => sink.id),
    plugins: config.plugins.map(({ id, phase }) => ({ id, phase })),
  };
}

export function makeTelemetry(
  { world, config, writeLine }: ServerOptions,
  identity: Identity,
  egress: Egress,
) {
  const labels = labelsOf(config, identity);
  const { log_level, metric_engine_labels_max, otlp_url: url } = config.telemetry;
  const post = postJson({ egress, trust: 'named' });
  return createTelemetry({
    world,
    writeLine,
    collector: url === undefined ? undefined : { url, post },
    config: { labels, level: log_level, enginesMax: metric_engine_labels_max },
  });
}

export interface Stores {
  readonly store: Store;
  readonly models: CatalogStore;
  readonly artifacts: ArtifactStore;
}

export async function openStores({ config }: ServerOptions): Promise<Stores> {
  const endedRowsMax = config.store.idempotency_rows_max;
  if (config.store.kind === 'memory') {
    const artifacts = openMemoryArtifactStore();
    return { store: openMemoryStore({ endedRowsMax }), models: openMemoryCatalogStore(), artifacts };
  }
  const store = await openSqliteStore({ path: config.store.path, endedRowsMax });
  return { store, models: store.models, artifacts: store.artifacts };
}

export interface AdapterParts {
  readonly options: ServerOptions;
  readonly egress: Egress;
  readonly telemetry: Telemetry;
  readonly adapters: AdapterModules;
}

function adapterOf(
  { options, egress, telemetry, adapters }: AdapterParts,
  replica: ReplicaConfig,
  pool: PoolConfig,
): EngineAdapter {
  const apiKey = replica.api_key_env === undefined ? undefined : options.secretOf(replica.api_key_env);
  if (apiKey !== undefined) telemetry.protect(apiKey);
  return createAdapter(
    {
      wire: pool.wire,
      replicaId: replica.id,
      model: pool.model.ref,
      url: replica.url,
      apiKey,
      connectMs: pool.timeouts.connect_ms,
      egress,
      contextMax: pool.model.ctx_max,
      slots: replica.slots,
      chatTemplate: pool.model.chat_template,
      modelPath: pool.model.path,
      scripted: replica.scripted,
      module: replica.adapter?.module === undefined ? undefined : adapters.of(replica.adapter.module),
      adapterUrl: replica.adapter?.url,
    },
    options.world,
  );
}

/** Rejects with CONFIG_INVALID, naming the adapter. */
export async function prepareAdapters(adapters: AdapterModules, { pools }: Config): Promise<void> {
  const named = pools.flatMap(({ replicas }) => replicas.flatMap(({ adapter }) => adapter ?? []));
  await adapters.prepare(named).catch((cause: unknown) => {
    if (!(cause instanceof AdapterRefused)) throw cause;
    throw new OrchestratorError('CONFIG_INVALID', { message: cause.message, cause });
  });
}

export async function adapterModules(
  { config, folder }: ServerOptions,
  egress: Egress,
): Promise<AdapterModules> {
  const adapters = new AdapterModules({ folder, egress });
  await prepareAdapters(adapters, config);
  return adapters;
}

export interface PipelineParts {
  readonly options: ServerOptions;
  readonly telemetry: Telemetry;
  readonly events: EventBus;
}

export async function makePipeline(
  { options, telemetry, events }: PipelineParts,
  config: Config,
): Promise<Pipeline> {
  const { world, folder } = options;
  const plugins = await compilePipeline(config.plugins, { world, folder });
  const pipeline = new Pipeline({
    plugins,
    world,
    telemetry,
    report: (task, body) =>
      events.publish({ ...recordEvent(task, world.wallMs(), body), tenant_id: task.tenantId }),
  });
  await pipeline.start();
  return pipeline;
}

export function makeSupervision(options: ServerOptions, telemetry: Telemetry): Supervision {
  const { world, folder, environment = processEnvironment() } = options;
  const devices = new DeviceWatch({ world, run: hostRunner(world, { PATH: environment.PATH }) });
  return new Supervision({ world, telemetry, devices, host: procMemory(), environment, folder });
}

export function poolMaker(
  parts: AdapterParts,
  supervision: Supervision,
  admit: (pool: PoolConfig) => Promise<void>,
): OrchestratorOptions['makePool'] {
  const { options, telemetry } = parts;
  return (config, onChange, onReplicaLost) =>
    supervision.makePool({
      config,
      world: options.world,
      onChange,
      onReplicaLost,
      telemetry,
      admitModel: admit,
      createAdapter: (replica, of) => adapterOf(parts, replica, of),
    });
}

const nothingChanges: PreparedPart = { commit: () => undefined, abandon: () => undefined };

/** Plugins of another configuration; calls that are under way end with the ones they began with. */
export async function preparePlugins(
  parts: PipelineParts & { readonly pipelines: PipelineSwitch },
  next: Config,
  before: Config,
): Promise<PreparedPart> {
  if (isDeepStrictEqual(next.plugins, before.plugins)) return nothingChanges;
  const pipeline = await makePipeline(parts, next);
  return { commit: () => parts.pipelines.use(pipeline), abandon: () => pipeline.close() };
}

export function openAudit({ world }: ServerOptions, telemetry: Telemetry, store: Store): Promise<AuditTrail> {
  return AuditTrail.open({
    world,
    store,
    onLost: ({ action, correlationId }) => {
      telemetry.count('store_write_failures_total', { kind: 'audit' });
      telemetry.log('error', 'audit-lost', { action, correlation_id: correlationId });
    },
  });
}

/** What the document says now; its variables count from then on. */
export function rereader({ reread }: ServerOptions, useSecrets: (of: ServerOptions['secretOf']) => void) {
  if (reread === undefined) return undefined;
  return () => {
    const loaded = reread();
    if (loaded.ok) useSecrets(loaded.secretOf);
    return loaded;
  };
}
