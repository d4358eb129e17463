import type { Json } from '#conformance/harness';
import type { Behaviour, WireName } from '#conformance/peers';

/** What a check needs of a target: the abilities that a target document may grant. */
export type Reach =
  | 'configure'
  | 'restart'
  | 'kill'
  | 'script_engines'
  | 'capture_output'
  | 'read_store'
  | 'time';

/** By dotted path into the configuration document: `queue.capacity`. */
export type Settings = Readonly<Record<string, Json>>;

/** The engines behind a pool: one scripted peer for each replica. */
export interface EngineSetup {
  readonly wire?: WireName;
  readonly replicas?: number;
  readonly slots?: number;
  readonly version?: string;
  /** Of single engines, by their number. */
  readonly builds?: Readonly<Record<number, string>>;
  readonly ctx?: number;
  readonly overload?: 'queue' | 'refuse';
  readonly apiKey?: boolean;
  readonly script?: Behaviour;
  /** Not ready until a step says so. */
  readonly isUnready?: boolean;
  /** They answer, and their pool is not ready all the same. */
  readonly isUnfit?: boolean;
  /** Nothing listens until a step says so. */
  readonly isDown?: boolean;
  /** The orchestrator starts and watches them; each worker process hands on to the scripted engine. */
  readonly isSupervised?: boolean;
  /** What its workers write before they take requests. */
  readonly words?: readonly string[];
}

export interface PoolSetup {
  readonly settings: Settings;
  readonly engines: EngineSetup;
  /** No peers: its replicas stand in the settings. */
  readonly isBare?: boolean;
}

export interface TenantSetup {
  readonly settings: Settings;
}

/** A gateway before a scripted engine, and what its document must say of it. */
export interface GatewaySetup {
  readonly stated: readonly ('silence_ms' | 'calls_max')[];
}

/** What a Given step says must be there. Fragments of one case are merged. */
export interface SetupFragment {
  /** Settings of the whole server. Cases with the same ones share a process. */
  readonly server?: Settings;
  readonly pools?: Readonly<Record<string, PoolSetup>>;
  readonly tenants?: Readonly<Record<string, TenantSetup>>;
  /** Any model that the target serves will do. */
  readonly anyModel?: boolean;
  /** And how long its context may be is known. */
  readonly knownContext?: boolean;
  readonly gateway?: GatewaySetup;
  /** It restarts, kills, reconfigures or reads the output: the process is its own. */
  readonly ownsServer?: boolean;
  /** The case starts the server itself, by a step. */
  readonly startsLater?: boolean;
  readonly needs?: readonly Reach[];
}

export interface CaseSetup {
  readonly server: Settings;
  readonly pools: Readonly<Record<string, PoolSetup>>;
  readonly tenants: Readonly<Record<string, TenantSetup>>;
  readonly anyModel: boolean;
  readonly knownContext: boolean;
  readonly gateway: GatewaySetup | undefined;
  readonly ownsServer: boolean;
  readonly startsLater: boolean;
  readonly needs: ReadonlySet<Reach>;
}

const mergedPool = (before: PoolSetup | undefined, now: PoolSetup): PoolSetup => ({
  settings: { ...before?.settings, ...now.settings },
  engines: { ...before?.engines, ...now.engines },
  isBare: before?.isBare === true || now.isBare === true,
});

const needsOf = (fragment: SetupFragment): Reach[] => {
  const pools = Object.values(fragment.pools ?? {});
  const configures =
    fragment.server !== undefined ||
    fragment.tenants !== undefined ||
    pools.length > 0 ||
    fragment.startsLater;
  const scripts = pools.some(pool => pool.isBare !== true);
  return [
    ...(fragment.needs ?? []),
    ...(configures ? (['configure'] as const) : []),
    ...(scripts ? (['script_engines'] as const) : []),
    ...(fragment.ownsServer || fragment.startsLater ? (['restart'] as const) : []),
  ];
};

export const mergedSetup = (fragments: readonly SetupFragment[]): CaseSetup => {
  const pools: Record<string, PoolSetup> = {};
  const tenants: Record<string, TenantSetup> = {};
  for (const fragment of fragments) {
    for (const [alias, pool] of Object.entries(fragment.pools ?? {}))
      pools[alias] = mergedPool(pools[alias], pool);
    for (const [alias, tenant] of Object.entries(fragment.tenants ?? {}))
      tenants[alias] = { settings: { ...tenants[alias]?.settings, ...tenant.settings } };
  }
  return {
    server: Object.assign({}, ...fragments.map(fragment => fragment.server ?? {})),
    pools,
    tenants,
    anyModel: fragments.some(fragment => fragment.anyModel === true),
    knownContext: fragments.some(fragment => fragment.knownContext === true),
    gateway: fragments.findLast(fragment => fragment.gateway !== undefined)?.gateway,
    ownsServer: fragments.some(fragment => fragment.ownsServer === true || fragment.startsLater === true),
    startsLater: fragments.some(fragment => fragment.startsLater === true),
    needs: new Set(fragments.flatMap(needsOf)),
  };
};

type Place = Record<string, unknown>;

const isPlace = (value: unknown): value is Place => typeof value === 'object' && value !== null;

const parentAt = (document: Place, names: readonly string[]): Place =>
  names.reduce((at, name) => {
    const next = at[name];
    if (isPlace(next)) return next;
    const made: Place = {};
    at[name] = made;
    return made;
  }, document);

/** Settings written into a document at their paths; a number is an index of a list. */
export const withSettings = (document: Readonly<Place>, settings: Settings): Place => {
  const copy: Place = structuredClone(document);
  for (const [path, value] of Object.entries(settings)) {
    const names = path.split('.');
    parentAt(copy, names.slice(0, -1))[names.at(-1) ?? path] = structuredClone(value);
  }
  return copy;
};
