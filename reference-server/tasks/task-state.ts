// The states of a task and the only moves between them.
import { OrchestratorError } from '../kernel/index.ts';

export const taskStates = [
  'queued',
  'running',
  'completed',
  'failed',
  'canceled',
  'evicted',
  'expired',
] as const;
export type TaskState = (typeof taskStates)[number];

/**
 * @implements ASY-STATE-002
 * @implements ASY-STATE-003
 * @implements ASY-STATE-004
 */
const moves: Readonly<Record<TaskState, readonly TaskState[]>> = {
  queued: ['running', 'failed', 'canceled', 'evicted', 'expired'],
  running: ['queued', 'completed', 'failed', 'canceled'],
  completed: [],
  failed: [],
  canceled: [],
  evicted: [],
  expired: [],
};

export function isTerminal(state: TaskState): boolean {
  return moves[state].length === 0;
}

export function mayMove(from: TaskState, to: TaskState): boolean {
  return moves[from].includes(to);
}

export function checkMove(from: TaskState, to: TaskState): void {
  if (!mayMove(from, to)) throw new OrchestratorError('ILLEGAL_TRANSITION', { details: { from, to } });
}
