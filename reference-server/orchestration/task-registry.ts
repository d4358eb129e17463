// Where tasks are found: in this process while they live and a while after, else in the store.
import type { Config } from '#contracts';
import type { World } from '../kernel/index.ts';
import { type Store, type TaskRow, taskKey } from '../tasks/index.ts';
import type { LiveTask } from './live-task.ts';

export type Found =
  | { readonly kind: 'task'; readonly live: LiveTask; readonly isStreamGone: boolean }
  /** Only its id is left, so that it never runs again. */
  | { readonly kind: 'forgotten'; readonly row: TaskRow }
  | { readonly kind: 'unknown' };

export interface RegistryOptions {
  readonly world: World;
  readonly config: Config;
  readonly store: Store;
  restore(row: TaskRow): LiveTask | undefined;
}

/** Ended tasks are read soon after their end or hardly ever: this many stay in memory. */
const endedMax = 128;

export class TaskRegistry {
  readonly #options: RegistryOptions;
  readonly #live = new Map<string, LiveTask>();
  readonly #ended = new Map<string, LiveTask>();
  #isClosed = false;

  constructor(options: RegistryOptions) {
    this.#options = options;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  close(): void {
    this.#isClosed = true;
  }

  add(live: LiveTask): void {
    this.#live.set(live.key, live);
  }

  /** The submission came to nothing: its id is free again. */
  remove(live: LiveTask): void {
    this.#live.delete(live.key);
  }

  live(key: string): LiveTask | undefined {
    return this.#live.get(key);
  }

  all(): IterableIterator<LiveTask> {
    return this.#live.values();
  }

  ended(live: LiveTask): void {
    this.#live.delete(live.key);
    this.#ended.set(live.key, live);
    const [oldest] = this.#ended.keys();
    const most = Math.min(endedMax, this.#options.config.store.idempotency_rows_max);
    if (this.#ended.size > most && oldest !== undefined) this.#ended.delete(oldest);
  }

  async find(tenantId: string, taskId: string): Promise<Found> {
    const { task_retention_ms } = this.#options.config.store;
    const key = taskKey(tenantId, taskId);
    const known = this.#known(key);
    if (known !== undefined) return this.#found(known);
    const row = await this.#options.store.findTask(tenantId, taskId);
    if (row === undefined || this.#isBeyondWindow(row)) return { kind: 'unknown' };
    // It may have been admitted while the store was asked.
    const live = this.#live.get(key) ?? this.#options.restore(row);
    if (live === undefined || this.#agedMs(live) > task_retention_ms) return { kind: 'forgotten', row };
    return row.frames === null && row.endedWallMs !== null
      ? { kind: 'task', live, isStreamGone: true }
      : this.#found(live);
  }

  #found(live: LiveTask): Found {
    const { stream_retention_ms } = this.#options.config.store;
    return { kind: 'task', live, isStreamGone: this.#agedMs(live) > stream_retention_ms };
  }

  /** The one that this process has, unless its record's retention is over: then the store says what is left. */
  #known(key: string): LiveTask | undefined {
    const ended = this.#ended.get(key);
    if (ended === undefined || this.#agedMs(ended) <= this.#options.config.store.task_retention_ms)
      return this.#live.get(key) ?? ended;
    this.#ended.delete(key);
    return this.#live.get(key);
  }

  #agedMs({ task }: LiveTask): number {
    return task.endedWallMs === undefined ? 0 : this.#options.world.wallMs() - task.endedWallMs;
  }

  #isBeyondWindow(row: TaskRow): boolean {
    if (row.endedWallMs === null) return false;
    return this.#options.world.wallMs() - row.endedWallMs > this.#options.config.store.idempotency_window_ms;
  }
}
