// How the members of a row are called in its table, and the statements that follow from it.
import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';
import type { AuditRow, SessionRow, TaskRow, UsageRow } from '../../tasks/index.ts';

export type Columns<Row> = { readonly [Member in keyof Row]-?: string };

export const taskColumns: Columns<TaskRow> = {
  tenantId: 'tenant_id',
  taskId: 'task_id',
  jobId: 'job_id',
  ordinal: 'ordinal',
  state: 'state',
  requestDigest: 'request_digest',
  receivedWallMs: 'received_wall_ms',
  endedWallMs: 'ended_wall_ms',
  openAttempt: 'open_attempt',
  firstPieceMarked: 'first_piece_marked',
  sessionId: 'session_id',
  admission: 'admission',
  snapshot: 'snapshot',
  frames: 'frames',
};

/** A list can be long and a stream large: pages go without the frames. */
export const listedTaskColumns: Columns<TaskRow> = { ...taskColumns, frames: 'NULL' };

export const sessionColumns: Columns<SessionRow> = {
  tenantId: 'tenant_id',
  sessionId: 'session_id',
  turns: 'turns',
  kvBytes: 'kv_bytes',
  replicaId: 'replica_id',
  expiresWallMs: 'expires_wall_ms',
  goneUntilWallMs: 'gone_until_wall_ms',
};

export const usageColumns: Columns<UsageRow> = {
  tenantId: 'tenant_id',
  tokens: 'tokens',
  timeMs: 'time_ms',
  cost: 'cost',
};

export const auditColumns: Columns<AuditRow> = { wallMs: 'wall_ms', tenantId: 'tenant_id', entry: 'entry' };

type Cell = string | number | boolean | null;
type RowOf<Row> = { readonly [Member in keyof Row]: Cell };

export function insertSql<Row>(table: string, columns: Columns<Row>): string {
  const names = Object.values<string>(columns);
  return `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
}

export function upsertSql<Row>(table: string, columns: Columns<Row>, key: string): string {
  const sets = Object.values<string>(columns).map(name => `${name} = excluded.${name}`);
  return `${insertSql(table, columns)} ON CONFLICT (${key}) DO UPDATE SET ${sets.join(', ')}`;
}

export function selectSql<Row>(table: string, columns: Columns<Row>): string {
  const names = Object.entries<string>(columns).map(([member, name]) => `${name} AS ${member}`);
  return `SELECT ${names.join(', ')} FROM ${table}`;
}

export function cellsOf<Row extends RowOf<Row>>(columns: Columns<Row>, row: Row): SQLInputValue[] {
  const members = Object.keys(columns) as (keyof Row)[];
  return members.map(member => {
    const cell: Cell = row[member];
    return typeof cell === 'boolean' ? Number(cell) : cell;
  });
}

type Found = Record<string, SQLOutputValue>;

/** The tables are STRICT and only this folder writes them, so their cells have the members' types. */
export function rowOf<Row>(found: Found): Row {
  return { ...found } as Row;
}

export function taskRowOf(found: Found): TaskRow {
  const row = rowOf<TaskRow>(found);
  return { ...row, openAttempt: Boolean(row.openAttempt), firstPieceMarked: Boolean(row.firstPieceMarked) };
}
