// A task as the store keeps it: JSON, with the deadline as a wall time and a remainder instead of a monotonic instant.
import { type DeadlineRecord, recordDeadline, restoreDeadline, type World } from '../kernel/index.ts';
import { newTask, type Task } from './task.ts';

type Kept = Omit<Task, 'attributes' | 'receivedMs' | 'deadlineAtMs' | 'decodeStartedMs'>;

interface Snapshot extends Kept {
  readonly deadline: DeadlineRecord;
}

function clocks(world: World) {
  return { monotonicMs: world.monotonicMs(), wallMs: world.wallMs() };
}

export function snapshotTask(task: Task, world: World): string {
  const { attributes, receivedMs, deadlineAtMs, decodeStartedMs, ...kept } = task;
  const snapshot: Snapshot = { ...kept, deadline: recordDeadline({ atMs: deadlineAtMs }, clocks(world)) };
  return JSON.stringify(snapshot);
}

export function restoreTask(text: string, world: World): Task {
  const { deadline, ...kept } = JSON.parse(text) as Snapshot;
  const now = clocks(world);
  const receivedMs = now.monotonicMs - Math.max(0, now.wallMs - kept.receivedWallMs);
  const origin = { ...kept, receivedMs, deadlineAtMs: restoreDeadline(deadline, now).atMs };
  return { ...newTask(origin, kept.poolId), ...kept };
}
