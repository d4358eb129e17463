// What every catalog store does: whoever implements the port runs all of it.
import assert from 'node:assert/strict';
import type { CatalogRow, CatalogStore } from './store.ts';

export interface CatalogStoreCase {
  readonly name: string;
  /** The store is empty. */
  run(store: CatalogStore): Promise<void>;
}

const row = (id: string, text = 'naïve 🦊 "quoted"\n\u2028'): CatalogRow => ({
  id,
  document: JSON.stringify({ id, text }),
  checksum: 'ab'.repeat(32),
});

export const catalogStoreFamily: readonly CatalogStoreCase[] = [
  {
    name: 'a row is found as it was put, to the last byte [ORCH-3060(d)]',
    async run(store) {
      await store.put(row('tiny'));
      assert.deepEqual(await store.get('tiny'), row('tiny'));
      assert.equal(await store.get('Tiny'), undefined);
    },
  },
  {
    name: 'a later row of the same id replaces the earlier one',
    async run(store) {
      await store.put(row('tiny'));
      await store.put(row('tiny', 'later'));
      assert.deepEqual(await store.list(), [row('tiny', 'later')]);
    },
  },
  {
    name: 'a list is all rows by id, upper case before lower case [ORCH-3060(d)]',
    async run(store) {
      assert.deepEqual(await store.list(), []);
      for (const id of ['b', 'a.1', 'Z', 'a-1', 'a']) await store.put(row(id));
      assert.deepEqual(
        (await store.list()).map(({ id }) => id),
        ['Z', 'a', 'a-1', 'a.1', 'b'],
      );
    },
  },
];
