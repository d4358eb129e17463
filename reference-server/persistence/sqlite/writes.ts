// Applies the operations of many callers in one transaction; each caller's own are all or nothing.
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { StoreOperation } from '../../tasks/index.ts';
import type { GroupOutcome } from './calls.ts';
import {
  auditColumns,
  cellsOf,
  insertSql,
  sessionColumns,
  taskColumns,
  upsertSql,
  usageColumns,
} from './columns.ts';
import { EndedRows } from './ended-rows.ts';
import { isCallersFailure, reasonOf } from './failures.ts';

export class Writes {
  readonly #database: DatabaseSync;
  readonly #putTask: StatementSync;
  readonly #markFirstPiece: StatementSync;
  readonly #putSession: StatementSync;
  readonly #putUsage: StatementSync;
  readonly #appendAudit: StatementSync;
  readonly #ended: EndedRows;

  constructor(database: DatabaseSync, endedRowsMax = Number.POSITIVE_INFINITY) {
    this.#database = database;
    this.#ended = new EndedRows(database, endedRowsMax);
    this.#putTask = database.prepare(upsertSql('tasks', taskColumns, 'tenant_id, task_id'));
    this.#markFirstPiece = database.prepare(
      'UPDATE tasks SET first_piece_marked = 1 WHERE tenant_id = ? AND task_id = ?',
    );
    this.#putSession = database.prepare(upsertSql('sessions', sessionColumns, 'tenant_id, session_id'));
    this.#putUsage = database.prepare(upsertSql('usage', usageColumns, 'tenant_id'));
    this.#appendAudit = database.prepare(insertSql('audit', auditColumns));
  }

  commit(groups: readonly (readonly StoreOperation[])[]): readonly GroupOutcome[] {
    try {
      return inTransaction(this.#database, () => {
        const outcomes = groups.map(operations => this.#applyGroup(operations));
        this.#ended.bound(groups);
        return outcomes;
      });
    } catch (error) {
      this.#ended.recount();
      throw error;
    }
  }

  #applyGroup(operations: readonly StoreOperation[]): GroupOutcome {
    this.#database.exec('SAVEPOINT caller');
    try {
      for (const operation of operations) this.#apply(operation);
      // Nothing else would be written, and no disk be asked: the file's header is, as it was.
      if (operations.length === 0) this.#database.exec('PRAGMA user_version = 0');
      this.#database.exec('RELEASE caller');
      return undefined;
    } catch (error) {
      if (!isCallersFailure(error)) throw error;
      this.#database.exec('ROLLBACK TO caller; RELEASE caller');
      return reasonOf(error);
    }
  }

  #apply(operation: StoreOperation): void {
    switch (operation.kind) {
      case 'put-task':
        this.#putTask.run(...cellsOf(taskColumns, operation.row));
        return;
      case 'mark-first-piece':
        if (this.#markFirstPiece.run(operation.tenantId, operation.taskId).changes === 0) {
          throw new Error(`no task ${operation.taskId} to mark`);
        }
        return;
      case 'put-session':
        this.#putSession.run(...cellsOf(sessionColumns, operation.row));
        return;
      case 'put-usage':
        this.#putUsage.run(...cellsOf(usageColumns, operation.row));
        return;
      case 'append-audit':
        this.#appendAudit.run(...cellsOf(auditColumns, operation.row));
        return;
      default:
        operation satisfies never;
    }
  }
}

export function inTransaction<Result>(database: DatabaseSync, run: () => Result): Result {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = run();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // A full or failing disk may have rolled back by itself.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
