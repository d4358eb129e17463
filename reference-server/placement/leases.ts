import { invariant } from '../kernel/index.ts';

export interface Lease {
  readonly replicaId: string;
  /** Exactly once: a second time is a bug of the caller. */
  release(): void;
}

/** Who holds how many slots. A lease that is given back twice, or a count below zero, ends the process. */
export class Leases {
  readonly #counts = new Map<string, number>();
  #total = 0;

  get total(): number {
    return this.#total;
  }

  count(replicaId: string): number {
    return this.#counts.get(replicaId) ?? 0;
  }

  take(replicaId: string): Lease {
    this.#add(replicaId, 1);
    let isHeld = true;
    return {
      replicaId,
      release: () => {
        invariant(isHeld, 'a lease is given back once');
        isHeld = false;
        this.#add(replicaId, -1);
      },
    };
  }

  #add(replicaId: string, step: 1 | -1): void {
    const count = this.count(replicaId) + step;
    invariant(count >= 0, 'leases are never negative');
    if (count === 0) this.#counts.delete(replicaId);
    else this.#counts.set(replicaId, count);
    this.#total += step;
  }
}
