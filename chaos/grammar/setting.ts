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
  /** Environment variables, launcher and limits of the server's process; see stage/server-under-test.ts. */
  readonly process?: ProcessSetting;
}

export interface ProcessSetting {
  readonly env?: Readonly<Record<string, string>>;
  /** Words before the server's own command, such as a limit of its memory; {pid} stays for the fault. */
  readonly wrapper?: readonly string[];
  /** A folder of the store that is not the stage's own, such as a small file system. */
  readonly storeFolder?: 'small';
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
