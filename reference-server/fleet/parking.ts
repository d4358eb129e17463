// A pool that nothing may serve any more keeps no engine: once its drain is over they are ended, until it is resumed.
import type { Replica } from './replica.ts';

export class Parking {
  readonly #replicas: () => readonly Replica[];
  #isOrdered = false;
  #isParked = false;

  constructor(replicas: () => readonly Replica[]) {
    this.#replicas = replicas;
  }

  order(): void {
    this.#isOrdered = true;
  }

  /** @implements ORCH-3070(e) */
  settle(isEmpty: boolean): void {
    if (!this.#isOrdered || this.#isParked || !isEmpty) return;
    this.#isParked = true;
    for (const replica of this.#replicas()) replica.park();
  }

  undo(): void {
    this.#isOrdered = false;
    if (!this.#isParked) return;
    this.#isParked = false;
    for (const replica of this.#replicas()) replica.unpark();
  }
}
