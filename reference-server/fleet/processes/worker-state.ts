// The life of an engine's process as a table: what is not in it is a defect.

export const workerStates = ['stopped', 'spawning', 'running', 'stopping', 'exited', 'failed'] as const;
export type WorkerState = (typeof workerStates)[number];

export const workerEvents = ['start', 'healthy', 'ended', 'stop', 'spent'] as const;
/**
 * `healthy`: its health route says that it would take a request. `ended`: it exited, or was killed for a fault or
 * for the bound of its start. `spent`: the restarts of this minute are used up.
 */
export type WorkerEvent = (typeof workerEvents)[number];

const moves: Readonly<Record<WorkerState, Readonly<Partial<Record<WorkerEvent, WorkerState>>>>> = {
  stopped: { start: 'spawning', stop: 'stopped' },
  spawning: { healthy: 'running', ended: 'exited', stop: 'stopping' },
  running: { ended: 'exited', stop: 'stopping' },
  stopping: { ended: 'stopped', stop: 'stopping' },
  exited: { start: 'spawning', spent: 'failed', stop: 'stopped' },
  failed: { start: 'spawning', stop: 'stopped' },
};

/** Undefined: refused. */
export function moveWorker(state: WorkerState, event: WorkerEvent): WorkerState | undefined {
  return moves[state][event];
}
