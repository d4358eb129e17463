// What every store does, as plain functions: whoever implements the port runs all of them.
import assert from 'node:assert/strict';
import type { Store } from '../tasks/index.ts';
import { forgettingCases } from './store-family-forgetting.ts';
import { endedRow, type FamilyCase, isUnavailable, put, queuedRow, taskId } from './store-family-rows.ts';

export type { FamilyCase, FamilyStoreOptions, MakeStore } from './store-family-rows.ts';

const foundIds = (rows: readonly { readonly taskId: string }[]): string[] => rows.map(row => row.taskId);

async function fiveTasks(store: Store): Promise<void> {
  await store.commit([
    put(endedRow(1)),
    put(queuedRow(2)),
    put(queuedRow(3, { state: 'running', openAttempt: true })),
    put(queuedRow(4, { tenantId: 'tenant-b' })),
    put(queuedRow(5)),
  ]);
}

const taskCases: readonly FamilyCase[] = [
  {
    name: 'a row is found as it was committed, to the last byte',
    async run(makeStore) {
      const store = await makeStore();
      const text = JSON.stringify({ output: 'naïve 🦊 "quoted"\n\u2028 \ud800 '.repeat(500) });
      const row = endedRow(7, {
        snapshot: text,
        frames: text,
        sessionId: 'session-1',
        receivedWallMs: 12.25,
      });
      await store.commit([put(row)]);
      assert.deepEqual(await store.findTask(row.tenantId, row.taskId), row);
    },
  },
  {
    name: 'an id that was never seen is not found',
    async run(makeStore) {
      const store = await makeStore();
      assert.equal(await store.findTask('tenant-a', taskId(1)), undefined);
    },
  },
  {
    name: 'a later row of a task replaces the earlier one',
    async run(makeStore) {
      const store = await makeStore();
      await store.commit([put(queuedRow(1))]);
      const ended = endedRow(1);
      await store.commit([put(ended)]);
      assert.deepEqual(await store.findTask('tenant-a', taskId(1)), ended);
      assert.deepEqual(await store.openTasks(), []);
    },
  },
  {
    name: 'the same id of another tenant is another task [ASY-TASK-001(b)]',
    async run(makeStore) {
      const store = await makeStore();
      const theirs = queuedRow(2, { tenantId: 'tenant-b', taskId: taskId(1) });
      await store.commit([put(queuedRow(1)), put(theirs)]);
      assert.deepEqual(await store.findTask('tenant-a', taskId(1)), queuedRow(1));
      assert.deepEqual(await store.findTask('tenant-b', taskId(1)), theirs);
    },
  },
  {
    name: 'a first piece is marked, and only where there is a task to mark [ASY-DUR-012(a)]',
    async run(makeStore) {
      const store = await makeStore();
      await store.commit([put(queuedRow(1)), put(queuedRow(2))]);
      await store.commit([{ kind: 'mark-first-piece', tenantId: 'tenant-a', taskId: taskId(1) }]);
      const marks = (await store.openTasks()).map(row => row.firstPieceMarked);
      assert.deepEqual(marks, [true, false]);
      const unknown = store.commit([{ kind: 'mark-first-piece', tenantId: 'tenant-b', taskId: taskId(1) }]);
      await assert.rejects(unknown, isUnavailable);
    },
  },
  {
    name: 'open tasks are those that have not ended, in the order of their arrival [ASY-DUR-013(a)]',
    async run(makeStore) {
      const store = await makeStore();
      await store.commit([put(queuedRow(5)), put(queuedRow(3, { state: 'running' })), put(queuedRow(9))]);
      const ends = (['completed', 'failed', 'canceled', 'evicted', 'expired'] as const).map((state, index) =>
        put(endedRow(20 + index, { state })),
      );
      await store.commit(ends);
      assert.deepEqual(foundIds(await store.openTasks()), [3, 5, 9].map(taskId));
    },
  },
  {
    name: 'the highest ordinal is 0 in an empty store and else the newest task of any tenant',
    async run(makeStore) {
      const store = await makeStore();
      assert.equal(await store.highestOrdinal(), 0);
      await store.commit([put(queuedRow(41, { tenantId: 'tenant-b' })), put(endedRow(40))]);
      assert.equal(await store.highestOrdinal(), 41);
    },
  },
];

