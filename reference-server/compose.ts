// The one file that wires the server: what exists, and who is handed what.
import { isDeepStrictEqual } from 'node:util';
import type { Config, PoolConfig, ReplicaConfig } from '#contracts';
import type { EngineAdapter } from '#contracts/adapter';
import { ApiServer } from './api/index.ts';
import { type ArtifactStore, openMemoryArtifactStore } from './artifacts/index.ts';
import { type CatalogStore, openMemoryCatalogStore } from './catalog/index.ts';
import { type LoadedConfig, processEnvironment, type RefusedConfig } from './config/index.ts';
import {
  AuditTrail,
  admitModel,
  ConfigControl,
  ControlPlane,
  modelGate,
  openModels,
  type PreparedPart,
  revokedKeys,
} from './control/index.ts';
import { Egress, fetchGuarded, postJson } from './egress/index.ts';
import { createAdapter } from './engines/index.ts';
import { DeviceWatch, hostRunner, procMemory, Supervision } from './fleet/index.ts';
import { Identity, keylessTenantId } from './identity/index.ts';
import type { World } from './kernel/index.ts';
import { Orchestrator, type OrchestratorOptions } from './orchestration/index.ts';
import { openMemoryStore, openSqliteStore } from './persistence/index.ts';
import { compilePipeline, createSinks, EventBus, Pipeline, PipelineSwitch } from './pipeline/index.ts';
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
  /** Reads the document again; absent where there is none that could be. */
  readonly reread?: (() => LoadedConfig | RefusedConfig) | undefined;
}

export interface RunningServer {
  readonly address: string;
  /** Takes another configuration, or stays as it is and says why in the log. */
  reload(): Promise<void>;
  /** What runs may end within the grace; nothing is dispatched any more. */
  stop(): Promise<void>;
  /** Cuts off whatever is left. */
  destroy(): void;
}

