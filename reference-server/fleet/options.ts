// What a pool is given, and what it gives out.
import type { PoolConfig, ReplicaConfig } from '#contracts';
import type { EngineAdapter, EngineCapabilities, EngineError } from '#contracts/adapter';
import type { World } from '../kernel/index.ts';
import type { FilterName, PlacementRecord } from '../placement/index.ts';
import type { FleetTelemetry } from './telemetry.ts';

/** What the driver tells of devices; without one, memory is no filter and no device is known to be lost. */
export interface DevicePort {
  /** Free bytes of each device once the model is loaded; undefined where nobody can tell. */
  leftBytes(devices: readonly number[], replicaId: string): readonly number[] | undefined;
  lost(): readonly number[];
  /** Why a pool of the accelerator `nvidia` cannot run on these devices now; undefined while it can. */
  unusable?(devices: readonly number[]): Promise<string | undefined>;
}

export interface StartContext {
  /** The pool is closed. */
  readonly signal: AbortSignal;
  /** Answers missed in a row so far. */
  readonly missed: number;
  /** It answers, and is not ready yet. */
  loading(detail: string): void;
}

/** Runs before each start of a replica, for instance to start its engine process. A rejection fails the start. */
export type ReplicaPreparation = (
  replica: ReplicaConfig,
  pool: PoolConfig,
  context: StartContext,
) => Promise<void>;

export interface PoolOptions {
  readonly config: PoolConfig;
  readonly world: World;
  /** Called at each start of a replica that has no adapter; throwing fails that start. */
  createAdapter(replica: ReplicaConfig, pool: PoolConfig): EngineAdapter;
  /** A slot may be free, or readiness may have changed. */
  onChange(): void;
  /** The replica's caches are gone, or nobody can tell that they are not. */
  onReplicaLost?: ((replicaId: string) => void) | undefined;
  readonly telemetry?: FleetTelemetry | undefined;
  readonly devices?: DevicePort | undefined;
  readonly prepare?: ReplicaPreparation | undefined;
  /** How long a replica that is out must at least wait for its next start. */
  readonly startWaitMs?: ((replicaId: string) => number) | undefined;
  /** The pool is closed: what was prepared for the replica ends. */
  readonly dismiss?: ((replicaId: string) => Promise<void>) | undefined;
  /** What was prepared for the replica ends, and may be prepared again. */
  readonly park?: ((replicaId: string) => Promise<void>) | undefined;
  /** What an engine said when an attempt failed. */
  readonly onEngineFailure?: ((replicaId: string, error: EngineError) => void) | undefined;
}

export interface DrainOptions {
  readonly deadlineMs?: number | undefined;
  readonly reason?: string | undefined;
  /** Its engines are ended when the drain is over. */
  readonly unloads?: boolean | undefined;
  /** What still runs when the deadline passes is the caller's to end. */
  onDeadline?: (() => void) | undefined;
}

export interface ReplicaLease {
  readonly replicaId: string;
  readonly adapter: EngineAdapter;
  /** Stands in metrics where the engine tells no version. */
  readonly wire: string;
  readonly engineVersion?: string;
  readonly modelDigest?: string;
  readonly capabilities: EngineCapabilities;
  readonly record: PlacementRecord;
  /** The replica served the session's last turn and holds its cache as far as anybody knows. */
  readonly warm: boolean;
  /** Exactly once. `failed` counts against the replica, `aborted` says nothing about it. */
  release(outcome: 'ok' | 'failed' | 'aborted', error?: unknown): void;
}

export type AcquireResult =
  | { readonly kind: 'leased'; readonly lease: ReplicaLease }
  /** A replica would do once something that runs has ended. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'none'; readonly reason: FilterName };
