// For tests: a store that remembers what it was given, and that fails or hangs as long as it is told to.
import { openMemoryStore, storeUnavailable } from '../persistence/index.ts';
import type {
  Retention,
  SessionRow,
  Store,
  StoreOperation,
  TaskQuery,
  TaskRow,
  UsageRow,
} from '../tasks/index.ts';

export class TestStore implements Store {
  readonly inner: Store;
  readonly commits: (readonly StoreOperation[])[] = [];
  /** Commits that this holds for fail. */
  fails: (operations: readonly StoreOperation[]) => boolean = () => false;
  #gate: PromiseWithResolvers<void> | undefined;
  #hangs: (operations: readonly StoreOperation[]) => boolean = () => true;
  #isCut = false;

  constructor(inner: Store = openMemoryStore()) {
    this.inner = inner;
  }

  /** From now on nothing this process writes arrives. */
  cut(): void {
    this.#isCut = true;
  }

  /** The commits that this holds for wait until it answers. */
  hang(hangs: (operations: readonly StoreOperation[]) => boolean = () => true): void {
    this.#hangs = hangs;
    this.#gate = Promise.withResolvers();
  }

  answer(): void {
    this.#gate?.resolve();
    this.#gate = undefined;
  }

  async commit(operations: readonly StoreOperation[]): Promise<void> {
    if (this.#gate !== undefined && this.#hangs(operations)) await this.#gate.promise;
    if (this.#isCut || this.fails(operations)) throw storeUnavailable('as the test says');
    await this.inner.commit(operations);
    this.commits.push(operations);
  }

  findTask(tenantId: string, taskId: string): Promise<TaskRow | undefined> {
    return this.inner.findTask(tenantId, taskId);
  }

  listTasks(query: TaskQuery): Promise<readonly TaskRow[]> {
    return this.inner.listTasks(query);
  }

  openTasks(): Promise<readonly TaskRow[]> {
    return this.inner.openTasks();
  }

  sessions(): Promise<readonly SessionRow[]> {
    return this.inner.sessions();
  }

  usage(): Promise<readonly UsageRow[]> {
    return this.inner.usage();
  }

  audit(limit: number): ReturnType<Store['audit']> {
    return this.inner.audit(limit);
  }

  async forget(retention: Retention): Promise<void> {
    if (!this.#isCut) await this.inner.forget(retention);
  }

  highestOrdinal(): Promise<number> {
    return this.inner.highestOrdinal();
  }

  /** The next process opens the same store. */
  async close(): Promise<void> {
    this.#isCut = true;
  }
}

/** The tasks in a commit, as `id:state`, an open attempt marked by a star. */
export function tasksIn(operations: readonly StoreOperation[]): string[] {
  return operations.flatMap(operation => {
    if (operation.kind !== 'put-task') return [];
    const { taskId, state, openAttempt } = operation.row;
    return [`${taskId}:${state}${openAttempt ? '*' : ''}`];
  });
}
