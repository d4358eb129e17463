// After a restart: what was under way is told as interrupted, or runs again where nobody can have seen a piece;
// what waited, waits again in its order.

import type { QuotaGrant } from '../admission/index.ts';
import type { TaskRow } from '../tasks/index.ts';
import { moveTask } from '../tasks/index.ts';
import type { Core, PoolRuntime } from './core.ts';
import type { Ending } from './ending.ts';
import { appendStarted } from './intake.ts';
import { type LiveTask, queueEntry } from './live-task.ts';
import { putTask } from './task-row.ts';

export interface RecoveryParts {
  readonly core: Core;
  readonly ending: Ending;
  restore(row: TaskRow): LiveTask | undefined;
}

function forgetPieces(live: LiveTask): void {
  const { task } = live;
  // What was sent is not in the store before the end: the record must not claim it.
  task.output = '';
  task.pieces = 0;
}

export async function recover({ core, ending, restore }: RecoveryParts): Promise<void> {
  core.sessions.restore(await core.store.sessions());
  core.budgets.restore(await core.store.usage());
  const ends: Promise<void>[] = [];
  for (const row of await core.store.openTasks()) {
    const live = restore(row);
    if (live === undefined) continue;
    core.registry.add(live);
    appendStarted(live);
    core.metering.recovered(live);
    const mayRerun = core.config.store.on_restart === 'rerun' && !row.firstPieceMarked;
    if (row.openAttempt && !mayRerun) ends.push(fail(live, ending));
    else ends.push(requeue({ core, ending }, live, row));
  }
  await Promise.all(ends);
}

function heldGrant({ task }: LiveTask, { pool }: PoolRuntime): QuotaGrant {
  const memoryBytes = pool.config.model.kv_bytes_per_token * task.request.ctx;
  return { tenant: task.tenantId, tokens: task.promptTokens + task.request.max_tokens, memoryBytes };
}

function fail(live: LiveTask, ending: Ending): Promise<void> {
  forgetPieces(live);
  return ending.end(live, { state: 'failed', failure: { code: 'INTERRUPTED', tokensLost: true } });
}

async function requeue(
  parts: Pick<RecoveryParts, 'core' | 'ending'>,
  live: LiveTask,
  row: TaskRow,
): Promise<void> {
  const { core, ending } = parts;
  const runtime = core.pools.get(live.task.poolId);
  if (runtime === undefined) {
    // Its pool is no longer configured: no candidate is left.
    return ending.end(live, { state: 'failed', failure: { code: 'POOL_UNAVAILABLE' } });
  }
  forgetPieces(live);
  if (live.task.state === 'running') moveTask(live.task, 'queued');
  const attempt = live.task.attempts.at(-1);
  if (attempt?.outcome === 'running') attempt.outcome = 'interrupted';
  if (row.openAttempt) await core.health.commit([putTask(live, core.world, { openAttempt: false })]);
  core.sessions.resumeTurn(live.task);
  live.holdsSessionTurn = live.turnKey !== undefined;
  live.grant = heldGrant(live, runtime);
  core.quotas.restore(live.grant);
  runtime.queue.restore(queueEntry(live));
}
