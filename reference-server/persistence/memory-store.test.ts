import assert from 'node:assert/strict';
import type { Store } from '../tasks/index.ts';
import { openMemoryStore } from './memory-store.ts';
import { storeFamily } from './store-family.ts';
import { endedRow, put, queuedRow, taskId } from './store-family-rows.ts';

describe('the store in memory', () => {
  const opened: Store[] = [];
  afterEach(() => Promise.all(opened.splice(0).map(store => store.close())));

  for (const { name, run } of storeFamily) {
    it(name, () =>
      run(async options => {
        const store = openMemoryStore(options);
        opened.push(store);
        return store;
      }),
    );
  }

  const kept = async (store: Store): Promise<number[]> => {
    const found = await Promise.all([1, 2, 3, 4, 5].map(each => store.findTask('tenant-a', taskId(each))));
    return found.flatMap(row => row?.ordinal ?? []);
  };

  it('makes room for one that ends: the first to end goes, and not the first that came [ASY-TASK-010(c)]', async () => {
    const store = openMemoryStore({ endedRowsMax: 2 });
    opened.push(store);
    for (const [at, ordinal] of [4, 2, 3, 1].entries()) {
      await store.commit([put(endedRow(ordinal, { endedWallMs: 100 * at }))]);
      assert.equal((await kept(store)).length, Math.min(2, at + 1));
    }
    assert.deepEqual(await kept(store), [1, 3]);
  });

  it('makes no room by one that has not ended, however old it is [ASY-TASK-010(d)]', async () => {
    const store = openMemoryStore({ endedRowsMax: 1 });
    opened.push(store);
    await store.commit([put(queuedRow(1)), put(queuedRow(2, { state: 'running' }))]);
    for (const ordinal of [3, 4, 5]) await store.commit([put(endedRow(ordinal))]);
    assert.deepEqual(await kept(store), [1, 2, 5]);
    const none = { streamsBeforeWallMs: 0, recordsBeforeWallMs: 0, idsBeforeWallMs: 0 };
    await store.forget({ ...none, idsMax: 0 });
    assert.deepEqual(await kept(store), [1, 2]);
  });
});
