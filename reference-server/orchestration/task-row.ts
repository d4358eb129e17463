// A task as a row of the store, and back.

import type { World } from '../kernel/index.ts';
import { type NumberedFrame, TaskLog, type TaskLogOptions } from '../streams/index.ts';
import { restoreTask, type StoreOperation, snapshotTask, type TaskRow, taskKey } from '../tasks/index.ts';
import { type LiveTask, liveTask } from './live-task.ts';

export interface RowOptions {
  /** An engine is about to be called, so that a crash from here on leaves an interrupted task. */
  readonly openAttempt: boolean;
  /** The frame that will end the log: durable before it is published. */
  readonly terminal?: TerminalFrame;
}

export interface TerminalFrame {
  readonly event: 'end' | 'error';
  readonly payload: object;
}

function framesOf(live: LiveTask, terminal: TerminalFrame | undefined): string | null {
  if (terminal === undefined) return null;
  const last = { event: terminal.event, id: live.log.lastId + 1, payload: JSON.stringify(terminal.payload) };
  return JSON.stringify([...live.log.frames(), last]);
}

/** Ended tasks are kept with their whole stream, so that they replay alike after a restart. */
export function taskRow(live: LiveTask, world: World, options: RowOptions): TaskRow {
  const { task } = live;
  return {
    tenantId: task.tenantId,
    taskId: task.taskId,
    jobId: task.jobId,
    ordinal: task.ordinal,
    // An admission that starts at once is queued and running in one commit.
    state: options.openAttempt ? 'running' : task.state,
    requestDigest: task.requestDigest,
    receivedWallMs: task.receivedWallMs,
    endedWallMs: task.endedWallMs ?? null,
    openAttempt: options.openAttempt,
    firstPieceMarked: live.firstPieceMarked,
    sessionId: task.request.session_id ?? null,
    admission: JSON.stringify(task.admission),
    snapshot: snapshotTask(task, world),
    frames: framesOf(live, options.terminal),
  };
}

export function putTask(live: LiveTask, world: World, options: RowOptions): StoreOperation {
  return { kind: 'put-task', row: taskRow(live, world, options) };
}

export function liveFromRow(row: TaskRow, world: World, logOptions: TaskLogOptions): LiveTask | undefined {
  if (row.snapshot === null) return undefined;
  const frames = row.frames === null ? [] : (JSON.parse(row.frames) as NumberedFrame[]);
  const task = restoreTask(row.snapshot, world);
  const log = TaskLog.restore(frames, logOptions);
  const live = liveTask({ key: taskKey(row.tenantId, row.taskId), task, log });
  live.firstPieceMarked = row.firstPieceMarked;
  return live;
}
