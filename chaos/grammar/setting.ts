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

/** How long one task holds a slot. */
export const serviceMsOf = ({ firstMs, pieceMs }: Setting, pieces: number): number =>
  firstMs + Math.max(0, pieces - 1) * pieceMs;

/** Tasks a second that the slots can do at most. */
export const peakRateOf = (setting: Setting, pieces: number): number =>
  (slotsOf(setting) * 1_000) / serviceMsOf(setting, pieces);
