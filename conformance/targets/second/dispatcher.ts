import { startAttempt } from './attempt.ts';
import type { Core } from './core.ts';
import { place } from './placement.ts';
import type { Pool } from './pool.ts';
import type { Task } from './task.ts';

export const isEligible = (core: Core, task: Task): boolean =>
  task.notBeforeMs <= core.clock.nowMs() && (task.origin.session?.mayRun(task) ?? true);

/** Whether a newcomer would be dispatched in the moment of its admission. */
export const startsAtOnce = (core: Core, pool: Pool): boolean =>
  pool.takesWork &&
  pool.hasFreeSlot &&
  core.stopAtMs === undefined &&
  pool.room.next(task => isEligible(core, task)) === undefined;

/** Hands waiting tasks to free slots for as long as there are both. */
export const pump = (core: Core, pool: Pool): void => {
  while (pool.takesWork && core.stopAtMs === undefined && pool.hasFreeSlot) {
    const task = pool.room.next(candidate => isEligible(core, candidate));
    if (task === undefined) return;
    const decision = place(pool, task);
    core.metrics.observe('placement_candidates', { pool_id: pool.id }, decision.left);
    const outcome = decision.winner === undefined ? 'no_candidate' : 'placed';
    core.metrics.add('placement_decisions_total', { pool_id: pool.id, outcome });
    if (decision.winner === undefined) return;
    pool.room.dispatch(task);
    task.placement = {
      winner: decision.winner.id,
      pool_id: pool.id,
      reason: decision.reason,
      candidates: [...decision.candidates],
    };
    startAttempt(core, task, decision.winner);
  }
};
