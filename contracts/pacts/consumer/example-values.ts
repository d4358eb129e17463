// The values that interactions show, taken from the examples of the contract where it has them.
import { isRecord, type JsonObject } from '../../generation/json.ts';
import type { OperationId, RequestBody } from '../../operations.ts';
import { exampleOf } from '../../testing/contract-example.ts';
import { engine, ids, modelRef } from './provider-states.ts';

export const traced = { 'X-Correlation-Id': 'c-81' } as const;
export const hintMs = 1350;
export const hinted = { ...traced, 'X-Backoff-Ms': String(hintMs), 'Retry-After': '2' } as const;

export const digest = `sha256:${'9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'}`;

export const taskRequest: RequestBody<'createTask'> = {
  task_id: ids.task,
  workload: 'completion',
  model_ref: modelRef,
  engine,
  ctx: 512,
  priority: 'interactive',
  max_tokens: 16,
  deadline_ms: 30_000,
  prompt: 'Name three rivers.',
};

/** The answer of success that the contract shows for the operation. */
export const shown = (operation: OperationId, changes: JsonObject = {}): JsonObject => {
  const { value } = exampleOf(operation);
  if (!isRecord(value)) throw new Error(`the contract shows no answer of ${operation}`);
  return { ...value, ...changes };
};

export const usage = { prompt_tokens: 5, completion_tokens: 2, total_tokens: 7 };
const frame = (event: string, payload: object, id?: number): string =>
  `event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(payload)}\n\n`;

export const frames: readonly string[] = [
  frame('started', { job_id: 'job-01J8Z2', queue_position: 0, predicted_start_ms: 12 }, 0),
  frame('metrics', { state: 'running', queue_depth: 0 }),
  frame('token', { t: 'Rhine ', i: 0 }, 1),
  frame('token', { t: 'Ebro', i: 1 }, 2),
  frame('metrics', { state: 'running', queue_depth: 0 }),
  frame('end', { tokens_out: 2, usage, finish_reason: 'stop', decode_ms: 41 }, 3),
];
