import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { artifactStoreFamily } from '../../artifacts/index.ts';
import { catalogStoreFamily } from '../../catalog/index.ts';
import { openSqliteStore, type SqliteStore } from './open-sqlite-store.ts';

describe('the catalog and artifacts on a SQLite file', () => {
  let folder: string;
  let store: SqliteStore;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'assay-control-'));
    store = await openSqliteStore({ path: join(folder, 'assay.sqlite') });
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const { name, run } of catalogStoreFamily) it(`a model's ${name}`, () => run(store.models));
  for (const { name, run } of artifactStoreFamily) it(`an artifact's ${name}`, () => run(store.artifacts));

  it('both are there after a restart [ORCH-3068]', async () => {
    const row = { id: 'tiny', document: '{}', checksum: 'ab' };
    await store.models.put(row);
    await store.close();
    store = await openSqliteStore({ path: join(folder, 'assay.sqlite') });
    assert.deepEqual(await store.models.list(), [row]);
    assert.equal(await store.artifacts.highestOrdinal(), 0);
  });

  it('audit rows are read newest first, in pages', async () => {
    for (const wallMs of [1, 2, 3, 4]) {
      const row = { wallMs, tenantId: 'a', entry: `${wallMs}` };
      await store.commit([{ kind: 'append-audit', row }]);
    }
    const entries = async (limit: number, skip?: number) =>
      (await store.audit(limit, skip)).map(({ entry }) => entry);
    assert.deepEqual(await entries(2), ['4', '3']);
    assert.deepEqual(await entries(2, 1), ['3', '2']);
    assert.deepEqual(await entries(9, 3), ['1']);
  });
});
