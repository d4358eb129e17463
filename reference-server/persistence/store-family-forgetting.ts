// What a store forgets, in which order, and how much at a time.
import assert from 'node:assert/strict';
import type { Retention, Store } from '../tasks/index.ts';
import { endedRow, type FamilyCase, put, queuedRow, taskId } from './store-family-rows.ts';

const keepAll: Retention = {
  streamsBeforeWallMs: 0,
  recordsBeforeWallMs: 0,
  idsBeforeWallMs: 0,
  idsMax: 1_000,
};
const ordinals = [1, 2, 3, 4, 5];

async function fiveEnded(store: Store): Promise<void> {
  await store.commit(ordinals.map(ordinal => put(endedRow(ordinal))));
}

/** Of each task: does its stream, its record, its id exist? */
async function keptOf(store: Store): Promise<string[]> {
  const rows = await Promise.all(ordinals.map(ordinal => store.findTask('tenant-a', taskId(ordinal))));
  return rows.map(row => {
    if (row === undefined) return 'nothing';
    if (row.snapshot === null) return row.frames === null ? 'id' : 'a stream without a record';
    return row.frames === null ? 'record' : 'stream';
  });
}

const session = { tenantId: 'tenant-a', turns: 1, kvBytes: 0, replicaId: null } as const;

export const forgettingCases: readonly FamilyCase[] = [
  {
    name: 'the stream goes first, then the record, and the id last [ASY-TASK-011]',
    async run(makeStore) {
      const store = await makeStore();
      await fiveEnded(store);
      await store.forget({
        ...keepAll,
        streamsBeforeWallMs: 400,
        recordsBeforeWallMs: 300,
        idsBeforeWallMs: 200,
      });
      assert.deepEqual(await keptOf(store), ['nothing', 'id', 'record', 'stream', 'stream']);
    },
  },
  {
    name: 'a remembered id still says which request it was, and how it was admitted',
    async run(makeStore) {
      const store = await makeStore();
      await fiveEnded(store);
      await store.forget({ ...keepAll, recordsBeforeWallMs: 300 });
      const expected = endedRow(2, { snapshot: null, frames: null });
      assert.deepEqual(await store.findTask('tenant-a', taskId(2)), expected);
    },
  },
  {
    name: 'the ids of ended tasks are bounded in rows, and the oldest go first [ASY-TASK-010(c)]',
    async run(makeStore) {
      const store = await makeStore();
      await fiveEnded(store);
      await store.forget({ ...keepAll, idsMax: 6 });
      await store.forget({ ...keepAll, idsMax: 5 });
      assert.deepEqual(await keptOf(store), Array(5).fill('stream'));
      await store.forget({ ...keepAll, idsMax: 4 });
      assert.deepEqual(await keptOf(store), ['nothing', ...Array(4).fill('stream')]);
    },
  },
  {
    name: 'ended tasks are never more than the bound, and one more takes the place of the first [ASY-TASK-010(c), ASY-TASK-010(d)]',
    async run(makeStore) {
      const store = await makeStore({ endedRowsMax: 3 });
      await store.commit([put(queuedRow(9))]);
      for (const ordinal of [1, 2, 3]) await store.commit([put(endedRow(ordinal))]);
      await store.commit([put(endedRow(3))]);
      assert.deepEqual(await keptOf(store), ['stream', 'stream', 'stream', 'nothing', 'nothing']);
      await store.commit([put(endedRow(4))]);
      assert.deepEqual(await keptOf(store), ['nothing', 'stream', 'stream', 'stream', 'nothing']);
      await store.commit([put(queuedRow(6)), put(endedRow(5)), put(endedRow(6))]);
      assert.deepEqual(await keptOf(store), ['nothing', 'nothing', 'nothing', 'stream', 'stream']);
      assert.equal((await store.openTasks()).length, 1);
    },
  },
  {
    name: 'a task that has not ended is never forgotten [ASY-TASK-010(d)]',
    async run(makeStore) {
      const store = await makeStore();
      const open = [queuedRow(1), queuedRow(2, { state: 'running' })];
      await store.commit(open.map(put));
      const late = Number.MAX_SAFE_INTEGER;
      await store.forget({
        streamsBeforeWallMs: late,
        recordsBeforeWallMs: late,
        idsBeforeWallMs: late,
        idsMax: 0,
      });
      assert.deepEqual(await store.openTasks(), open);
    },
  },
  {
    name: 'one call drops no more than its bound, and the next goes on',
    async run(makeStore) {
      const store = await makeStore({ forgottenRowsMax: 3 });
      await fiveEnded(store);
      const streams = { ...keepAll, streamsBeforeWallMs: 10_000 };
      await store.forget(streams);
      assert.deepEqual(await keptOf(store), ['record', 'record', 'record', 'stream', 'stream']);
      await store.forget(streams);
      assert.deepEqual(await keptOf(store), Array(5).fill('record'));
      await store.forget({ ...keepAll, idsBeforeWallMs: 200, idsMax: 0 });
      assert.deepEqual(await keptOf(store), ['nothing', 'nothing', 'nothing', 'record', 'record']);
    },
  },
  {
    name: 'sessions go once their id may be used again, audit entries with the ids',
    async run(makeStore) {
      const store = await makeStore();
      const rows = [
        { ...session, sessionId: 'gone', expiresWallMs: 100, goneUntilWallMs: 499 },
        { ...session, sessionId: 'gone for longer', expiresWallMs: 100, goneUntilWallMs: 500 },
        { ...session, sessionId: 'idle', expiresWallMs: 199, goneUntilWallMs: null },
        { ...session, sessionId: 'idle for less', expiresWallMs: 200, goneUntilWallMs: null },
      ];
      await store.commit(rows.map(row => ({ kind: 'put-session', row })));
      await store.commit(
        [199, 200].map(wallMs => ({
          kind: 'append-audit',
          row: { wallMs, tenantId: 'tenant-a', entry: '{}' },
        })),
      );
      await store.forget({ ...keepAll, streamsBeforeWallMs: 500, idsBeforeWallMs: 200 });
      const left = (await store.sessions()).map(row => row.sessionId);
      assert.deepEqual(left, ['gone for longer', 'idle for less']);
      assert.deepEqual(
        (await store.audit(10)).map(row => row.wallMs),
        [200],
      );
    },
  },
];
