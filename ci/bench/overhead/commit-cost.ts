// What one durable commit costs, through the server's own store and its thread: the row of one admitted task.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore, type SqliteStore } from '../../../reference-server/persistence/index.ts';
import type { TaskRow } from '../../../reference-server/tasks/index.ts';

/** About what an admission's snapshot holds. */
const snapshot = JSON.stringify({ state: 'queued', filler: 'x'.repeat(1_500) });

export interface CommitBench {
  /** Milliseconds of one. */
  one(): Promise<number>;
  close(): Promise<void>;
}

function row(ordinal: number): TaskRow {
  return {
    tenantId: 'bench',
    taskId: randomUUID(),
    jobId: randomUUID(),
    ordinal,
    state: 'queued',
    requestDigest: 'f'.repeat(64),
    receivedWallMs: ordinal,
    endedWallMs: null,
    openAttempt: true,
    firstPieceMarked: false,
    sessionId: null,
    admission: '{"queuePosition":0,"predictedStartMs":0,"backoffMs":0}',
    snapshot,
    frames: null,
  };
}

export async function openCommitBench(): Promise<CommitBench> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-bench-commits-'));
  const store: SqliteStore = await openSqliteStore({ path: join(folder, 'commits.sqlite') });
  let ordinal = 0;
  return {
    one: async () => {
      ordinal += 1;
      const startMs = performance.now();
      await store.commit([{ kind: 'put-task', row: row(ordinal) }]);
      return performance.now() - startMs;
    },
    close: async () => {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
