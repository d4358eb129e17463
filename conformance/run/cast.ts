import {
  type Json,
  keyOf,
  parsedJson,
  secretCharactersMin,
  type TargetDocument,
  targetSecrets,
} from '#conformance/harness';
import type { PeerOptions, WireName } from '#conformance/peers';
import { anyModel, anyModelAlias, configuredGateway, embedded, engineAlias, poolsOf } from './any-model.ts';
import type { BoundCase } from './binding.ts';
import { keyHash, Names, type PoolNames, type Role, type TenantNames } from './names.ts';
import { type EngineSetup, type PoolSetup, withSettings } from './setup.ts';

export interface PeerPlan {
  readonly options: Omit<PeerOptions, 'sink'>;
  readonly engines: EngineSetup;
}

/** A case with the ids, keys, engines and parts of a configuration that are its own. */
export interface CastCase {
  readonly bound: BoundCase;
  readonly names: Names;
  readonly peers: readonly PeerPlan[];
  /** What it adds to the configuration of its server, once the addresses of its engines are known. */
  readonly configurationOf: (
    urls: ReadonlyMap<string, string>,
    /** Of the workers of supervised engines. */
    commands?: ReadonlyMap<string, readonly string[]>,
  ) => CaseConfiguration;
  /** Pools that are ready before the case begins. */
  readonly readyPools: readonly string[];
  /** By label; none may be seen in anything that is written. */
  readonly secrets: readonly (readonly [label: string, secret: string])[];
}

export interface CaseConfiguration {
  readonly pools: readonly unknown[];
  readonly tenants: readonly unknown[];
}

export interface CastOptions {
  readonly document: TargetDocument;
  readonly bound: BoundCase;
  readonly scope: string;
  readonly nonce: string;
}

