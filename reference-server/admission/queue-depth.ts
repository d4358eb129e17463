// How many wait, and how many places are taken. The two differ: requeued work waits without a place, and
// a newcomer has its place before its admission is durable.
import { type PriorityClass, priorityClasses } from './entry.ts';
import type { Places } from './places.ts';
import type { Waiting } from './waiting.ts';

export interface ClassDepth {
  /** Admitted for good and not yet dispatched or ended. */
  readonly queued: number;
  /** Counted against the capacity. */
  readonly places: number;
}

export interface QueueDepth extends ClassDepth {
  readonly byClass: Readonly<Record<PriorityClass, ClassDepth>>;
}

export class QueueTally {
  readonly #queued = priorityClasses.map(() => 0);

  add(waiting: Waiting): void {
    this.#queued[waiting.flow.rank] = (this.#queued[waiting.flow.rank] ?? 0) + 1;
  }

  remove(waiting: Waiting): void {
    this.#queued[waiting.flow.rank] = (this.#queued[waiting.flow.rank] ?? 0) - 1;
  }

  depth(places: Places): QueueDepth {
    const [interactive = 0, batch = 0] = this.#queued;
    return {
      queued: interactive + batch,
      places: places.total,
      byClass: {
        interactive: { queued: interactive, places: places.ofClass('interactive') },
        batch: { queued: batch, places: places.ofClass('batch') },
      },
    };
  }
}
