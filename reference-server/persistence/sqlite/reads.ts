// What the store can be asked, as prepared statements. Each one has an index that answers it.

import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { AuditRow, SessionRow, TaskQuery, TaskRow, UsageRow } from '../../tasks/index.ts';
import { KnownIds } from '../known-ids.ts';
import {
  auditColumns,
  listedTaskColumns,
  rowOf,
  selectSql,
  sessionColumns,
  taskColumns,
  taskRowOf,
  usageColumns,
} from './columns.ts';

const listSql = (byState: boolean): string =>
  `${selectSql('tasks', listedTaskColumns)} WHERE tenant_id = ? ${byState ? 'AND state = ?' : ''}
   AND snapshot IS NOT NULL AND ordinal < ? ORDER BY ordinal DESC LIMIT ?`;

export class Reads {
  readonly #findTask: StatementSync;
  readonly #listTasks: StatementSync;
  readonly #listTasksByState: StatementSync;
  readonly #openTasks: StatementSync;
  readonly #sessions: StatementSync;
  readonly #usage: StatementSync;
  readonly #audit: StatementSync;
  readonly #highestOrdinal: StatementSync;
  readonly #ids: StatementSync;

  constructor(database: DatabaseSync) {
    const tasks = selectSql('tasks', taskColumns);
    this.#findTask = database.prepare(`${tasks} WHERE tenant_id = ? AND task_id = ?`);
    this.#listTasks = database.prepare(listSql(false));
    this.#listTasksByState = database.prepare(listSql(true));
    this.#openTasks = database.prepare(`${tasks} WHERE state IN ('queued', 'running') ORDER BY ordinal`);
    this.#sessions = database.prepare(
      `${selectSql('sessions', sessionColumns)} ORDER BY tenant_id, session_id`,
    );
    this.#usage = database.prepare(`${selectSql('usage', usageColumns)} ORDER BY tenant_id`);
    this.#audit = database.prepare(
      `${selectSql('audit', auditColumns)} ORDER BY number DESC LIMIT ? OFFSET ?`,
    );
    this.#ids = database.prepare('SELECT tenant_id, task_id FROM tasks');
    this.#highestOrdinal = database.prepare('SELECT max(ordinal) AS ordinal FROM tasks');
  }

  findTask(tenantId: string, taskId: string): TaskRow | undefined {
    const found = this.#findTask.get(tenantId, taskId);
    return found && taskRowOf(found);
  }

  listTasks(query: TaskQuery): readonly TaskRow[] {
    const page: SQLInputValue[] = [query.before ?? Number.MAX_SAFE_INTEGER, query.limit];
    const found =
      query.state === undefined
        ? this.#listTasks.all(query.tenantId, ...page)
        : this.#listTasksByState.all(query.tenantId, query.state, ...page);
    return found.map(taskRowOf);
  }

  openTasks(): readonly TaskRow[] {
    return this.#openTasks.all().map(taskRowOf);
  }

  sessions(): readonly SessionRow[] {
    return this.#sessions.all().map(found => rowOf<SessionRow>(found));
  }

  usage(): readonly UsageRow[] {
    return this.#usage.all().map(found => rowOf<UsageRow>(found));
  }

  audit(limit: number, skip: number): readonly AuditRow[] {
    return this.#audit.all(limit, skip).map(found => rowOf<AuditRow>(found));
  }

  knownIds(): Uint32Array {
    const known = new KnownIds();
    for (const row of this.#ids.iterate()) known.add(String(row.tenant_id), String(row.task_id));
    return known.words;
  }

  highestOrdinal(): number {
    return Number(this.#highestOrdinal.get()?.ordinal ?? 0);
  }
}
