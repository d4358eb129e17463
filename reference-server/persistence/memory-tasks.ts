// The rows of tasks by id and in the order of arrival. Each change gives back the step that undoes it.
import { isTerminal, type Retention, type TaskQuery, type TaskRow } from '../tasks/index.ts';
import { storeUnavailable } from './refusal.ts';

const keyOf = (tenantId: string, taskId: string): string => JSON.stringify([tenantId, taskId]);

interface EndedRow extends TaskRow {
  readonly endedWallMs: number;
}
const hasEnded = (row: TaskRow): row is EndedRow => row.endedWallMs !== null;

export class MemoryTasks {
  readonly #rows = new Map<string, TaskRow>();
  readonly #byOrdinal = new Map<number, TaskRow>();
  /** Ascending. Tasks mostly arrive in order, so that a new one goes to the end. */
  #ordinals: number[] = [];
  /** Of the tasks that have ended, in the order in which they did. */
  readonly #ended = new Set<string>();

  find(tenantId: string, taskId: string): TaskRow | undefined {
    return this.#rows.get(keyOf(tenantId, taskId));
  }

  put(given: TaskRow): () => void {
    const row = { ...given };
    if (isTerminal(row.state) !== hasEnded(row)) throw storeUnavailable('an ended task says when it ended');
    const before = this.find(row.tenantId, row.taskId);
    const holder = this.#byOrdinal.get(row.ordinal);
    if (holder !== undefined && holder !== before) {
      throw storeUnavailable(`task ${holder.taskId} has the ordinal ${row.ordinal} already`);
    }
    this.#replace(before, row);
    return () => this.#replace(row, before);
  }

  markFirstPiece(tenantId: string, taskId: string): () => void {
    const row = this.find(tenantId, taskId);
    if (row === undefined) throw storeUnavailable(`no task ${taskId} to mark`);
    return this.put({ ...row, firstPieceMarked: true });
  }

  inOrder(): TaskRow[] {
    return this.#ordinals.flatMap(ordinal => this.#byOrdinal.get(ordinal) ?? []);
  }

  highestOrdinal(): number {
    return this.#ordinals.at(-1) ?? 0;
  }

  /** Without the frames: a list can be long and a stream large. */
  list({ tenantId, state, before = Number.MAX_SAFE_INTEGER, limit }: TaskQuery): TaskRow[] {
    const page: TaskRow[] = [];
    for (let at = this.#ordinals.length - 1; at >= 0 && page.length < limit; at--) {
      const row = this.#byOrdinal.get(this.#ordinals[at] ?? before);
      if (row === undefined || row.ordinal >= before || row.tenantId !== tenantId) continue;
      if (row.snapshot !== null && (state === undefined || row.state === state)) {
        page.push({ ...row, frames: null });
      }
    }
    return page;
  }

  /** At most so many ended tasks stay. */
  bound(endedRowsMax: number): void {
    for (const key of this.#ended) {
      if (this.#ended.size <= endedRowsMax) return;
      this.#replace(this.#rows.get(key), undefined);
    }
  }

  forget(retention: Retention, rowsMax: number): void {
    const { streamsBeforeWallMs, recordsBeforeWallMs, idsBeforeWallMs, idsMax } = retention;
    const ended = [...this.#rows.values()]
      .filter(hasEnded)
      .sort((a, b) => a.endedWallMs - b.endedWallMs || a.ordinal - b.ordinal);
    const oldest = (isDue: (row: EndedRow) => boolean): EndedRow[] => ended.filter(isDue).slice(0, rowsMax);
    const streams = oldest(row => row.frames !== null && row.endedWallMs < streamsBeforeWallMs);
    const records = oldest(row => row.snapshot !== null && row.endedWallMs < recordsBeforeWallMs);
    const due = ended.filter(row => row.endedWallMs < idsBeforeWallMs).length;
    const ids = ended.slice(0, Math.min(rowsMax, Math.max(due, ended.length - idsMax)));
    for (const row of streams) this.#replace(row, { ...row, frames: null });
    for (const row of records) this.#replace(row, { ...row, frames: null, snapshot: null });
    this.#drop(ids);
  }

  #drop(rows: readonly TaskRow[]): void {
    if (rows.length === 0) return;
    for (const row of rows) {
      this.#rows.delete(keyOf(row.tenantId, row.taskId));
      this.#ended.delete(keyOf(row.tenantId, row.taskId));
      this.#byOrdinal.delete(row.ordinal);
    }
    this.#ordinals = this.#ordinals.filter(ordinal => this.#byOrdinal.has(ordinal));
  }

  #replace(before: TaskRow | undefined, after: TaskRow | undefined): void {
    if (before !== undefined && before.ordinal !== after?.ordinal) this.#dropOrdinal(before.ordinal);
    if (before !== undefined && after === undefined) this.#rows.delete(keyOf(before.tenantId, before.taskId));
    this.#noteEnd(before, after);
    if (after === undefined) return;
    if (!this.#byOrdinal.has(after.ordinal)) this.#addOrdinal(after.ordinal);
    this.#byOrdinal.set(after.ordinal, after);
    this.#rows.set(keyOf(after.tenantId, after.taskId), after);
  }

  #noteEnd(before: TaskRow | undefined, after: TaskRow | undefined): void {
    if (after !== undefined && hasEnded(after)) this.#ended.add(keyOf(after.tenantId, after.taskId));
    else if (before !== undefined) this.#ended.delete(keyOf(before.tenantId, before.taskId));
  }

  #addOrdinal(ordinal: number): void {
    const later = this.#ordinals.findLastIndex(other => other < ordinal) + 1;
    this.#ordinals.splice(later, 0, ordinal);
  }

  #dropOrdinal(ordinal: number): void {
    this.#byOrdinal.delete(ordinal);
    const at = this.#ordinals.indexOf(ordinal);
    if (at >= 0) this.#ordinals.splice(at, 1);
  }
}
