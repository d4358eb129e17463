import type { ReplicaConfig } from '#contracts';
import type { Pool } from '../pool.ts';
import type { Fault } from './fault-desk.ts';
import type { SupervisedReplica } from './supervised-replica.ts';

export interface WatchedReplica {
  readonly pool: Pool;
  readonly config: ReplicaConfig;
  readonly devices: readonly number[];
  readonly supervised: SupervisedReplica | undefined;
  /** Acts on it, unless the replica is out for another one already. */
  fault(fault: Fault): void;
}
