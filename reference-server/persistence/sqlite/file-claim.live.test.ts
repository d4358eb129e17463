import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { isUnavailable, put, queuedRow } from '../store-family-rows.ts';
import { openSqliteStore } from './open-sqlite-store.ts';

const url = (file: string): string => JSON.stringify(new URL(file, import.meta.url).href);

/** Opens the store, commits one row, says so, and holds it until it is killed. */
const holderSource = (path: string): string => `
  import { openSqliteStore } from ${url('./open-sqlite-store.ts')};
  import { put, queuedRow } from ${url('../store-family-rows.ts')};
  const store = await openSqliteStore({ path: ${JSON.stringify(path)} });
  await store.commit([put(queuedRow(1))]);
  process.stdout.write('held\\n');
  setInterval(() => undefined, 60_000);
`;

describe('the file of a store', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-store-'));
    path = join(folder, 'assay.sqlite');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const isHeld = (error: unknown): boolean => {
    assert.match(
      String(error),
      /The store .+assay\.sqlite can't be opened: another server has it open: stop that one/,
    );
    return isUnavailable(error);
  };

  async function holder() {
    const script = join(folder, 'holder.mjs');
    writeFileSync(script, holderSource(path));
    const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const exited = once(child, 'exit');
    for await (const line of createInterface({ input: child.stdout })) if (line === 'held') break;
    return { child, exited };
  }

  it('is one process’s: another is refused and changes nothing, until the first is killed [ASY-DUR-019(a), ASY-DUR-019(b)]', async () => {
    const { child, exited } = await holder();
    try {
      const before = readFileSync(path);
      await assert.rejects(openSqliteStore({ path, busyTimeoutMs: 10 }), isHeld);
      assert.deepEqual(readFileSync(path), before);
    } finally {
      child.kill('SIGKILL');
      await exited;
    }
    const store = await openSqliteStore({ path, busyTimeoutMs: 0 });
    assert.deepEqual(await store.openTasks(), [queuedRow(1)]);
    await store.close();
  });

  it('is one store’s within a process too, and free once that is closed [ASY-DUR-019(a)]', async () => {
    const first = await openSqliteStore({ path });
    await assert.rejects(openSqliteStore({ path, busyTimeoutMs: 10 }), isHeld);
    await first.commit([put(queuedRow(1))]);
    await first.close();
    const second = await openSqliteStore({ path, busyTimeoutMs: 0 });
    assert.equal((await second.openTasks()).length, 1);
    await second.close();
  });

  it('and all that lies beside it are readable by their own user alone [ASY-SEC-010]', async () => {
    const store = await openSqliteStore({ path });
    await store.commit([put(queuedRow(1))]);
    const modes = readdirSync(folder).map(name => [name, statSync(join(folder, name)).mode & 0o777]);
    await store.close();
    assert.deepEqual(
      modes.filter(([, mode]) => mode !== 0o600),
      [],
    );
    assert.deepEqual(
      modes.map(([name]) => name),
      ['assay.sqlite', 'assay.sqlite-shm', 'assay.sqlite-wal', 'assay.sqlite.lock'],
    );
  });
});
