// What stands at the moment of a scrape is read at the scrape.
import { priorityClasses } from '../admission/index.ts';
import type { Telemetry } from '../telemetry/index.ts';
import type { Core, PoolRuntime } from './core.ts';

function perClass(runtime: PoolRuntime, count: (priority: 'interactive' | 'batch') => number) {
  const { id, config } = runtime.pool;
  return priorityClasses.map(priority => ({
    labels: { engine: config.engine, pool_id: id, priority },
    value: count(priority),
  }));
}

function runningOf(runtime: PoolRuntime, priority: string): number {
  return [...runtime.running].filter(live => live.task.request.priority === priority).length;
}

/** Waiting for a retry is waiting, though outside the queue. */
function waitingOf(core: Core, runtime: PoolRuntime, priority: 'interactive' | 'batch'): number {
  const retrying = [...core.registry.all()].filter(live => {
    const { task } = live;
    const isHere = task.poolId === runtime.pool.id && task.request.priority === priority;
    return isHere && task.state === 'queued' && live.retryTimer !== undefined;
  });
  return runtime.queue.depth().byClass[priority].queued + retrying.length;
}

export function collectGauges(core: Core, telemetry: Telemetry): void {
  const runtimes = [...core.pools.values()];
  telemetry.collect('queue_depth', () =>
    runtimes.flatMap(runtime => perClass(runtime, priority => waitingOf(core, runtime, priority))),
  );
  telemetry.collect('tasks_running', () =>
    runtimes.flatMap(runtime => perClass(runtime, priority => runningOf(runtime, priority))),
  );
  telemetry.collect('admission_share', () =>
    core.shares
      .shares()
      .map(({ tenant, priority, share }) => ({ labels: { tenant, priority }, value: share })),
  );
}
