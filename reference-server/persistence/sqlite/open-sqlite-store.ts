// The store on a SQLite file, seen from the main thread: it queues writes and asks; the disk is another thread's.

import type { ArtifactStore } from '../../artifacts/index.ts';
import type { CatalogStore } from '../../catalog/index.ts';
import { OrchestratorError } from '../../kernel/index.ts';
import type { Retention, Store, StoreOperation, TaskQuery, TaskRow } from '../../tasks/index.ts';
import { KnownIds } from '../known-ids.ts';
import { forgottenRowsMaxDefault } from '../refusal.ts';
import { artifactsOver, modelsOver } from './control-stores.ts';
import { WorkerLink } from './worker-link.ts';
import { WriteLane } from './write-lane.ts';

export interface SqliteStoreOptions {
  readonly path: string;
  /** How long a write waits for another process that holds the file. */
  readonly busyTimeoutMs?: number;
  /** Commits that may wait for the present one. */
  readonly waitingMax?: number;
  /** Rows of each kind that one call of forget drops at most. */
  readonly forgottenRowsMax?: number;
  /** Ended tasks that are remembered at most. */
  readonly endedRowsMax?: number;
  /** Bounds the file, in pages of 4 KiB; absent: the disk does. */
  readonly pagesMax?: number;
}

export interface SqliteStore extends Store {
  readonly models: CatalogStore;
  readonly artifacts: ArtifactStore;
  /** Transactions of commits so far: fewer than the commits wherever some shared one. */
  readonly transactions: number;
}

/** A commit that comes meanwhile waits for no more than this many dropped rows of each kind. */
const rowsPerRoundMax = 256;

class SqliteTaskStore implements SqliteStore {
  readonly #link: WorkerLink;
  readonly models: CatalogStore;
  readonly artifacts: ArtifactStore;
  readonly #lane: WriteLane;
  readonly #known: KnownIds;
  readonly #forgottenRowsMax: number;
  #closed: Promise<void> | undefined;

  constructor(link: WorkerLink, known: KnownIds, options: SqliteStoreOptions) {
    this.#link = link;
    this.#known = known;
    this.models = modelsOver(link);
    this.artifacts = artifactsOver(link);
    this.#forgottenRowsMax = options.forgottenRowsMax ?? forgottenRowsMaxDefault;
    this.#lane = new WriteLane({
      send: groups => link.call('commit', groups),
      waitingMax: options.waitingMax ?? 10_000,
    });
  }

  get transactions(): number {
    return this.#lane.groupsSent;
  }

  commit(operations: readonly StoreOperation[]) {
    for (const operation of operations) {
      if (operation.kind === 'put-task') this.#known.add(operation.row.tenantId, operation.row.taskId);
    }
    return this.#lane.commit(operations);
  }

  /** A new id, as nearly every submission brings one, costs no way to the other thread. */
  findTask(tenantId: string, taskId: string): Promise<TaskRow | undefined> {
    if (!this.#known.mayHold(tenantId, taskId)) return Promise.resolve(undefined);
    return this.#link.call('findTask', { tenantId, taskId });
  }

  listTasks(query: TaskQuery) {
    return this.#link.call('listTasks', query);
  }

  openTasks() {
    return this.#link.call('openTasks', undefined);
  }

  sessions() {
    return this.#link.call('sessions', undefined);
  }

  usage() {
    return this.#link.call('usage', undefined);
  }

  audit(limit: number, skip = 0) {
    return this.#link.call('audit', { limit, skip });
  }

  highestOrdinal() {
    return this.#link.call('highestOrdinal', undefined);
  }

  async forget(retention: Retention): Promise<void> {
    let left = this.#forgottenRowsMax;
    while (left > 0) {
      const rowsMax = Math.min(left, rowsPerRoundMax);
      const dropped = await this.#lane.chore(() => this.#link.call('forget', { retention, rowsMax }));
      if (dropped < rowsMax) return;
      left -= rowsMax;
    }
  }

  /** What was asked before is still done. */
  close(): Promise<void> {
    this.#closed ??= this.#lane.finish(() => this.#link.close());
    return this.#closed;
  }
}

export async function openSqliteStore(options: SqliteStoreOptions): Promise<SqliteStore> {
  const { path, busyTimeoutMs = 250, pagesMax, endedRowsMax } = options;
  const link = new WorkerLink({ path, busyTimeoutMs, pagesMax, endedRowsMax });
  try {
    await link.call('open', undefined);
    const known = new KnownIds(await link.call('knownIds', undefined));
    return new SqliteTaskStore(link, known, options);
  } catch (error) {
    await link.close();
    const reason =
      error instanceof OrchestratorError && error.cause instanceof Error ? error.cause.message : error;
    throw new OrchestratorError('STORE_UNAVAILABLE', {
      message: `The store ${path} can't be opened: ${reason}.`,
      cause: error,
    });
  }
}
