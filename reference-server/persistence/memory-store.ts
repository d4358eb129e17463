// The store that forgets everything with its process: the same rules as on disk, without one.
import type {
  AuditRow,
  Retention,
  SessionRow,
  Store,
  StoreOperation,
  TaskQuery,
  TaskRow,
  UsageRow,
} from '../tasks/index.ts';
import { isTerminal } from '../tasks/index.ts';
import { MemoryTasks } from './memory-tasks.ts';
import { forgottenRowsMaxDefault, storeUnavailable } from './refusal.ts';

export interface MemoryStoreOptions {
  /** Rows of each kind that one call of forget drops at most. */
  readonly forgottenRowsMax?: number;
  /** Ended tasks that are remembered at most. */
  readonly endedRowsMax?: number;
}

const keyOf = (...parts: readonly string[]): string => JSON.stringify(parts);
const byKey = <Row>(rows: ReadonlyMap<string, Row>): readonly Row[] =>
  [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);

function putAndUndo<Row>(rows: Map<string, Row>, key: string, row: Row): () => void {
  const before = rows.get(key);
  rows.set(key, { ...row });
  return () => (before === undefined ? rows.delete(key) : rows.set(key, before));
}

class MemoryStore implements Store {
  readonly #tasks = new MemoryTasks();
  readonly #sessions = new Map<string, SessionRow>();
  readonly #usage = new Map<string, UsageRow>();
  readonly #forgottenRowsMax: number;
  readonly #endedRowsMax: number;
  #audit: AuditRow[] = [];
  #closed = false;

  constructor(options: MemoryStoreOptions) {
    this.#forgottenRowsMax = options.forgottenRowsMax ?? forgottenRowsMaxDefault;
    this.#endedRowsMax = options.endedRowsMax ?? Number.POSITIVE_INFINITY;
  }

  async commit(operations: readonly StoreOperation[]): Promise<void> {
    this.#checkOpen();
    const undo: (() => void)[] = [];
    try {
      for (const operation of operations) undo.push(this.#apply(operation));
    } catch (error) {
      for (const step of undo.reverse()) step();
      throw error;
    }
    this.#tasks.bound(this.#endedRowsMax);
  }

  async findTask(tenantId: string, taskId: string): Promise<TaskRow | undefined> {
    this.#checkOpen();
    return this.#tasks.find(tenantId, taskId);
  }

  async listTasks(query: TaskQuery): Promise<readonly TaskRow[]> {
    this.#checkOpen();
    return this.#tasks.list(query);
  }

  async openTasks(): Promise<readonly TaskRow[]> {
    this.#checkOpen();
    return this.#tasks.inOrder().filter(row => !isTerminal(row.state));
  }

  async sessions(): Promise<readonly SessionRow[]> {
    this.#checkOpen();
    return byKey(this.#sessions);
  }

  async usage(): Promise<readonly UsageRow[]> {
    this.#checkOpen();
    return byKey(this.#usage);
  }

  async audit(limit: number, skip = 0): Promise<readonly AuditRow[]> {
    this.#checkOpen();
    const end = Math.max(0, this.#audit.length - skip);
    return this.#audit.slice(Math.max(0, end - limit), end).reverse();
  }

  async highestOrdinal(): Promise<number> {
    this.#checkOpen();
    return this.#tasks.highestOrdinal();
  }

  async forget(retention: Retention): Promise<void> {
    this.#checkOpen();
    const { streamsBeforeWallMs, idsBeforeWallMs } = retention;
    const rowsMax = this.#forgottenRowsMax;
    this.#tasks.forget(retention, rowsMax);
    const isOver = ({ goneUntilWallMs, expiresWallMs }: SessionRow): boolean =>
      goneUntilWallMs === null ? expiresWallMs < idsBeforeWallMs : goneUntilWallMs < streamsBeforeWallMs;
    const over = [...this.#sessions].filter(([, row]) => isOver(row)).slice(0, rowsMax);
    for (const [key] of over) this.#sessions.delete(key);
    const oldAudit = new Set(this.#audit.filter(row => row.wallMs < idsBeforeWallMs).slice(0, rowsMax));
    if (oldAudit.size > 0) this.#audit = this.#audit.filter(row => !oldAudit.has(row));
  }

  async close(): Promise<void> {
    this.#closed = true;
  }

  #apply(operation: StoreOperation): () => void {
    switch (operation.kind) {
      case 'put-task':
        return this.#tasks.put(operation.row);
      case 'mark-first-piece':
        return this.#tasks.markFirstPiece(operation.tenantId, operation.taskId);
      case 'put-session': {
        const { row } = operation;
        return putAndUndo(this.#sessions, keyOf(row.tenantId, row.sessionId), row);
      }
      case 'put-usage':
        return putAndUndo(this.#usage, keyOf(operation.row.tenantId), operation.row);
      case 'append-audit':
        this.#audit.push({ ...operation.row });
        return () => this.#audit.pop();
      default:
        return operation satisfies never;
    }
  }

  #checkOpen(): void {
    if (this.#closed) throw storeUnavailable('the store is closed');
  }
}

export function openMemoryStore(options: MemoryStoreOptions = {}): Store {
  return new MemoryStore(options);
}
