// The schema as numbered steps. A step that was released is never edited: a change is a new step.
import type { DatabaseSync } from 'node:sqlite';

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/** The ordinal is the row's own key, so that the order of arrival costs no index of its own. */
const firstTables = `
CREATE TABLE tasks (
  ordinal INTEGER PRIMARY KEY,
  tenant_id TEXT NOT NULL,
  task_id TEXT NOT NULL,
  job_id TEXT NOT NULL,
  state TEXT NOT NULL,
  request_digest TEXT NOT NULL,
  received_wall_ms REAL NOT NULL,
  ended_wall_ms REAL,
  open_attempt INTEGER NOT NULL,
  first_piece_marked INTEGER NOT NULL,
  session_id TEXT,
  admission TEXT NOT NULL,
  snapshot TEXT,
  frames TEXT,
  CONSTRAINT ended_tasks_say_when CHECK ((ended_wall_ms IS NULL) = (state IN ('queued', 'running')))
) STRICT;
CREATE UNIQUE INDEX tasks_by_id ON tasks (tenant_id, task_id);
CREATE INDEX tasks_open ON tasks (ordinal) WHERE state IN ('queued', 'running');
CREATE INDEX tasks_listed ON tasks (tenant_id, ordinal DESC) WHERE snapshot IS NOT NULL;
CREATE INDEX tasks_listed_by_state ON tasks (tenant_id, state, ordinal DESC) WHERE snapshot IS NOT NULL;
CREATE INDEX tasks_ended ON tasks (ended_wall_ms, ordinal) WHERE ended_wall_ms IS NOT NULL;
CREATE INDEX tasks_with_record ON tasks (ended_wall_ms) WHERE ended_wall_ms IS NOT NULL AND snapshot IS NOT NULL;
CREATE INDEX tasks_with_frames ON tasks (ended_wall_ms) WHERE ended_wall_ms IS NOT NULL AND frames IS NOT NULL;
CREATE TABLE sessions (
  tenant_id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  turns INTEGER NOT NULL,
  kv_bytes REAL NOT NULL,
  replica_id TEXT,
  expires_wall_ms REAL NOT NULL,
  gone_until_wall_ms REAL,
  PRIMARY KEY (tenant_id, session_id)
) STRICT;
CREATE TABLE usage (
  tenant_id TEXT NOT NULL PRIMARY KEY,
  tokens REAL NOT NULL,
  time_ms REAL NOT NULL,
  cost REAL NOT NULL
) STRICT;
CREATE TABLE audit (
  number INTEGER PRIMARY KEY,
  wall_ms REAL NOT NULL,
  tenant_id TEXT NOT NULL,
  entry TEXT NOT NULL
) STRICT;
CREATE INDEX audit_by_time ON audit (wall_ms);
`;

const controlTables = `
CREATE TABLE catalog (
  id TEXT NOT NULL PRIMARY KEY,
  document TEXT NOT NULL,
  checksum TEXT NOT NULL
) STRICT;
CREATE TABLE artifacts (
  ordinal INTEGER PRIMARY KEY,
  tenant_id TEXT NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  parent TEXT,
  depth INTEGER NOT NULL,
  tags TEXT NOT NULL,
  content TEXT NOT NULL,
  metadata TEXT,
  cost_bytes INTEGER NOT NULL,
  created_ms REAL NOT NULL
) STRICT;
CREATE UNIQUE INDEX artifacts_by_id ON artifacts (tenant_id, id);
CREATE INDEX artifacts_listed ON artifacts (tenant_id, ordinal DESC);
CREATE INDEX artifacts_by_parent ON artifacts (tenant_id, parent, ordinal DESC) WHERE parent IS NOT NULL;
CREATE TABLE artifact_bytes (
  tenant_id TEXT NOT NULL PRIMARY KEY,
  bytes INTEGER NOT NULL
) STRICT;
CREATE TRIGGER artifacts_counted AFTER INSERT ON artifacts BEGIN
  INSERT INTO artifact_bytes (tenant_id, bytes) VALUES (new.tenant_id, new.cost_bytes)
    ON CONFLICT (tenant_id) DO UPDATE SET bytes = bytes + excluded.bytes;
END;
`;

export const migrations: readonly Migration[] = [
  { number: 1, name: 'tasks, sessions, usage and audit', sql: firstTables },
  { number: 2, name: 'catalog and artifacts', sql: controlTables },
];

function appliedNumber(database: DatabaseSync): number {
  database.exec(
    'CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT',
  );
  const row = database.prepare('SELECT max(number) AS number FROM migrations').get();
  return Number(row?.number ?? 0);
}

/** Brings the file to the newest schema in one transaction; leaves a newer file untouched. */
export function migrate(database: DatabaseSync, steps: readonly Migration[] = migrations): void {
  const newest = steps.at(-1)?.number ?? 0;
  database.exec('BEGIN IMMEDIATE');
  try {
    const applied = appliedNumber(database);
    if (applied > newest) {
      throw new Error(
        `its schema has number ${applied}, and this version of the server knows none above ${newest}: ` +
          'start the version that wrote it, or name another path',
      );
    }
    const note = database.prepare('INSERT INTO migrations (number, name) VALUES (?, ?)');
    for (const step of steps.filter(one => one.number > applied)) {
      database.exec(step.sql);
      note.run(step.number, step.name);
    }
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
