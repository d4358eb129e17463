// Keeps the number of ended tasks below its bound within the transaction that would pass it. Counting them all is dear
// where they are many, so it is done only where they may be too many, and then room is made for a while.
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { StoreOperation } from '../../tasks/index.ts';

/** Of the bound, as much as goes beyond the excess. */
const roomPart = 1 / 100;
const roomRowsMax = 1_024;

/** @implements ASY-TASK-010 */
export class EndedRows {
  readonly #rowsMax: number;
  readonly #count: StatementSync;
  readonly #dropOldest: StatementSync;
  /** Never below their number: a row that is written twice counts twice. Undefined: not counted yet. */
  #most: number | undefined;

  constructor(database: DatabaseSync, rowsMax: number) {
    this.#rowsMax = rowsMax;
    this.#count = database.prepare('SELECT count(*) AS count FROM tasks WHERE ended_wall_ms IS NOT NULL');
    this.#dropOldest = database.prepare(
      `DELETE FROM tasks WHERE ordinal IN (SELECT ordinal FROM tasks WHERE ended_wall_ms IS NOT NULL
       ORDER BY ended_wall_ms, ordinal LIMIT ?)`,
    );
  }

  /** Within the transaction that wrote them. */
  bound(groups: readonly (readonly StoreOperation[])[]): void {
    const ended = groups.flat().filter(one => one.kind === 'put-task' && one.row.endedWallMs !== null).length;
    if (ended === 0) return;
    this.#most = (this.#most ?? this.#counted() - ended) + ended;
    if (this.#most <= this.#rowsMax) return;
    const excess = this.#counted() - this.#rowsMax;
    if (excess > 0)
      this.#dropOldest.run(excess + Math.floor(Math.min(this.#rowsMax * roomPart, roomRowsMax)));
    this.#most = this.#counted();
  }

  /** The transaction came to nothing, or others dropped rows. */
  recount(): void {
    this.#most = undefined;
  }

  #counted(): number {
    return Number(this.#count.get()?.count ?? 0);
  }
}
