import { compareUrgency, type QueueEntry } from './entry.ts';
import type { Flow, Waiting } from './waiting.ts';

/** The orders of flows as they are once one task, if any, has left its own. */
export class Remaining {
  readonly #leaving: Waiting | undefined;

  /** What is held or overdue stands in no order. */
  constructor(leaving: Waiting | undefined) {
    this.#leaving = leaving?.standing === 'eligible' ? leaving : undefined;
  }

  size(flow: Flow): number {
    return flow.order.size - (this.#leaving?.flow === flow ? 1 : 0);
  }

  /** How many stand before that entry, which may be one that is not there. */
  rank(flow: Flow, entry: QueueEntry): number {
    return flow.order.rank({ entry }) - (this.#leaves(flow, entry) ? 1 : 0);
  }

  at(flow: Flow, index: number): Waiting | undefined {
    const found = flow.order.at(index);
    if (this.#leaving?.flow !== flow || found === undefined) return found;
    const isMovedUp = found === this.#leaving || this.#leaves(flow, found.entry);
    return isMovedUp ? flow.order.at(index + 1) : found;
  }

  /** Whether it is before that entry that one leaves. */
  #leaves(flow: Flow, entry: QueueEntry): boolean {
    return this.#leaving?.flow === flow && compareUrgency(this.#leaving.entry, entry) < 0;
  }
}
