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
  /** Milliseconds of each of so many commits; as many callers at once as the submissions have clients. */
  run(commits: number, callers: number): Promise<number[]>;
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
    run: async (commits, callers) => {
      const latencies: number[] = [];
      let left = commits;
      const caller = async (): Promise<void> => {
        while (left > 0) {
          left -= 1;
          ordinal += 1;
          const startMs = performance.now();
          await store.commit([{ kind: 'put-task', row: row(ordinal) }]);
          latencies.push(performance.now() - startMs);
        }
      };
      await Promise.all(Array.from({ length: callers }, caller));
      return latencies;
    },
    close: async () => {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
