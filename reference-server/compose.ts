// The one file that wires the server: what exists, and who is handed what.
import type { Config, PoolConfig, ReplicaConfig } from '#contracts';
import type { EngineAdapter } from '#contracts/adapter';
import { ApiServer } from './api/index.ts';
import { processEnvironment } from './config/index.ts';
import { Egress, postJson } from './egress/index.ts';
import { createAdapter } from './engines/index.ts';
import { DeviceWatch, hostRunner, procMemory, Supervision } from './fleet/index.ts';
import { Identity, keylessTenantId } from './identity/index.ts';
import type { World } from './kernel/index.ts';
import { Orchestrator, type OrchestratorOptions } from './orchestration/index.ts';
import { openMemoryStore, openSqliteStore } from './persistence/index.ts';
import { compilePipeline, createSinks, EventBus, Pipeline } from './pipeline/index.ts';
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
}

export interface RunningServer {
  readonly address: string;
  /** What runs may end within the grace; nothing is dispatched any more. */
  stop(): Promise<void>;
  /** Cuts off whatever is left. */
  destroy(): void;
}

function makeTelemetry({ world, config, writeLine }: ServerOptions, identity: Identity, egress: Egress) {
  const labels = {
    pools: config.pools.map(pool => ({
      poolId: pool.id,
      engine: pool.engine,
      replicaIds: pool.replicas.map(replica => replica.id),
    })),
    tenants: [...config.tenants.map(tenant => tenant.id), ...(identity.isKeyless ? [keylessTenantId] : [])],
    sinks: config.events.sinks.map(sink => sink.id),
    plugins: config.plugins.map(({ id, phase }) => ({ id, phase })),
  };
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

function openStore({ config }: ServerOptions): Promise<Store> {
  return config.store.kind === 'memory'
    ? Promise.resolve(openMemoryStore())
    : openSqliteStore({ path: config.store.path });
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

async function makePipeline(
  options: ServerOptions,
  telemetry: Telemetry,
  events: EventBus,
): Promise<Pipeline> {
  const { world, config, folder } = options;
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

function poolMaker(parts: AdapterParts, supervision: Supervision): OrchestratorOptions['makePool'] {
  const { options, telemetry } = parts;
  return (config, onChange, onReplicaLost) =>
    supervision.makePool({
      config,
      world: options.world,
      onChange,
      onReplicaLost,
      telemetry,
      createAdapter: (replica, of) => adapterOf(parts, replica, of),
    });
}

export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { world, config } = options;
  const identity = new Identity(config.tenants);
  const egress = new Egress({ privateAddresses: config.network.private_addresses });
  const telemetry = makeTelemetry(options, identity, egress);
  const { tracer } = telemetry;
  const post = postJson({ egress, trust: 'listed' });
  const events = new EventBus({ sinks: createSinks(config.events.sinks, { world, telemetry, post }) });
  const pipeline = await makePipeline(options, telemetry, events);
  const store = await openStore(options);
  const supervision = makeSupervision(options, telemetry);
  const makePool = poolMaker({ options, egress, telemetry }, supervision);
  const orchestrator = new Orchestrator({
    world,
    config,
    store,
    telemetry,
    tracer,
    pipeline,
    events,
    makePool,
  });
  const api = new ApiServer({ world, config, identity, orchestrator, telemetry, tracer });
  const address = await api.listen(config.server);
  await orchestrator.start();
  return {
    address,
    stop: async () => {
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
