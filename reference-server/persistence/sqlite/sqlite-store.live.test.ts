import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Store } from '../../tasks/index.ts';
import { storeFamily } from '../store-family.ts';
import { endedRow, isUnavailable, put, queuedRow, taskId } from '../store-family-rows.ts';
import { migrate, migrations } from './migrations.ts';
import { openSqliteStore, type SqliteStore, type SqliteStoreOptions } from './open-sqlite-store.ts';

describe('the store on a SQLite file', () => {
  let folder: string;
  const opened: Store[] = [];
  const held: DatabaseSync[] = [];
  const pathOf = (name = 'assay'): string => join(folder, `${name}.sqlite`);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-store-'));
  });
  afterEach(async () => {
    for (const database of held.splice(0)) database.close();
    await Promise.all(opened.splice(0).map(store => store.close()));
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(options: Partial<SqliteStoreOptions> = {}): Promise<SqliteStore> {
    const store = await openSqliteStore({ path: pathOf(), ...options });
    opened.push(store);
    return store;
  }

  function otherProcess(): DatabaseSync {
    const database = new DatabaseSync(pathOf());
    held.push(database);
    return database;
  }

  for (const { name, run } of storeFamily) it(name, () => run(open));

  it('keeps everything over a close, in a folder that it makes itself', async () => {
    const path = join(folder, 'not', 'there', 'assay.sqlite');
    const first = await open({ path });
    const rows = [endedRow(1), queuedRow(2)];
    await first.commit(rows.map(put));
    await first.close();
    const second = await open({ path });
    assert.deepEqual(await second.findTask('tenant-a', taskId(1)), rows[0]);
    assert.deepEqual(await second.openTasks(), [rows[1]]);
    assert.equal(await second.highestOrdinal(), 2);
  });

  it('writes the commits of a moment in one transaction [ASY-DUR-010(b)]', async () => {
    const store = await open();
    await Promise.all(Array.from({ length: 100 }, (_, at) => store.commit([put(queuedRow(at + 1))])));
    assert.equal(store.transactions, 2);
    assert.equal((await store.openTasks()).length, 100);
  });

  it('asks the disk where there is nothing to write [ASY-POOL-002]', async () => {
    const store = await open();
    const logBytes = (): number => statSync(`${pathOf()}-wal`).size;
    await store.commit([put(queuedRow(1))]);
    const before = logBytes();
    await store.commit([]);
    assert.ok(logBytes() > before);
    assert.deepEqual(await store.openTasks(), [queuedRow(1)]);
  });

  it('leaves the event loop free while a write hangs [ASY-DUR-009(b)]', async () => {
    const store = await open({ busyTimeoutMs: 8_000 });
    const other = otherProcess();
    other.exec('BEGIN IMMEDIATE');
    let isDone = false;
    const written = store.commit([put(queuedRow(1))]).then(() => {
      isDone = true;
    });
    for (let turn = 0; turn < 1_000; turn++) await new Promise<void>(resolve => setImmediate(resolve));
    assert.equal(isDone, false);
    other.exec('ROLLBACK');
    await written;
    assert.equal((await store.openTasks()).length, 1);
  });

  it('refuses a write while another process holds the file, and takes the next one [ASY-DUR-002]', async () => {
    const store = await open({ busyTimeoutMs: 10 });
    const other = otherProcess();
    other.exec('BEGIN IMMEDIATE');
    const refused = [1, 2, 3].map(ordinal => store.commit([put(queuedRow(ordinal))]));
    for (const commit of refused) await assert.rejects(commit, isUnavailable);
    assert.deepEqual(await store.openTasks(), []);
    other.exec('ROLLBACK');
    await store.commit([put(queuedRow(1))]);
    assert.deepEqual(await store.openTasks(), [queuedRow(1)]);
  });

  it('refuses writes that no longer fit, keeps what it has, and goes on once there is room', async () => {
    const store = await open({ pagesMax: 64 });
    const frames = JSON.stringify('x'.repeat(50_000));
    const rows = Array.from({ length: 8 }, (_, at) => endedRow(at + 1, { frames }));
    const outcomes = await Promise.allSettled(rows.map(row => store.commit([put(row)])));
    // The first went alone and fits; the others shared a transaction that does not.
    assert.deepEqual(
      outcomes.map(outcome => outcome.status),
      ['fulfilled', ...Array<string>(7).fill('rejected')],
    );
    const kept = [];
    for (const row of rows.slice(1))
      kept.push(await store.commit([put(row)]).then(() => true, isUnavailable));
    assert.deepEqual(await store.findTask('tenant-a', taskId(2)), rows[1]);
    assert.equal(await store.findTask('tenant-a', taskId(8)), undefined);
    await store.forget({
      streamsBeforeWallMs: 9_999,
      recordsBeforeWallMs: 0,
      idsBeforeWallMs: 0,
      idsMax: 99,
    });
    await store.commit([put(endedRow(8, { frames }))]);
    assert.equal((await store.findTask('tenant-a', taskId(8)))?.frames, frames);
  });

  it('makes room for a hundredth of its bound of ended tasks at a time, first ended first gone [ASY-TASK-010(c)]', async () => {
    const store = await open({ endedRowsMax: 300 });
    const countOf = async (): Promise<number> =>
      (await store.listTasks({ tenantId: 'tenant-a', limit: 1_000 })).length;
    for (let first = 1; first <= 300; first += 100)
      await store.commit(Array.from({ length: 100 }, (_, at) => put(endedRow(first + at))));
    assert.equal(await countOf(), 300);
    await store.commit([put(endedRow(301))]);
    assert.equal(await countOf(), 297);
    const kept = await Promise.all([4, 5, 301].map(ordinal => store.findTask('tenant-a', taskId(ordinal))));
    assert.deepEqual(
      kept.map(row => row?.ordinal),
      [undefined, 5, 301],
    );
    for (const ordinal of [302, 303, 304]) await store.commit([put(endedRow(ordinal))]);
    assert.equal(await countOf(), 300);
  });

  it('does not open a file whose schema is newer, and leaves it as it was', async () => {
    const other = otherProcess();
    migrate(other, [...migrations, { number: 7, name: 'later', sql: 'CREATE TABLE later (a TEXT) STRICT' }]);
    await assert.rejects(open(), (error: Error) => {
      assert.match(error.message, /assay\.sqlite can't be opened: its schema has number 7/);
      return isUnavailable(error);
    });
    assert.equal(other.prepare('SELECT max(number) AS newest FROM migrations').get()?.newest, 7);
  });

  it('names the file and the reason when it cannot be opened', async () => {
    await assert.rejects(open({ path: folder }), (error: Error) => {
      assert.match(error.message, /The store .+ can't be opened: .+SQLite code 14/);
      return isUnavailable(error);
    });
  });

  it('is in write-ahead mode with indexes that answer every list', async () => {
    await open();
    const other = otherProcess();
    assert.equal(other.prepare('PRAGMA journal_mode').get()?.journal_mode, 'wal');
    const plan = (sql: string): unknown => other.prepare(`EXPLAIN QUERY PLAN ${sql}`).get()?.detail;
    const listed = 'tenant_id = ? AND snapshot IS NOT NULL AND ordinal < ? ORDER BY ordinal DESC';
    assert.match(
      String(plan(`SELECT * FROM tasks WHERE ${listed}`)),
      /SEARCH tasks USING INDEX tasks_listed/,
    );
    assert.match(
      String(plan(`SELECT * FROM tasks WHERE state = ? AND ${listed}`)),
      /SEARCH tasks USING INDEX tasks_listed_by_state/,
    );
    assert.match(
      String(plan("SELECT * FROM tasks WHERE state IN ('queued', 'running') ORDER BY ordinal")),
      /SCAN tasks USING INDEX tasks_open/,
    );
  });
});
