// Carries out what admission decides about running work that may give way to a higher class.
import { decidePreemption, type PriorityClass, type RunningTask } from '../admission/index.ts';
import type { Core, PoolRuntime } from './core.ts';
import type { LiveTask } from './live-task.ts';

export const preemptedReason = 'preempted';
const minuteMs = 60_000;

export function isPreempted(live: LiveTask): boolean {
  return live.attemptAborter?.signal.reason === preemptedReason;
}

function runningTask(live: LiveTask): RunningTask {
  const { task } = live;
  return {
    id: live.key,
    priority: task.request.priority,
    piecesSent: task.pieces,
    isStrict: task.determinism === 'strict',
    isInterruptible: live.lease?.capabilities.interruptibleDecode ?? false,
    startedAtMs: task.decodeStartedMs ?? 0,
  };
}

export function preemptFor(core: Core, runtime: PoolRuntime, waiting: LiveTask): void {
  const { preemption } = runtime.pool.config;
  const candidates = [...runtime.running].filter(live => live.attemptAborter !== undefined);
  // One is giving way already: its slot is on its way.
  if (candidates.some(isPreempted)) return;
  const nowMs = core.world.monotonicMs();
  runtime.preemptedAtMs = runtime.preemptedAtMs.filter(atMs => nowMs - atMs < minuteMs);
  const decision = decidePreemption(
    // A task with pieces would have to go on where it stopped; no shipped engine holds its state for that.
    {
      mode: preemption.mode === 'hard' ? 'soft' : preemption.mode,
      perMinuteMax: preemption.per_minute_max,
      protect: preemption.protect as readonly PriorityClass[],
    },
    {
      waiting: waiting.task.request.priority,
      running: candidates.map(runningTask),
      preemptedInLastMinute: runtime.preemptedAtMs.length,
    },
  );
  if (decision.kind !== 'preempt') return;
  runtime.preemptedAtMs.push(nowMs);
  candidates.find(live => live.key === decision.id)?.attemptAborter?.abort(preemptedReason);
}
