// One call of an engine: its pieces go to the log as they come, and what became of it is told once.
import { type EngineEnd, EngineError, type EngineEvent } from '#contracts/adapter';
import { watched } from '../engines/index.ts';
import type { ReplicaLease } from '../fleet/index.ts';
import { OrchestratorError, type World } from '../kernel/index.ts';
import { type AttemptRecord, recordEvent, type Task } from '../tasks/index.ts';
import { type Core, poolOf } from './core.ts';
import { engineRequest } from './engine-request.ts';
import type { LiveTask } from './live-task.ts';
import { metricsPayload } from './metrics-payload.ts';
import { objectivePieces } from './objectives.ts';

export type AttemptResult =
  | { readonly kind: 'ended'; readonly end: EngineEnd }
  /** The task ended, or the attempt was taken back: whoever did that goes on from here. */
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly error: unknown };

export function openAttempt(core: Core, live: LiveTask, lease: ReplicaLease): AttemptRecord {
  const { task } = live;
  const attempt: AttemptRecord = {
    n: task.attempts.length + 1,
    engine: poolOf(core, task).pool.config.engine,
    ...(lease.engineVersion === undefined ? {} : { engine_version: lease.engineVersion }),
    ...(lease.modelDigest === undefined ? {} : { model_digest: lease.modelDigest }),
    replica_id: lease.replicaId,
    pool_id: task.poolId,
    outcome: 'running',
    started_ms: Math.round(core.world.wallMs()),
  };
  task.attempts.push(attempt);
  task.placement = lease.record;
  task.kvWarmth = lease.warm;
  return attempt;
}

export function announceAttempt(core: Core, live: LiveTask, attempt: AttemptRecord): void {
  const { task, log } = live;
  task.decodeStartedMs = core.world.monotonicMs();
  task.startedWallMs ??= core.world.wallMs();
  const { n, engine, pool_id, replica_id } = attempt;
  const event = { type: 'started', state: 'running', attempt: n, engine, pool_id, replica_id } as const;
  core.events.publish({ ...recordEvent(task, core.world.wallMs(), event), tenant_id: task.tenantId });
  if (log.readerCount > 0) log.mark(metricsPayload(core, live, 'running'));
}

/** A pool that keeps missing the objective of the highest class sheds the lowest. */
function noteObjective(core: Core, task: Task): void {
  if (task.request.priority !== 'interactive') return;
  const nowMs = core.world.monotonicMs();
  const isMet = nowMs - task.receivedMs <= core.config.classes.interactive.slo.first_token_p95_ms;
  poolOf(core, task).shedding.note(isMet, nowMs);
}

/** False once the log takes no more: the task ended meanwhile. */
function takePiece(core: Core, live: LiveTask, text: string): boolean {
  const { task, log } = live;
  const isFirst = task.pieces === 0;
  if (log.append('token', { t: text, i: task.pieces }) < 0) return false;
  task.output += text;
  task.pieces += 1;
  if (task.pieces === objectivePieces) core.metering.manyPieces(live);
  const decodedMs = core.world.monotonicMs() - (task.decodeStartedMs ?? core.world.monotonicMs());
  if (core.budgets.progress(task, decodedMs) === 'exhausted') throw new OrchestratorError('BUDGET_EXHAUSTED');
  if (isFirst) {
    const wallMs = core.world.wallMs();
    const attempt = task.attempts.at(-1);
    if (attempt !== undefined) attempt.first_piece_ms = Math.round(wallMs);
    core.metering.firstPiece(live);
    noteObjective(core, task);
    core.events.publish({ ...recordEvent(task, wallMs, { type: 'first-piece' }), tenant_id: task.tenantId });
  }
  return true;
}

/** With `on_restart: rerun` nobody sees a piece before the store knows that one was sent. */
async function markFirstPiece(core: Core, live: LiveTask): Promise<void> {
  const { tenantId, taskId } = live.task;
  await core.health.commit([{ kind: 'mark-first-piece', tenantId, taskId }]);
  live.firstPieceMarked = true;
}

interface EngineCall {
  readonly core: Core;
  readonly live: LiveTask;
  readonly events: AsyncIterator<EngineEvent, undefined>;
  readonly signal: AbortSignal;
}

async function readEvents({ core, live, events, signal }: EngineCall): Promise<AttemptResult> {
  const marksFirstPiece = core.config.store.on_restart === 'rerun';
  while (true) {
    const { value: event } = await events.next();
    if (signal.aborted) return { kind: 'stopped' };
    if (event === undefined)
      return { kind: 'failed', error: new EngineError('reset', 'the stream ended early') };
    if (event.kind === 'end') return { kind: 'ended', end: event };
    if (event.text === '') continue;
    if (marksFirstPiece && !live.firstPieceMarked) {
      await markFirstPiece(core, live);
      if (signal.aborted) return { kind: 'stopped' };
    }
    if (!takePiece(core, live, event.text)) return { kind: 'stopped' };
  }
}

/** An engine that holds on to a closed call longer than it may holds up neither the task nor who waits. */
function letGo(world: World, withinMs: number, events: AsyncIterator<EngineEvent, undefined>): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = world.after(withinMs, resolve);
    const closed = events.return?.() ?? Promise.resolve();
    closed.then(() => resolve(), reject).finally(() => timer.cancel());
  });
}

/** Returns once the engine call is over: it ended, or it was closed and the engine let go of it in its time. */
export async function runAttempt(core: Core, live: LiveTask, lease: ReplicaLease): Promise<AttemptResult> {
  const { timeouts, model } = poolOf(core, live.task).pool.config;
  const attemptAborter = new AbortController();
  live.attemptAborter = attemptAborter;
  const signal = AbortSignal.any([live.aborter.signal, attemptAborter.signal]);
  const times = { wallMs: timeouts.wall_ms, idleMs: timeouts.idle_ms };
  const request = engineRequest(live.task, model.ref, core.metering.traceparentFor(live.task));
  const events = watched(lease.adapter.generate(request, signal), times, core.world)[Symbol.asyncIterator]();
  try {
    return await readEvents({ core, live, events, signal });
  } catch (error) {
    return signal.aborted ? { kind: 'stopped' } : { kind: 'failed', error };
  } finally {
    // One that was taken back is known as such until its slot is free, so that no second one is taken for it.
    if (!attemptAborter.signal.aborted) live.attemptAborter = undefined;
    await letGo(core.world, timeouts.cancel_ms, events);
    live.attemptAborter = undefined;
  }
}
