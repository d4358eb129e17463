// Who has which slot of a pool, and what memory their attempts were admitted with.
import { EngineError } from '#contracts/adapter';
import { present } from '../kernel/index.ts';
import { cacheBytes, Leases, type PlacementDecision, type PlacementNeed } from '../placement/index.ts';
import type { ReplicaLease } from './options.ts';
import { capabilitiesOf } from './pool-snapshot.ts';
import type { Replica } from './replica.ts';

const outcomes = { ok: 'succeeded', failed: 'failed', aborted: 'abandoned' } as const;

export interface LeaseTold {
  /** How many attempts hold a slot of the replica. */
  count(replicaId: string, count: number): void;
  failed(replicaId: string, error: EngineError): void;
  /** A slot is free again, and the replica knows how it went. */
  released(): void;
}

/** What the attempt takes of the device's memory. */
export interface LeaseMemory {
  readonly need: PlacementNeed;
  readonly bytesPerToken: number;
}

export class LeaseDesk {
  readonly leases = new Leases();
  readonly reservedBytes = new Map<string, number>();
  readonly #told: LeaseTold;

  constructor(told: LeaseTold) {
    this.#told = told;
  }

  lend(
    replica: Replica,
    decision: PlacementDecision & { kind: 'placed' },
    memory: LeaseMemory,
  ): ReplicaLease {
    const { replicaId, record, isWarm } = decision;
    const adapter = present(replica.adapter, 'a ready replica has an adapter');
    const permit = replica.circuit.permit();
    const { modelDigest } = replica;
    const { version } = replica.facts;
    const lease = this.leases.take(replicaId);
    const bytes = cacheBytes(memory.need, memory.bytesPerToken);
    this.#reserve(replicaId, bytes);
    return {
      replicaId,
      adapter,
      wire: adapter.describe().wire,
      ...(version?.engineVersion === undefined ? {} : { engineVersion: version.engineVersion }),
      ...(modelDigest === undefined ? {} : { modelDigest }),
      capabilities: capabilitiesOf(replica),
      record,
      warm: isWarm,
      release: (outcome, error) => {
        lease.release();
        this.#reserve(replicaId, -bytes);
        if (error instanceof EngineError) this.#told.failed(replicaId, error);
        replica.circuit.report(permit, outcomes[outcome]);
        replica.released(outcome);
        this.#told.released();
      },
    };
  }

  #reserve(replicaId: string, bytes: number): void {
    this.reservedBytes.set(replicaId, (this.reservedBytes.get(replicaId) ?? 0) + bytes);
    this.#told.count(replicaId, this.leases.count(replicaId));
  }
}
