// The port through which tasks outlive the process. persistence/ implements it, the simulation simulates it.
import type { TaskState } from './task-state.ts';

export interface TaskRow {
  readonly tenantId: string;
  readonly taskId: string;
  readonly jobId: string;
  readonly ordinal: number;
  readonly state: TaskState;
  readonly requestDigest: string;
  readonly receivedWallMs: number;
  readonly endedWallMs: number | null;
  /** An engine was, or was about to be, called when this was written. */
  readonly openAttempt: boolean;
  readonly firstPieceMarked: boolean;
  readonly sessionId: string | null;
  /** JSON of the first admission: kept as long as the id, since a replay says it again. */
  readonly admission: string;
  /** JSON of the task; null once the record's retention is over and only the id is kept. */
  readonly snapshot: string | null;
  /** JSON of the numbered frames; only of ended tasks, null once the stream's retention is over. */
  readonly frames: string | null;
}

export interface SessionRow {
  readonly tenantId: string;
  readonly sessionId: string;
  readonly turns: number;
  readonly kvBytes: number;
  readonly replicaId: string | null;
  readonly expiresWallMs: number;
  /** Deleted or expired: the id answers 410 until this instant. */
  readonly goneUntilWallMs: number | null;
}

export interface UsageRow {
  readonly tenantId: string;
  readonly tokens: number;
  readonly timeMs: number;
  readonly cost: number;
}

export interface AuditRow {
  readonly wallMs: number;
  readonly tenantId: string;
  readonly entry: string;
}

export type StoreOperation =
  | { readonly kind: 'put-task'; readonly row: TaskRow }
  | { readonly kind: 'mark-first-piece'; readonly tenantId: string; readonly taskId: string }
  | { readonly kind: 'put-session'; readonly row: SessionRow }
  | { readonly kind: 'put-usage'; readonly row: UsageRow }
  | { readonly kind: 'append-audit'; readonly row: AuditRow };

export interface TaskQuery {
  readonly tenantId: string;
  readonly state?: TaskState;
  /** Only tasks that arrived before this ordinal: the page after it, newest first. */
  readonly before?: number;
  readonly limit: number;
}

export interface Retention {
  readonly streamsBeforeWallMs: number;
  readonly recordsBeforeWallMs: number;
  readonly idsBeforeWallMs: number;
  readonly idsMax: number;
}

export interface Store {
  /** All or nothing, and durable when it resolves; rejects with STORE_UNAVAILABLE. Nothing to write asks whether it writes. */
  commit(operations: readonly StoreOperation[]): Promise<void>;
  findTask(tenantId: string, taskId: string): Promise<TaskRow | undefined>;
  /** Newest first. */
  listTasks(query: TaskQuery): Promise<readonly TaskRow[]>;
  /** Those that have not ended, in the order of their arrival. */
  openTasks(): Promise<readonly TaskRow[]>;
  sessions(): Promise<readonly SessionRow[]>;
  usage(): Promise<readonly UsageRow[]>;
  /** Newest first, without the newest `skip`. */
  audit(limit: number, skip?: number): Promise<readonly AuditRow[]>;
  /** Drops frames, then records, then ids, each when its retention is over. */
  forget(retention: Retention): Promise<void>;
  highestOrdinal(): Promise<number>;
  close(): Promise<void>;
}
