import { type Core, poolLabels } from './core.ts';
import { pump } from './dispatcher.ts';
import { named } from './guards.ts';
import type { Pool } from './pool.ts';
import { Refusal } from './refusal.ts';
import { endTask } from './task-end.ts';

const interrupt = (core: Core, pool: Pool): void => {
  for (const task of [...pool.running]) endTask(core, task, { state: 'failed', code: 'INTERRUPTED' });
};

export const drain = (core: Core, pool: Pool, deadlineMs: number): void => {
  if (!pool.isDraining)
    core.metrics.add('drain_events_total', { pool_id: poolLabels(core, pool).pool_id, reason: 'operator' });
  pool.isDraining = true;
  pool.drainEndMs = core.clock.nowMs() + deadlineMs;
  pool.drainTimer?.cancel();
  pool.drainTimer = core.clock.after(deadlineMs, () => interrupt(core, pool));
};

export const resume = (core: Core, pool: Pool): void => {
  if (pool.isReloading) throw new Refusal('STATE_CONFLICT', named(pool));
  pool.drainTimer?.cancel();
  pool.isDraining = false;
  pump(core, pool);
};

const pauseMs = 20;

const untilIdle = async (core: Core, pool: Pool): Promise<void> => {
  const endMs = core.clock.nowMs() + pool.config.drain_deadline_ms;
  while (pool.running.size > 0) {
    if (core.clock.nowMs() > endMs) throw new Error('tasks of the old model still run');
    await new Promise<void>(resolve => core.clock.after(pauseMs, resolve));
  }
};

/** The new model serves, or the old one goes on. */
export const reload = async (core: Core, pool: Pool, model: string): Promise<void> => {
  if (![...core.config().pools].some(config => config.model.ref === model) && model !== pool.model)
    throw new Refusal('MODEL_NOT_FOUND');
  if (!pool.takesWork) throw new Refusal('STATE_CONFLICT', named(pool));
  pool.isReloading = true;
  core.metrics.add('drain_events_total', { pool_id: pool.id, reason: 'reload' });
  try {
    await untilIdle(core, pool);
    for (const replica of pool.replicas) await replica.prove(model);
    pool.model = model;
  } catch (error) {
    const reason = (error instanceof Error ? error.message : 'unknown cause').slice(0, 256);
    throw new Refusal('RELOAD_FAILED', { ...named(pool), details: { reason } });
  } finally {
    pool.isReloading = false;
    pump(core, pool);
  }
};
