// The one file that wires the server: what exists, and who is handed what.
import type { Config, PoolConfig } from '#contracts';
import { ApiServer } from './api/index.ts';
import {
  adapterModules,
  labelsOf,
  makePipeline,
  makeSupervision,
  makeTelemetry,
  openAudit,
  openStores,
  poolMaker,
  prepareAdapters,
  preparePlugins,
  rereader,
  type ServerOptions,
  type Stores,
} from './compose-parts.ts';
import {
  admitModel,
  ConfigControl,
  ControlPlane,
  type Models,
  modelGate,
  openModels,
  type PreparedPart,
  revokedKeys,
} from './control/index.ts';
import { Egress, fetchGuarded, postJson } from './egress/index.ts';
import type { AdapterModules } from './engines/index.ts';
import type { Supervision } from './fleet/index.ts';
import { Identity } from './identity/index.ts';
import { Orchestrator } from './orchestration/index.ts';
import { createSinks, EventBus, PipelineSwitch } from './pipeline/index.ts';
import type { ServerTelemetry } from './telemetry/index.ts';

export type { ServerOptions } from './compose-parts.ts';

export interface RunningServer {
  readonly address: string;
  /** Takes another configuration, or stays as it is and says why in the log. */
  reload(): Promise<void>;
  /** What runs may end within the grace; nothing is dispatched any more. */
  stop(): Promise<void>;
  /** Cuts off whatever is left. */
  destroy(): void;
}

/** For the traces of the last answers. */
const tracesFlushMsMax = 2_000;

/** What nothing else has to be there for. */
interface Ground {
  readonly options: ServerOptions;
  readonly identity: Identity;
  readonly egress: Egress;
  readonly telemetry: ServerTelemetry;
  readonly events: EventBus;
  readonly pipelines: PipelineSwitch;
  readonly adapters: AdapterModules;
  readonly stores: Stores;
  useSecrets(of: ServerOptions['secretOf']): void;
}

interface Parts extends Ground {
  readonly configuration: ConfigControl;
  readonly models: Models;
  readonly supervision: Supervision;
  readonly orchestrator: Orchestrator;
  readonly api: ApiServer;
  readonly control: ControlPlane;
}

async function layGround(given: ServerOptions): Promise<Ground> {
  const { world, config } = given;
  let secretOf = given.secretOf;
  const options: ServerOptions = { ...given, secretOf: name => secretOf(name) ?? given.secretOf(name) };
  const identity = new Identity(config.tenants);
  const egress = new Egress({ privateAddresses: config.network.private_addresses });
  const telemetry = makeTelemetry(options, identity, egress);
  const post = postJson({ egress, trust: 'listed' });
  const events = new EventBus({ sinks: createSinks(config.events.sinks, { world, telemetry, post }) });
  const pipelines = new PipelineSwitch(await makePipeline({ options, telemetry, events }, config));
  const useSecrets = (of: ServerOptions['secretOf']): void => {
    secretOf = of;
  };
  return {
    options,
    identity,
    egress,
    telemetry,
    events,
    pipelines,
    adapters: await adapterModules(options, egress),
    stores: await openStores(options),
    useSecrets,
  };
}

/** Who may ask, and what is told of whom, changes last and at once. */
function prepareFront({ identity, telemetry, api }: Parts, next: Config, before: Config): PreparedPart {
  return {
    commit: () => {
      identity.replace(next.tenants);
      api.closeStreamsOf(revokedKeys(before.tenants, next.tenants));
      telemetry.configure(labelsOf(next, identity));
      telemetry.setLevel(next.telemetry.log_level);
    },
    abandon: () => undefined,
  };
}

/** What is loaded stays loaded: nothing has to be undone where the reload is abandoned. */
async function prepareVendors({ adapters }: Ground, next: Config): Promise<PreparedPart> {
  await prepareAdapters(adapters, next);
  return { commit: () => undefined, abandon: () => undefined };
}

/** The parts are asked for when there is a reload: by then they are all there. */
function makeConfiguration(ground: Ground, parts: () => Parts): ConfigControl {
  const { options, telemetry } = ground;
  return new ConfigControl({
    world: options.world,
    telemetry,
    first: options.config,
    read: rereader(options, ground.useSecrets),
    prepare: [
      next => parts().models.prepare(next),
      next => prepareVendors(ground, next),
      (next, before) => preparePlugins(ground, next, before),
      next => parts().orchestrator.reconfiguring.prepare(next),
      (next, before) => prepareFront(parts(), next, before),
    ],
  });
}

function makeOrchestrator(ground: Ground, models: Models, supervision: Supervision): Orchestrator {
  const { options, telemetry, events, pipelines, stores } = ground;
  const { world, config } = options;
  const admit = (pool: PoolConfig): Promise<void> => admitModel(models.catalog, pool);
  return new Orchestrator({
    world,
    config,
    store: stores.store,
    telemetry,
    tracer: telemetry.tracer,
    pipeline: pipelines,
    events,
    makePool: poolMaker(ground, supervision, admit),
    models: modelGate(models.catalog),
  });
}

/** The parts of the configuration that the HTTP surface reads, as they are at the moment. */
function inForce(configuration: ConfigControl): Pick<Config, 'server' | 'streams' | 'network'> {
  return {
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
}

async function makeParts(given: ServerOptions): Promise<Parts> {
  const ground = await layGround(given);
  const { options, identity, egress, telemetry, stores } = ground;
  const { world } = options;
  const configuration = makeConfiguration(ground, () => parts);
  const models = await openModels({
    world,
    telemetry,
    stores,
    folder: options.folder,
    fetch: fetchGuarded({ egress, trust: 'listed' }),
    config: () => configuration.current,
    pools: () => parts.orchestrator.pools,
  });
  const supervision = makeSupervision(options, telemetry);
  const orchestrator = makeOrchestrator(ground, models, supervision);
  const audit = await openAudit(options, telemetry, stores.store);
  const operations = orchestrator.pools;
  const control = new ControlPlane({ ...models, world, operations, audit, configuration });
  const { tracer } = telemetry;
  const config = inForce(configuration);
  const api = new ApiServer({ world, config, identity, orchestrator, control, telemetry, tracer });
  const parts: Parts = { ...ground, configuration, models, supervision, orchestrator, control, api };
  return parts;
}

export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { api, orchestrator, control, models, supervision, telemetry } = await makeParts(options);
  const address = await api.listen(options.config.server);
  await orchestrator.start();
  return {
    address,
    reload: () => control.reloadBySignal(),
    stop: async () => {
      await models.close();
      await control.refusals.close();
      await orchestrator.stop();
      await api.close();
      supervision.close();
      await telemetry.tracer.close(tracesFlushMsMax);
    },
    destroy: () => {
      supervision.destroy();
      api.destroy();
    },
  };
}
