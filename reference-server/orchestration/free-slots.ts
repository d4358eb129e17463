// Who may go past the next task: one for which a slot is free that nobody before it in the queue waits for, so that
// what needs more room than others is not starved by them.
import type { Pool } from '../fleet/index.ts';
import type { PlacementNeed } from '../placement/index.ts';
import type { LiveTask } from './live-task.ts';

export class FreeSlots {
  readonly #pool: Pool;
  readonly #askFor: (live: LiveTask) => PlacementNeed;
  /** Replicas for which somebody in front waits. */
  readonly #awaited = new Set<string>();
  /** Needs for which nothing was free: nothing becomes free while they are asked. */
  readonly #unmet = new Set<string>();

  constructor(pool: Pool, askFor: (live: LiveTask) => PlacementNeed) {
    this.#pool = pool;
    this.#askFor = askFor;
  }

  needOf(live: LiveTask): PlacementNeed {
    const need = this.#askFor(live);
    return { ...need, excluded: [...(need.excluded ?? []), ...this.#awaited] };
  }

  /** To be asked in the order of the queue. */
  suits(live: LiveTask): boolean {
    const { excluded = [], strict, side, tokens, ctx } = this.#askFor(live);
    const key = JSON.stringify([[...excluded].sort(), strict, side, tokens, ctx]);
    if (this.#unmet.has(key)) return false;
    const outlook = this.#pool.outlook(this.needOf(live));
    if (outlook.kind === 'placed') return true;
    this.#unmet.add(key);
    if (outlook.kind === 'busy') for (const replicaId of outlook.awaited) this.#awaited.add(replicaId);
    return false;
  }
}
