// Gives waiting tasks to replicas: whenever a slot may be free, the next entitled task gets it.

import { canarySide } from '../catalog/index.ts';
import { type ReplicaLease, trialPins } from '../fleet/index.ts';
import { invariant } from '../kernel/index.ts';
import type { PlacementNeed } from '../placement/index.ts';
import { type Core, type PoolRuntime, poolOf } from './core.ts';
import { FreeSlots } from './free-slots.ts';
import type { LiveTask } from './live-task.ts';
import { preemptFor } from './preemption.ts';

export interface DispatcherPorts {
  /** Takes over the lease. */
  run(live: LiveTask, lease: ReplicaLease): void;
  /** No candidate is left for a task that has used them up. */
  exhausted(live: LiveTask): void;
  expired(live: LiveTask): void;
}

export function placementNeed(core: Core, live: LiveTask): PlacementNeed {
  const { task, tries } = live;
  const { retry } = poolOf(core, task).pool.config;
  const excluded = [...tries]
    .filter(([, count]) => count >= retry.attempts_max)
    .map(([replicaId]) => replicaId);
  const session = task.request.session_id;
  return {
    ctx: task.request.ctx,
    tokens: task.promptTokens + task.request.max_tokens,
    sessionKey: live.turnKey,
    lastReplicaId: session === undefined ? undefined : core.sessions.lastReplica(task.tenantId, session),
    isLastReplicaWarm: session === undefined ? undefined : core.sessions.isWarm(task.tenantId, session),
    excluded,
    strict: task.determinism === 'strict',
    side: sideOf(core, live),
  };
}

/** On which side of its pool's trial a task is: a session stays where its last turn was. @implements ORCH-3033 */
function sideOf(core: Core, { task }: LiveTask): 'stable' | 'canary' | undefined {
  const { pool } = poolOf(core, task);
  const { config } = pool;
  if (trialPins(config) === undefined) return undefined;
  const trial = core.models.trialOf(config);
  if (trial !== 'part') return trial === 'all' ? 'canary' : 'stable';
  const { session_id: session, labels = {} } = task.request;
  const last = session === undefined ? undefined : core.sessions.lastReplica(task.tenantId, session);
  return canarySide({
    rules: config.canary,
    trial: pool.id,
    key: `${task.tenantId}/${session ?? task.taskId}`,
    labels,
    side: last === undefined ? undefined : pool.sideOf(last),
  });
}

export class Dispatcher {
  readonly #core: Core;
  readonly #ports: DispatcherPorts;
  #isStopped = false;

  constructor(core: Core, ports: DispatcherPorts) {
    this.#core = core;
    this.#ports = ports;
  }

  /** Cheap, and may be called as often as something changes: one round follows, after the present step. */
  kick(poolId: string): void {
    const runtime = this.#core.pools.get(poolId);
    if (runtime === undefined || runtime.isKicked || this.#isStopped) return;
    runtime.isKicked = true;
    queueMicrotask(() => {
      runtime.isKicked = false;
      this.#dispatch(runtime);
    });
  }

  /** Nothing is dispatched any more; what waits, waits for the next start. */
  stop(): void {
    this.#isStopped = true;
    for (const runtime of this.#core.pools.values()) runtime.alarm?.cancel();
  }

  #dispatch(runtime: PoolRuntime): void {
    this.expireOverdue(runtime);
    while (!this.#isStopped && !runtime.isPaused && this.#dispatchNext(runtime));
    this.#setAlarm(runtime);
    for (const look of [...runtime.watchers]) look();
    this.#noteSlots();
  }

  #noteSlots(): void {
    const runtimes = [...this.#core.pools.values()];
    this.#core.metering.slotsChanged({
      batchWaits: runtimes.some(({ queue }) => queue.depth().byClass.batch.queued > 0),
      slots: runtimes.reduce((sum, { pool }) => sum + pool.slotsTotal(), 0),
      running: runtimes.reduce((sum, { running }) => sum + running.size, 0),
    });
  }

  /** True where another task may follow. */
  #dispatchNext(runtime: PoolRuntime): boolean {
    const { pool, queue } = runtime;
    const nowMs = this.#core.world.monotonicMs();
    const entry = queue.peek(nowMs);
    const live = entry && this.#core.registry.live(entry.id);
    if (live === undefined) return false;
    const acquired = pool.acquire(placementNeed(this.#core, live));
    if (acquired.kind === 'busy') preemptFor(this.#core, runtime, live);
    const isExhausted = acquired.kind === 'none' && live.tries.size > 0;
    if (acquired.kind !== 'leased' && !isExhausted) return this.#dispatchPast(runtime, live);
    queue.next(nowMs);
    this.#begin(live);
    if (acquired.kind === 'leased') this.#ports.run(live, acquired.lease);
    else this.#ports.exhausted(live);
    return true;
  }

  #begin(live: LiveTask): void {
    live.holdsTurn = true;
    this.#core.shares.add(live.task.tenantId, live.task.request.priority, this.#core.world.monotonicMs());
  }

  /** The next task waits for what others don't need: whoever can use a slot that is free gets it. @implements ORCH-3019 */
  #dispatchPast(runtime: PoolRuntime, head: LiveTask): boolean {
    const { pool, queue } = runtime;
    if (pool.slotsFree() === 0 || queue.depth().queued < 2) return false;
    const chosen = new FreeSlots(pool, need => placementNeed(this.#core, need));
    chosen.suits(head);
    const entry = queue.nextPast(this.#core.world.monotonicMs(), ({ id }) => {
      const live = this.#core.registry.live(id);
      return live !== undefined && chosen.suits(live);
    });
    const live = entry && this.#core.registry.live(entry.id);
    if (live === undefined) return false;
    const acquired = pool.acquire(chosen.needOf(live));
    invariant(acquired.kind === 'leased', 'what was free a moment ago still is');
    this.#begin(live);
    this.#ports.run(live, acquired.lease);
    return true;
  }

  expireOverdue(runtime: PoolRuntime): void {
    for (const entry of runtime.queue.expire(this.#core.world.monotonicMs())) {
      const live = this.#core.registry.live(entry.id);
      if (live !== undefined) this.#ports.expired(live);
    }
  }

  #setAlarm(runtime: PoolRuntime): void {
    const atMs = this.#isStopped ? undefined : runtime.queue.nextDeadlineMs();
    if (atMs === runtime.alarmAtMs) return;
    runtime.alarm?.cancel();
    runtime.alarmAtMs = atMs;
    runtime.alarm = undefined;
    if (atMs === undefined) return;
    runtime.alarm = this.#core.world.after(atMs - this.#core.world.monotonicMs(), () => {
      runtime.alarmAtMs = undefined;
      this.kick(runtime.pool.id);
    });
  }
}
