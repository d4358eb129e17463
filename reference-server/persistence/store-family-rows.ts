// The rows and the shape of the cases that the family suite is made of.
import { isOrchestratorError } from '../kernel/index.ts';
import type { Store, StoreOperation, TaskRow } from '../tasks/index.ts';

export interface FamilyStoreOptions {
  readonly forgottenRowsMax?: number;
  readonly endedRowsMax?: number;
}

/** An empty store; the caller of the case closes it. */
export type MakeStore = (options?: FamilyStoreOptions) => Promise<Store>;

export interface FamilyCase {
  readonly name: string;
  run(makeStore: MakeStore): Promise<void>;
}

export const isUnavailable = (error: unknown): boolean =>
  isOrchestratorError(error) && error.code === 'STORE_UNAVAILABLE';

export const taskId = (ordinal: number): string =>
  `00000000-0000-4000-8000-${String(ordinal).padStart(12, '0')}`;

export function queuedRow(ordinal: number, changes: Partial<TaskRow> = {}): TaskRow {
  return {
    tenantId: 'tenant-a',
    taskId: taskId(ordinal),
    jobId: `job-${ordinal}`,
    ordinal,
    state: 'queued',
    requestDigest: 'f'.repeat(64),
    receivedWallMs: 1_000 + ordinal,
    endedWallMs: null,
    openAttempt: false,
    firstPieceMarked: false,
    sessionId: null,
    admission: '{"queuePosition":0}',
    snapshot: '{"state":"queued"}',
    frames: null,
    ...changes,
  };
}

/** The task with the ordinal n ended at n hundred. */
export function endedRow(ordinal: number, changes: Partial<TaskRow> = {}): TaskRow {
  const ended = { state: 'completed', endedWallMs: ordinal * 100, snapshot: '{}', frames: '[]' } as const;
  return queuedRow(ordinal, { ...ended, ...changes });
}

export const put = (row: TaskRow): StoreOperation => ({ kind: 'put-task', row });
