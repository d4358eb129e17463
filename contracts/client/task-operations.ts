import type { AdmissionResponse, TaskList, TaskRecord, TaskRequest, TaskState } from '../wire-types.ts';
import { type Answer, mediaTypeOf } from './answer.ts';
import { answerOf, type Caller } from './caller.ts';
import type { CallOptions } from './client-options.ts';
import { requestOf } from './operation-request.ts';
import { refusalOf } from './refusal.ts';
import { TaskStream } from './task-stream.ts';

export interface Admission extends Answer<AdmissionResponse> {
  /** This repeats the first admission of the same task: nothing runs twice, and no quota was used. */
  readonly isReplayed: boolean;
}

export interface TaskListQuery {
  readonly state?: TaskState;
  readonly cursor?: string;
  readonly limit?: number;
}

export interface FollowOptions extends CallOptions {
  /** The id of the last event that the reader has; the stream goes on with the next. */
  readonly after?: number;
}

export class TaskOperations {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /** The task's id keeps it from running twice: the same task again brings the first admission once more. */
  async submit(task: TaskRequest, options: CallOptions = {}): Promise<Admission> {
    const call = { body: task };
    const read = await this.#caller.read({ operation: 'createTask', call, options, statuses: [202] });
    const isReplayed = read.headers['idempotency-replayed'] === 'true';
    return { ...answerOf<AdmissionResponse>(read), isReplayed };
  }

  read(taskId: string, options?: CallOptions): Promise<Answer<TaskRecord>> {
    return this.#caller.call('getTask', { params: { task_id: taskId } }, options);
  }

  /** One page, the youngest first; `next_cursor` leads to the next. */
  list({ state, cursor, limit }: TaskListQuery = {}, options?: CallOptions): Promise<Answer<TaskList>> {
    return this.#caller.call('listTasks', { query: { state, cursor, limit } }, options);
  }

  /** Idempotent in every state; once it answers, no piece is added. */
  cancel(taskId: string, options?: CallOptions): Promise<Answer<undefined>> {
    return this.#caller.call('cancelTask', { params: { task_id: taskId } }, options);
  }

  /**
   * Resolves once the server has answered. After the id of the terminal event there is nothing, and the stream is
   * empty. The signal ends the reading too.
   */
  async follow(taskId: string, options: FollowOptions = {}): Promise<TaskStream> {
    const { settings } = this.#caller;
    const { after } = options;
    const resumed = after === undefined ? {} : { lastEventId: after };
    const call = { params: { task_id: taskId }, accept: 'text/event-stream', ...resumed };
    const request = requestOf({ settings, operation: 'streamTask', call, options });
    const opened = await this.#caller.open(request, options, 'stream');
    const isStream = opened.status === 200 && mediaTypeOf(opened.headers) === 'text/event-stream';
    if (!isStream && opened.status !== 204)
      throw refusalOf(await this.#caller.receive(request, opened, options.signal));
    const checks = options.validatesAnswers ?? settings.validatesAnswers;
    const check = checks ? (await import('./contract-check.ts')).eventProblems : undefined;
    const { eventCharsMax } = settings;
    return new TaskStream({ taskId, opened, after, eventCharsMax, signal: options.signal, check });
  }
}
