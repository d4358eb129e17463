import type { Config } from '#contracts';
import type { Clock } from './clock.ts';
import type { Task } from './task.ts';

/** Every task that is remembered, by tenant and id. */
export class TaskBook {
  readonly #clock: Clock;
  readonly #config: () => Config;
  #arrivals = 0;
  readonly #tasks = new Map<string, Task>();

  constructor(clock: Clock, config: () => Config) {
    this.#clock = clock;
    this.#config = config;
  }

  get all(): readonly Task[] {
    return [...this.#tasks.values()];
  }

  nextArrival(): number {
    this.#arrivals += 1;
    return this.#arrivals;
  }

  add(task: Task): void {
    this.#tasks.set(`${task.origin.tenant.id}/${task.request.task_id}`, task);
  }

  /** Also one whose record is no longer shown: its id must not run again. */
  remembered(tenantId: string, taskId: string): Task | undefined {
    const task = this.#tasks.get(`${tenantId}/${taskId}`);
    if (task === undefined || !this.#isOlder(task, this.#config().store.idempotency_window_ms)) return task;
    return undefined;
  }

  shown(tenantId: string, taskId: string): Task | undefined {
    const task = this.remembered(tenantId, taskId);
    return task === undefined || this.#isOlder(task, this.#config().store.task_retention_ms)
      ? undefined
      : task;
  }

  isStreamGone(task: Task): boolean {
    return this.#isOlder(task, this.#config().store.stream_retention_ms);
  }

  listed(tenantId: string): Task[] {
    const retention = this.#config().store.task_retention_ms;
    return this.all
      .filter(task => task.origin.tenant.id === tenantId && !this.#isOlder(task, retention))
      .sort((one, other) => other.origin.arrival - one.origin.arrival);
  }

  sweep(): void {
    const { idempotency_window_ms: window, idempotency_rows_max: rows } = this.#config().store;
    for (const [key, task] of this.#tasks) {
      const isSurplus = this.#tasks.size > rows && task.isEnded;
      if (isSurplus || this.#isOlder(task, window)) this.#tasks.delete(key);
      else if (this.isStreamGone(task)) task.log.forget();
    }
  }

  #isOlder(task: Task, retentionMs: number): boolean {
    return task.endedMs !== undefined && this.#clock.nowMs() - task.endedMs >= retentionMs;
  }
}
