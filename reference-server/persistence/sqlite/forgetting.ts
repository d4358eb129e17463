// Drops what is past its retention: a stream first, then the record, and last the id. Oldest first, and never more
// than the order allows, so that no commit waits long behind it.
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { ForgetOrder } from './calls.ts';
import { inTransaction } from './writes.ts';

const oldest = (condition: string): string =>
  `ordinal IN (SELECT ordinal FROM tasks WHERE ${condition} ORDER BY ended_wall_ms LIMIT ?)`;
const due = 'ended_wall_ms IS NOT NULL AND ended_wall_ms < ?';

export class Forgetting {
  readonly #database: DatabaseSync;
  readonly #frames: StatementSync;
  readonly #records: StatementSync;
  readonly #ids: StatementSync;
  readonly #countEnded: StatementSync;
  readonly #oldestIds: StatementSync;
  readonly #goneSessions: StatementSync;
  readonly #idleSessions: StatementSync;
  readonly #audit: StatementSync;

  constructor(database: DatabaseSync) {
    const prepare = (sql: string): StatementSync => database.prepare(sql);
    this.#database = database;
    this.#frames = prepare(`UPDATE tasks SET frames = NULL WHERE ${oldest(`${due} AND frames IS NOT NULL`)}`);
    this.#records = prepare(
      `UPDATE tasks SET snapshot = NULL, frames = NULL WHERE ${oldest(`${due} AND snapshot IS NOT NULL`)}`,
    );
    this.#ids = prepare(`DELETE FROM tasks WHERE ${oldest(due)}`);
    this.#countEnded = prepare('SELECT count(*) AS count FROM tasks WHERE ended_wall_ms IS NOT NULL');
    this.#oldestIds = prepare(
      `DELETE FROM tasks WHERE ordinal IN (SELECT ordinal FROM tasks WHERE ended_wall_ms IS NOT NULL
       ORDER BY ended_wall_ms, ordinal LIMIT ?)`,
    );
    const dropSessions = (condition: string): StatementSync =>
      prepare(`DELETE FROM sessions WHERE rowid IN (SELECT rowid FROM sessions WHERE ${condition} LIMIT ?)`);
    this.#goneSessions = dropSessions('gone_until_wall_ms < ?');
    this.#idleSessions = dropSessions('gone_until_wall_ms IS NULL AND expires_wall_ms < ?');
    this.#audit = prepare(
      'DELETE FROM audit WHERE number IN (SELECT number FROM audit WHERE wall_ms < ? ORDER BY wall_ms LIMIT ?)',
    );
  }

  /** The most rows dropped of one kind: below the order's bound nothing is left to do. */
  forget({ retention, rowsMax }: ForgetOrder): number {
    const { streamsBeforeWallMs, recordsBeforeWallMs, idsBeforeWallMs, idsMax } = retention;
    return inTransaction(this.#database, () => {
      const dropped = [
        this.#frames.run(streamsBeforeWallMs, rowsMax),
        this.#records.run(recordsBeforeWallMs, rowsMax),
        this.#ids.run(idsBeforeWallMs, rowsMax),
        this.#goneSessions.run(streamsBeforeWallMs, rowsMax),
        this.#idleSessions.run(idsBeforeWallMs, rowsMax),
        this.#audit.run(idsBeforeWallMs, rowsMax),
      ].map(result => Number(result.changes));
      const excess = Number(this.#countEnded.get()?.count ?? 0) - idsMax;
      // What the ids' own retention dropped counts into the same bound.
      const rest = rowsMax - (dropped[2] ?? 0);
      if (excess <= 0 || rest <= 0) return Math.max(...dropped);
      const crowded = Number(this.#oldestIds.run(Math.min(excess, rest)).changes);
      return Math.max(...dropped, (dropped[2] ?? 0) + crowded);
    });
  }
}
