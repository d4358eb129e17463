// What placement is told, and what it answers.
import type { Candidate, Placement } from '#contracts';
import type { EngineCapabilities } from '#contracts/adapter';

/** A capability that an engine has or has not. */
export type Capability = Exclude<keyof EngineCapabilities, 'determinism'>;

export interface ReplicaMemory {
  /** What each device of the mask has left once the model is loaded, in the order of the mask. */
  readonly leftBytes: readonly number[];
  /** What the attempts under way were admitted with. */
  readonly reservedBytes: number;
}

export interface ReplicaSnapshot {
  readonly id: string;
  readonly isReady: boolean;
  /** False while the circuit is open. */
  readonly isCircuitOpen: boolean;
  /** Attempts that the breaker admits now; unbounded while it is closed. */
  readonly breakerRoom: number;
  readonly capabilities: EngineCapabilities;
  readonly devices: readonly number[];
  readonly engineVersion?: string | undefined;
  readonly modelDigest?: string | undefined;
  readonly slots: number;
  readonly leases: number;
  /** Absent where nobody can tell: then memory is no filter. */
  readonly memory?: ReplicaMemory | undefined;
  readonly node?: string | undefined;
  readonly zone?: string | undefined;
  readonly numaNode?: number | undefined;
}

export interface PlacementSnapshot {
  readonly poolId: string;
  readonly isDraining: boolean;
  readonly accelerator: 'nvidia' | 'none' | 'remote';
  readonly devices: readonly number[];
  /** Devices of the mask that the driver no longer shows. */
  readonly lostDevices: readonly number[];
  /** Absent parts are not pinned. */
  readonly pins: { readonly engineVersion?: string | undefined; readonly modelDigest?: string | undefined };
  readonly affinity: 'session' | 'none';
  readonly antiAffinity: 'none' | 'node' | 'zone';
  readonly splitRatios: readonly number[];
  readonly kvBytesPerToken: number;
  readonly prefixCacheBytes: number;
  readonly speculationBytes: number;
  readonly replicas: readonly ReplicaSnapshot[];
}

export interface PlacementNeed {
  /** The context that the task asked for, in tokens. */
  readonly ctx: number;
  /** Prompt and answer at most, where they are known to be less. */
  readonly tokens?: number | undefined;
  /** What the attempt can't do without. */
  readonly requires?: readonly Capability[] | undefined;
  /** Only engines that promise some repetition. */
  readonly strict?: boolean | undefined;
  /** One per conversation, tenant included; absent without a session. */
  readonly sessionKey?: string | undefined;
  /** The replica that served the session's last turn well. */
  readonly lastReplicaId?: string | undefined;
  /** False where the session's cache is known to be gone from there. */
  readonly isLastReplicaWarm?: boolean | undefined;
  /** Of a pool on trial: the set that the task goes to. */
  readonly side?: 'stable' | 'canary' | undefined;
  /** Replicas that earlier attempts ruled out. */
  readonly excluded?: readonly string[] | undefined;
}

export type FilterName =
  | 'draining'
  | 'excluded'
  | 'not-ready'
  | 'version-mismatch'
  | 'device-mask'
  | 'capability'
  | 'circuit-open'
  | 'memory'
  | 'no-free-slot'
  | 'anti-affinity';

/** The first rule by which the winner differs from the next best. */
export type PickReason =
  | 'only-candidate'
  | 'last-replica'
  | 'least-load'
  | 'topology'
  | 'session-hash'
  | 'lowest-id';

export type PlacementRecord = Placement;
export type PlacementCandidate = Candidate;

export type PlacementDecision =
  | {
      readonly kind: 'placed';
      readonly replicaId: string;
      /** The session's last replica won, and holds its cache as far as anybody knows. */
      readonly isWarm: boolean;
      readonly reason: PickReason;
      readonly candidatesLeft: number;
      readonly record: PlacementRecord;
    }
  /** A replica would do once something that runs has ended. */
  | {
      readonly kind: 'busy';
      /** Those that it waits for. */
      readonly awaited: readonly string[];
      readonly candidates: readonly PlacementCandidate[];
    }
  /** No replica would do even if nothing ran; the reason of the one that came furthest. */
  | {
      readonly kind: 'none';
      readonly reason: FilterName;
      readonly candidates: readonly PlacementCandidate[];
    };
