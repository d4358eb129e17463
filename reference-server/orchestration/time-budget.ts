// A tenant's time is spent while its engine is silent too, when no piece comes at which it would be charged.
import type { Timer } from '../kernel/index.ts';
import type { Core } from './core.ts';
import { hasEnded, type LiveTask } from './live-task.ts';

/** Charges the task when the tenant's time is over, and tells where that spent it. */
export function watchTimeBudget(core: Core, live: LiveTask, onSpent: () => void): Timer {
  const { budgets, world } = core;
  const { tenantId } = live.task;
  const startedMs = world.monotonicMs();
  let timer: Timer | undefined;
  const arm = (): void => {
    const { timeMs } = budgets.remaining(tenantId);
    if (timeMs !== undefined) timer = world.after(Math.ceil(timeMs) + 1, charge);
  };
  const charge = (): void => {
    if (hasEnded(live)) return;
    const decodedMs = world.monotonicMs() - (live.task.decodeStartedMs ?? startedMs);
    if (budgets.progress(live.task, decodedMs) === 'exhausted') onSpent();
    else arm();
  };
  arm();
  return { cancel: () => timer?.cancel() };
}
