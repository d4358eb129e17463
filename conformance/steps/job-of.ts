// How what a target tells beside its answers is joined to a task: by the job that the admission named.
import { type Json, parsedJson, valueAt } from '#conformance/harness';
import type { World } from '../run/world.ts';

export const terminalStates: readonly Json[] = ['completed', 'failed', 'canceled', 'evicted', 'expired'];

/** The admission of a task, whose answer names its job. */
export const admissionOf = (task: string): string => `${task}/createTask`;

export const jobOf = (world: World, task: string): unknown => {
  const id = world.names.taskId(task);
  const answers = world.history.entries.flatMap(entry =>
    entry.kind === 'response' ? [parsedJson(entry.body)] : [],
  );
  const admission = answers.find(
    body => valueAt(body, 'task_id') === id && typeof valueAt(body, 'job_id') === 'string',
  );
  return valueAt(admission, 'job_id');
};

export const isEnd = (value: unknown, job: unknown, member: 'state' | 'type'): boolean =>
  job !== undefined &&
  valueAt(value, 'job_id') === job &&
  terminalStates.some(state => state === valueAt(value, member));
