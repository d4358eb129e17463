// What an experiment stands on, as data: engines of a known speed and a server in front of them.

export interface TenantSetting {
  readonly id: string;
  readonly weight?: number;
  readonly quotas?: Readonly<Record<string, number>>;
}

export interface Setting {
  readonly replicas: number;
  /** Of each replica. */
  readonly slots: number;
  readonly firstMs: number;
  readonly pieceMs: number;
  /** Its engines are processes that the server starts and watches, and not addresses. */
  readonly isSupervised?: boolean;
  /** Each engine is a pool of its own, for a model of its own: who comes says for which. */
  readonly isApart?: boolean;
  /** Server and engines are containers on a network of Docker's; its clients have to say who they are. */
  readonly inContainers?: boolean;
  readonly tenants: readonly TenantSetting[];
  /** Members of the pool beside those that follow from the rest, such as queue, retry, breaker, heartbeat. */
  readonly pool: Readonly<Record<string, unknown>>;
  /** Members of the configuration, such as store, streams, server. */
  readonly server: Readonly<Record<string, unknown>>;
  /** Of the server's process. */
  readonly process?: ProcessSetting;
}

/** What the server's process is given so that a fault can act on it later; see stage/own-world.ts. */
export interface ProcessSetting {
  readonly env?: Readonly<Record<string, string>>;
  /** So many accelerators seem to be on its host; see stage/scripted-devices.ts. */
  readonly devices?: number;
  /** Its store lies on a file system of its own, of so many bytes. */
  readonly diskBytes?: number;
  /** Its wall clock can be moved, and nobody else's is. */
  readonly hasOwnClock?: boolean;
  /** Its memory is counted by itself and can be limited while it runs. */
  readonly hasOwnMemory?: boolean;
}

export const standardSetting: Setting = {
  replicas: 2,
  slots: 4,
  firstMs: 20,
  pieceMs: 10,
  tenants: [],
  pool: {},
  server: {},
};

/** Tasks that fit at once. */
export const slotsOf = ({ replicas, slots }: Setting): number => replicas * slots;

/** Connections to its engines that an idle server may keep beyond those that it began with. */
export const keptDescriptors = (setting: Setting): number => slotsOf(setting) + 4;

type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the second says over what the first does, however deep. */
export const merged = (below: Members, above: Members): Members => {
  const own = Object.entries(above).map(([name, value]) => {
    const under = below[name];
    return [name, isMembers(under) && isMembers(value) ? merged(under, value) : value];
  });
  return { ...below, ...Object.fromEntries(own) };
};

/** What the pool of every stage has where its setting doesn't say otherwise. */
export const poolDefaults = {
  heartbeat: { interval_ms: 500, missed_max: 3 },
  retry: { attempts_max: 3, base_ms: 20, cap_ms: 200 },
  breaker: { failures: 5, open_ms: 1_000, half_open_max: 1, successes: 2 },
  queue: { capacity: 256 },
  restart: { per_minute_max: 6 },
};

const numberAt = (members: unknown, path: string, otherwise: number): number => {
  const found = path
    .split('.')
    .reduce<unknown>((at, name) => (isMembers(at) ? at[name] : undefined), members);
  return typeof found === 'number' ? found : otherwise;
};

/** A number of the pool, by its path, as the server is told it; NaN where it is told none. */
export const poolNumber = (setting: Setting, path: string): number =>
  numberAt(merged(poolDefaults, setting.pool), path, Number.NaN);

/** How much of what waits is the class's, where both wait. */
export const classWeight = ({ server }: Setting, priority: 'interactive' | 'batch'): number =>
  numberAt(server, `classes.${priority}.weight`, priority === 'interactive' ? 8 : 1);

/** What becomes of work that was open when the process ended. */
export const onRestart = ({ server }: Setting): string => {
  const store = server.store;
  const told = isMembers(store) ? store.on_restart : undefined;
  return typeof told === 'string' ? told : 'fail';
};

export const isDurable = ({ server }: Setting): boolean =>
  !isMembers(server.store) || server.store.kind !== 'memory';

/** How long one task holds a slot. */
export const serviceMsOf = ({ firstMs, pieceMs }: Setting, pieces: number): number =>
  firstMs + Math.max(0, pieces - 1) * pieceMs;

/** Tasks a second that the slots can do at most. */
export const peakRateOf = (setting: Setting, pieces: number): number =>
  (slotsOf(setting) * 1_000) / serviceMsOf(setting, pieces);