const roles: readonly Role[] = ['data', 'operator', 'admin'];
const ctxDefault = 4_096;
const idOf = (scope: string, alias: string): string =>
  `${scope}.${alias.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;

const poolNames = (scope: string, alias: string, { settings, engines, isBare }: PoolSetup): PoolNames => {
  const { id: own = idOf(scope, alias) } = settings;
  const id = String(own);
  const wire: WireName = engines.wire ?? 'llamacpp';
  const count = isBare ? 0 : (engines.replicas ?? 1);
  const numbers = Array.from({ length: count }, (_, at) => at + 1);
  const { engine = wire, 'model.ref': modelRef = `${id}-model` } = settings;
  return {
    id,
    engine: String(engine),
    modelRef: String(modelRef),
    wire,
    peers: numbers.map(number => `${alias}.${number}`),
    replicas: numbers.map(number => `${id}-r${number}`),
    ctx: engines.ctx ?? ctxDefault,
  };
};

/** `{url:P.1}` is the address of an engine; the other places are those of every step. */
const filled = (value: Json, names: Names, urls: ReadonlyMap<string, string>): Json => {
  const text = names
    .filled(JSON.stringify(value))
    .replaceAll(/\{url:([^}]*)\}/g, (_, of: string) => urls.get(of) ?? '');
  return (parsedJson(text) ?? null) as Json;
};

const poolDocument = (pool: PoolNames, setup: PoolSetup, urls: ReadonlyMap<string, string>) => {
  const slots = setup.engines.slots ?? 1;
  const replicas = pool.peers.map((peer, at) => ({
    id: pool.replicas[at],
    ...(setup.engines.isSupervised ? {} : { url: urls.get(peer) }),
    slots,
  }));
  const base = {
    id: pool.id,
    engine: pool.engine,
    wire: pool.wire,
    model: { ref: pool.modelRef, ctx_max: pool.ctx, max_tokens_max: pool.ctx },
    // An engine that is held for a step is silent for as long as the machine is busy.
    timeouts: { idle_ms: 60_000 },
    // And one that answers a probe late is there all the same. A case that looks at probes says how often they come:
    // a hundred engines that are asked four things every two seconds keep a server from what is examined.
    heartbeat: { interval_ms: 20_000, missed_max: 10 },
    ...(setup.isBare ? {} : { replicas }),
  };
  return withSettings(base, setup.settings);
};

const tenantDocument = (tenant: TenantNames, settings: Readonly<Record<string, Json>>) => {
  const keys = roles.flatMap(role => {
    const key = tenant.keys[role];
    return key === undefined ? [] : [{ id: `${tenant.id}-${role}`, hash: keyHash(key), roles: [role] }];
  });
  return withSettings({ id: tenant.id, keys }, settings);
};

/** After the words of the case were filled in: the braces of a command line are the orchestrator's. */
const withWorkers = (
  document: Json,
  pool: PoolNames,
  commands: ReadonlyMap<string, readonly string[]>,
): Json => {
  const settings = pool.peers.flatMap((peer, at): [string, Json][] => {
    const argv = commands.get(peer);
    return argv === undefined ? [] : [[`replicas.${at}.command.argv`, [...argv]]];
  });
  return withSettings(document as Record<string, unknown>, Object.fromEntries(settings)) as Json;
};

/** A target that takes our configuration: everything a case names is made for it. */
const castForConfigured = (options: CastOptions): CastCase => {
  const { bound, scope } = options;
  const setups = poolsOf(bound);
  const pools = new Map(
    Object.entries(setups).map(([alias, setup]) => [alias, poolNames(scope, alias, setup)]),
  );
  const tenants = new Map<string, TenantNames>();
  const names = new Names({ ...options, pools, tenants, gateway: configuredGateway });
  const secrets: [string, string][] = [];
  for (const alias of ['', ...Object.keys(bound.setup.tenants)]) {
    const keys = roles.map((role): [Role, string] => [role, names.ids.secret('ask-')]);
    for (const [role, key] of keys) secrets.push([`${role} key of tenant ${alias || 'of the case'}`, key]);
    const { id: own = idOf(scope, alias === '' ? 'tenant' : `tenant-${alias}`) } =
      bound.setup.tenants[alias]?.settings ?? {};
    const id = String(own);
    tenants.set(alias, { id, keys: Object.fromEntries(keys) as Record<Role, string> });
  }
  const peers = [...pools].flatMap(([alias, pool]) =>
    peerPlans(pool, setups[alias]?.engines ?? {}, names.mark),
  );
  return {
    bound,
    names,
    peers,
    secrets,
    readyPools: [...pools].flatMap(([alias, { id }]) => (isReadyAtStart(setups[alias]) ? [id] : [])),
    configurationOf: (urls, commands = new Map()) => ({
      pools: [...pools].map(([alias, pool]) =>
        withWorkers(
          filled(poolDocument(pool, setups[alias] ?? anyModel, urls) as Json, names, urls),
          pool,
          commands,
        ),
      ),
      tenants: [...tenants].map(([alias, tenant]) =>
        filled(tenantDocument(tenant, bound.setup.tenants[alias]?.settings ?? {}) as Json, names, urls),
      ),
    }),
  };
};

const isReadyAtStart = (setup: PoolSetup | undefined): boolean =>
  setup !== undefined &&
  !setup.engines.isUnready &&
  !setup.engines.isUnfit &&
  !setup.engines.isDown &&
  (!setup.isBare || setup === embedded);

const versionOf = (name: string, { version, builds = {} }: EngineSetup) => {
  const own = builds[Number(name.split('.').at(-1))] ?? version;
  return own === undefined ? undefined : { version: own };
};

const peerPlans = (pool: PoolNames, engines: EngineSetup, taskMark: string): PeerPlan[] =>
  pool.peers.map(name => ({
    engines,
    options: {
      wire: pool.wire,
      name,
      model: pool.modelRef,
      slots: engines.slots ?? 1,
      ctx: pool.ctx,
      taskMark,
      ...(versionOf(name, engines) ?? {}),
      ...(engines.overload === undefined ? {} : { overload: engines.overload }),
    },
  }));

/** The engine behind a gateway that runs as it is, which all cases share. */
export const sharedEngine = `${engineAlias}.1`;

/** By which its clients ask for it, and which it lists. */
export const sharedModelOf = ({ model }: TargetDocument['target']): string => model?.ref ?? 'any-model';

const fixedPools = (target: TargetDocument['target']): Map<string, PoolNames> => {
  const { model, gateway } = target;
  const ctx = model?.ctx_max ?? ctxDefault;
  const bare = { id: '', replicas: [], ctx };
  const pools = new Map<string, PoolNames>();
  if (model !== undefined) {
    const { engine, ref: modelRef } = model;
    pools.set(anyModelAlias, { ...bare, engine, modelRef, wire: 'llamacpp', peers: [] });
  }
  const modelRef = sharedModelOf(target);
  if (gateway !== undefined)
    pools.set(engineAlias, { ...bare, engine: 'openai', modelRef, wire: 'openai', peers: [sharedEngine] });
  return pools;
};

/** A target that runs as it is: any model means the one that its document names. */
const castForFixed = (options: CastOptions): CastCase => {
  const { target } = options.document;
  const pools = fixedPools(target);
  const { gateway } = target;
  const words = gateway && {
    silenceMs: gateway.silence_ms,
    callsMax: gateway.calls_max,
    hasOwnKey: gateway.upstream_key !== undefined,
  };
  const keys = {
    data: keyOf(target, 'data'),
    operator: keyOf(target, 'operator'),
    admin: keyOf(target, 'admin'),
  };
  const tenants = new Map<string, TenantNames>([['', { id: undefined, keys }]]);
  return {
    bound: options.bound,
    names: new Names({ ...options, pools, tenants, ...(words === undefined ? {} : { gateway: words }) }),
    peers: [],
    secrets: [],
    readyPools: [],
    configurationOf: () => ({ pools: [], tenants: [] }),
  };
};

/** Shorter ones would be found in innocent words; keys so short are refused before a run. */
const documentSecrets = ({ document }: CastOptions): [string, string][] =>
  targetSecrets(document.target).filter(([, secret]) => secret.length >= secretCharactersMin);

export const castCase = (options: CastOptions): CastCase => {
  const isConfigured = options.document.target.configuration.form === 'assay';
  const cast = isConfigured ? castForConfigured(options) : castForFixed(options);
  return { ...cast, secrets: [...cast.secrets, ...documentSecrets(options)] };
};
