// What every artifact store does: whoever implements the port runs all of it.
import assert from 'node:assert/strict';
import { newArtifactRow } from './artifact-row.ts';
import type { ArtifactRow, ArtifactStore } from './store.ts';

export interface ArtifactStoreCase {
  readonly name: string;
  /** The store is empty. */
  run(store: ArtifactStore): Promise<void>;
}

const row = (ordinal: number, changes: Partial<ArtifactRow> = {}): ArtifactRow => ({
  ...newArtifactRow({
    tenantId: 'tenant-a',
    ordinal,
    depth: 0,
    createdMs: 1_700_000_000_000 + ordinal,
    request: { kind: 'plan', content: { ordinal, text: 'naïve 🦊 "quoted"\n\u2028' }, tags: ['one', 'two'] },
  }),
  ...changes,
});

const ordinals = (rows: readonly ArtifactRow[]): number[] => rows.map(({ ordinal }) => ordinal);

export const artifactStoreFamily: readonly ArtifactStoreCase[] = [
  {
    name: 'a row is found as it was put, to the last byte [ORCH-3097(a)]',
    async run(store) {
      const put = row(1, { metadata: '{"by":"me"}', parent: row(9).id, depth: 1 });
      await store.put(put);
      assert.deepEqual(await store.get('tenant-a', put.id), put);
    },
  },
  {
    name: 'a row that stands is not replaced [OC-CTRL-2065(b)]',
    async run(store) {
      await store.put(row(1));
      await store.put({ ...row(1), ordinal: 2, tags: ['other'] });
      assert.deepEqual(await store.list({ tenantId: 'tenant-a', limit: 9 }), [row(1)]);
    },
  },
  {
    name: 'the same id of another tenant is another row [ASY-ART-001(b)]',
    async run(store) {
      await store.put(row(1));
      assert.equal(await store.get('tenant-b', row(1).id), undefined);
      const theirs = { ...row(1), tenantId: 'tenant-b', ordinal: 2 };
      await store.put(theirs);
      assert.deepEqual(await store.get('tenant-a', row(1).id), row(1));
      assert.deepEqual(await store.get('tenant-b', row(1).id), theirs);
    },
  },
  {
    name: 'a list is the youngest first, and narrowed by kind, tag, parent and place [ASY-ART-003(b)]',
    async run(store) {
      const parent = row(1).id;
      await store.put(row(1, { kind: 'trace' }));
      await store.put(row(2, { tags: [] }));
      await store.put(row(3, { parent }));
      await store.put(row(4, { tenantId: 'tenant-b' }));
      const listed = async (narrowed: object): Promise<number[]> =>
        ordinals(await store.list({ tenantId: 'tenant-a', limit: 9, ...narrowed }));
      assert.deepEqual(await listed({}), [3, 2, 1]);
      assert.deepEqual(await listed({ limit: 2 }), [3, 2]);
      assert.deepEqual(await listed({ before: 3 }), [2, 1]);
      assert.deepEqual(await listed({ kind: 'trace' }), [1]);
      assert.deepEqual(await listed({ tag: 'two' }), [3, 1]);
      assert.deepEqual(await listed({ tag: 'tw' }), []);
      assert.deepEqual(await listed({ parent }), [3]);
    },
  },
  {
    name: 'the bytes of a tenant are the sum of its rows [ASY-ART-002(a)]',
    async run(store) {
      assert.equal(await store.bytesOf('tenant-a'), 0);
      await store.put(row(1, { costBytes: 30 }));
      await store.put(row(2, { costBytes: 12 }));
      await store.put(row(3, { costBytes: 7, tenantId: 'tenant-b' }));
      assert.equal(await store.bytesOf('tenant-a'), 42);
    },
  },
  {
    name: 'the highest ordinal is over all tenants',
    async run(store) {
      assert.equal(await store.highestOrdinal(), 0);
      await store.put(row(5, { tenantId: 'tenant-b' }));
      await store.put(row(2));
      assert.equal(await store.highestOrdinal(), 5);
    },
  },
];