function labelsOf(config: Config, identity: Identity) {
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

function makeTelemetry({ world, config, writeLine }: ServerOptions, identity: Identity, egress: Egress) {
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

/** For the traces of the last answers. */
const tracesFlushMsMax = 2_000;

interface Stores {
  readonly store: Store;
  readonly models: CatalogStore;
  readonly artifacts: ArtifactStore;
}

async function openStores({ config }: ServerOptions): Promise<Stores> {
  if (config.store.kind === 'memory') {
    const artifacts = openMemoryArtifactStore();
    return { store: openMemoryStore(), models: openMemoryCatalogStore(), artifacts };
  }
  const store = await openSqliteStore({ path: config.store.path });
  return { store, models: store.models, artifacts: store.artifacts };
}

interface AdapterParts {
  readonly options: ServerOptions;
  readonly egress: Egress;
  readonly telemetry: Telemetry;
}

function adapterOf(
  { options, egress, telemetry }: AdapterParts,
  replica: ReplicaConfig,
  pool: PoolConfig,
): EngineAdapter {
  const apiKey = replica.api_key_env === undefined ? undefined : options.secretOf(replica.api_key_env);
  if (apiKey !== undefined) telemetry.protect(apiKey);
  return createAdapter(
    {
      wire: pool.wire,
      replicaId: replica.id,
      url: replica.url,
      apiKey,
      connectMs: pool.timeouts.connect_ms,
      egress,
      contextMax: pool.model.ctx_max,
      slots: replica.slots,
      modelPath: pool.model.path,
      scripted: replica.scripted,
    },
    options.world,
  );
}

interface PipelineParts {
  readonly options: ServerOptions;
  readonly telemetry: Telemetry;
  readonly events: EventBus;
}

async function makePipeline(
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

function makeSupervision({ world, folder }: ServerOptions, telemetry: Telemetry): Supervision {
  const environment = processEnvironment();
  const devices = new DeviceWatch({ world, run: hostRunner(world, { PATH: environment.PATH }) });
  return new Supervision({ world, telemetry, devices, host: procMemory(), environment, folder });
}

function poolMaker(
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
async function preparePlugins(
  parts: PipelineParts & { readonly pipelines: PipelineSwitch },
  next: Config,
  before: Config,
): Promise<PreparedPart> {
  if (isDeepStrictEqual(next.plugins, before.plugins)) return nothingChanges;
  const pipeline = await makePipeline(parts, next);
  return { commit: () => parts.pipelines.use(pipeline), abandon: () => pipeline.close() };
}

function openAudit({ world }: ServerOptions, telemetry: Telemetry, store: Store): Promise<AuditTrail> {
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
function rereader({ reread }: ServerOptions, useSecrets: (of: ServerOptions['secretOf']) => void) {
  if (reread === undefined) return undefined;
  return () => {
    const loaded = reread();
    if (loaded.ok) useSecrets(loaded.secretOf);
    return loaded;
  };
}

export async function startServer(given: ServerOptions): Promise<RunningServer> {
  const { world, config } = given;
  let secretOf = given.secretOf;
  const options: ServerOptions = { ...given, secretOf: name => secretOf(name) ?? given.secretOf(name) };
  const identity = new Identity(config.tenants);
  const egress = new Egress({ privateAddresses: config.network.private_addresses });
  const telemetry = makeTelemetry(options, identity, egress);
  const { tracer } = telemetry;
  const post = postJson({ egress, trust: 'listed' });
  const events = new EventBus({ sinks: createSinks(config.events.sinks, { world, telemetry, post }) });
  const pipelines = new PipelineSwitch(await makePipeline({ options, telemetry, events }, config));
  const { store, ...stores } = await openStores(options);
  const configuration: ConfigControl = new ConfigControl({
    world,
    telemetry,
    first: config,
    read: rereader(options, of => {
      secretOf = of;
    }),
    prepare: [
      next => models.prepare(next),
      (next, before) => preparePlugins({ options, telemetry, events, pipelines }, next, before),
      next => orchestrator.reconfiguring.prepare(next),
      (next, before) => ({
        commit: () => {
          identity.replace(next.tenants);
          api.closeStreamsOf(revokedKeys(before.tenants, next.tenants));
          telemetry.configure(labelsOf(next, identity));
          telemetry.setLevel(next.telemetry.log_level);
        },
        abandon: () => undefined,
      }),
    ],
  });
  const models = await openModels({
    world,
    telemetry,
    stores,
    folder: options.folder,
    fetch: fetchGuarded({ egress, trust: 'listed' }),
    config: () => configuration.current,
    pools: () => orchestrator.pools,
  });
  const supervision = makeSupervision(options, telemetry);
  const admit = (pool: PoolConfig): Promise<void> => admitModel(models.catalog, pool);
  const makePool = poolMaker({ options, egress, telemetry }, supervision, admit);
  const orchestrator = new Orchestrator({
    world,
    config,
    store,
    telemetry,
    tracer,
    pipeline: pipelines,
    events,
    makePool,
    models: modelGate(models.catalog),
  });
  const audit = await openAudit(options, telemetry, store);
  const operations = orchestrator.pools;
  const control = new ControlPlane({ ...models, world, operations, audit, configuration });
  const inForce = {
    get server() {
      return configuration.current.server;
    },
    get streams() {
      return configuration.current.streams;
    },
    get network() {
      return configuration.current.network;
    },
  };
  const api = new ApiServer({ world, config: inForce, identity, orchestrator, control, telemetry, tracer });
  const address = await api.listen(config.server);
  await orchestrator.start();
  return {
    address,
    reload: () => control.reloadBySignal(),
    stop: async () => {
      await models.close();
      await orchestrator.stop();
      await api.close();
      supervision.close();
      await tracer.close(tracesFlushMsMax);
    },
    destroy: () => {
      supervision.destroy();
      api.destroy();
    },
  };
}