const listCases: readonly FamilyCase[] = [
  {
    name: 'a list is the own tenant, newest first, page after page',
    async run(makeStore) {
      const store = await makeStore();
      await fiveTasks(store);
      const list = async (limit: number, before?: number): Promise<string[]> =>
        foundIds(
          await store.listTasks({ tenantId: 'tenant-a', limit, ...(before === undefined ? {} : { before }) }),
        );
      assert.deepEqual(await list(2), [5, 3].map(taskId));
      assert.deepEqual(await list(2, 3), [2, 1].map(taskId));
      assert.deepEqual(await list(2, 1), []);
      assert.deepEqual(await list(3), [5, 3, 2].map(taskId));
      assert.deepEqual(await list(4), [5, 3, 2, 1].map(taskId));
      assert.deepEqual(await list(5), [5, 3, 2, 1].map(taskId));
    },
  },
  {
    name: 'a list by state holds that state alone',
    async run(makeStore) {
      const store = await makeStore();
      await fiveTasks(store);
      const query = { tenantId: 'tenant-a', limit: 10 };
      assert.deepEqual(foundIds(await store.listTasks({ ...query, state: 'queued' })), [5, 2].map(taskId));
      assert.deepEqual(
        foundIds(await store.listTasks({ ...query, state: 'queued', before: 5 })),
        [2].map(taskId),
      );
      assert.deepEqual(foundIds(await store.listTasks({ ...query, state: 'expired' })), []);
    },
  },
  {
    name: 'a list goes without frames and without tasks of which only the id is kept',
    async run(makeStore) {
      const store = await makeStore();
      await store.commit([put(endedRow(1)), put(endedRow(2, { snapshot: null, frames: null }))]);
      const listed = await store.listTasks({ tenantId: 'tenant-a', limit: 10 });
      assert.deepEqual(listed, [endedRow(1, { frames: null })]);
    },
  },
];

const commitCases: readonly FamilyCase[] = [
  {
    name: 'one refused operation undoes the others of its commit [ASY-DUR-003]',
    async run(makeStore) {
      const store = await makeStore();
      await store.commit([put(queuedRow(1))]);
      const evicts = store.commit([
        put(endedRow(1, { state: 'evicted' })),
        put(queuedRow(2)),
        { kind: 'put-usage', row: { tenantId: 'tenant-a', tokens: 1, timeMs: 1, cost: 1 } },
        { kind: 'append-audit', row: { wallMs: 1, tenantId: 'tenant-a', entry: '{}' } },
        { kind: 'mark-first-piece', tenantId: 'tenant-a', taskId: taskId(99) },
      ]);
      await assert.rejects(evicts, isUnavailable);
      assert.deepEqual(await store.openTasks(), [queuedRow(1)]);
      assert.equal(await store.findTask('tenant-a', taskId(2)), undefined);
      assert.deepEqual([await store.usage(), await store.audit(10)], [[], []]);
    },
  },
  {
    name: 'a caller whose operations are refused takes nobody along',
    async run(makeStore) {
      const store = await makeStore();
      const outcomes = await Promise.allSettled(
        [1, 2, 3, 4, 5].map(ordinal =>
          // The fourth claims the place of the second.
          store.commit([put(queuedRow(ordinal === 4 ? 2 : ordinal, { taskId: taskId(ordinal) }))]),
        ),
      );
      assert.deepEqual(
        outcomes.map(outcome => outcome.status),
        ['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
      );
      assert.deepEqual(foundIds(await store.openTasks()), [1, 2, 3, 5].map(taskId));
    },
  },
  {
    name: 'an ended task without the time of its end is refused, and so is an open one with it',
    async run(makeStore) {
      const store = await makeStore();
      await assert.rejects(store.commit([put(endedRow(1, { endedWallMs: null }))]), isUnavailable);
      await assert.rejects(store.commit([put(queuedRow(1, { endedWallMs: 5 }))]), isUnavailable);
      assert.equal(await store.highestOrdinal(), 0);
    },
  },
  {
    name: 'sessions and usage are replaced, audit entries pile up and are read newest first',
    async run(makeStore) {
      const store = await makeStore();
      const session = {
        tenantId: 'tenant-a',
        sessionId: 's',
        turns: 1,
        kvBytes: 10,
        replicaId: null,
      } as const;
      const first = { ...session, expiresWallMs: 100, goneUntilWallMs: null };
      const second = { ...first, turns: 2, replicaId: 'replica-1', goneUntilWallMs: 9_000 };
      const usage = { tenantId: 'tenant-a', tokens: 12, timeMs: 3.5, cost: 0.000_25 };
      await store.commit([
        { kind: 'put-session', row: first },
        { kind: 'put-usage', row: { ...usage, tokens: 1 } },
      ]);
      await store.commit([
        { kind: 'put-session', row: second },
        { kind: 'put-usage', row: usage },
      ]);
      const entries = [1, 2, 3].map(wallMs => ({ wallMs, tenantId: 'tenant-a', entry: `{"n":${wallMs}}` }));
      for (const row of entries) await store.commit([{ kind: 'append-audit', row }]);
      assert.deepEqual([await store.sessions(), await store.usage()], [[second], [usage]]);
      assert.deepEqual(await store.audit(2), [entries[2], entries[1]]);
      assert.deepEqual(await store.audit(0), []);
    },
  },
  {
    name: 'a closed store has done what was asked before and refuses what comes after',
    async run(makeStore) {
      const store = await makeStore();
      const before = Promise.all([1, 2, 3].map(ordinal => store.commit([put(queuedRow(ordinal))])));
      const closed = store.close();
      await before;
      await closed;
      await store.close();
      await assert.rejects(store.commit([put(queuedRow(4))]), isUnavailable);
      await assert.rejects(store.openTasks(), isUnavailable);
    },
  },
];

export const storeFamily: readonly FamilyCase[] = [
  ...taskCases,
  ...listCases,
  ...commitCases,
  ...forgettingCases,
];
