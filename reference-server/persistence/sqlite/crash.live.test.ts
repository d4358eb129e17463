import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import fc from 'fast-check';
import type { Retention, Store, StoreOperation } from '../../tasks/index.ts';
import { openMemoryStore } from '../memory-store.ts';
import { endedRow, put, queuedRow, taskId } from '../store-family-rows.ts';
import { openSqliteStore } from './open-sqlite-store.ts';

const url = (file: string): string => JSON.stringify(new URL(file, import.meta.url).href);

/** Commits without end from eight sides at once, and says each ordinal only once it is durable. */
const childSource = (path: string): string => `
  import { openSqliteStore } from ${url('./open-sqlite-store.ts')};
  import { put, queuedRow } from ${url('../store-family-rows.ts')};
  const store = await openSqliteStore({ path: ${JSON.stringify(path)} });
  let ordinal = 0;
  for (let side = 0; side < 8; side++) {
    void (async () => {
      for (;;) {
        const row = queuedRow(++ordinal);
        await store.commit([put(row)]);
        process.stdout.write(row.ordinal + '\\n');
      }
    })();
  }
`;

async function killAfter(path: string, acknowledgedMin: number): Promise<number[]> {
  const script = `${path}.mjs`;
  writeFileSync(script, childSource(path));
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const acknowledged: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged.push(Number(line));
    if (acknowledged.length === acknowledgedMin) child.kill('SIGKILL');
  }
  const [, signal] = await exited;
  assert.equal(signal, 'SIGKILL');
  return acknowledged;
}

const ordinals = fc.integer({ min: 1, max: 6 });
const tenants = fc.constantFrom('tenant-a', 'tenant-b');
const operation: fc.Arbitrary<StoreOperation> = fc.oneof(
  fc
    .record({ ordinal: ordinals, id: ordinals, tenantId: tenants })
    .map(({ ordinal, id, tenantId }) => put(queuedRow(ordinal, { tenantId, taskId: taskId(id) }))),
  fc
    .record({ ordinal: ordinals, tenantId: tenants })
    .map(({ ordinal, tenantId }) => put(endedRow(ordinal, { tenantId }))),
  fc
    .record({ tenantId: tenants, id: ordinals })
    .map(({ tenantId, id }): StoreOperation => ({ kind: 'mark-first-piece', tenantId, taskId: taskId(id) })),
  fc.record({ tenantId: tenants, tokens: ordinals }).map(
    ({ tenantId, tokens }): StoreOperation => ({
      kind: 'put-usage',
      row: { tenantId, tokens, timeMs: 1, cost: 0 },
    }),
  ),
);
const instants = fc.integer({ min: 0, max: 7 }).map(hundreds => hundreds * 100);
const retention: fc.Arbitrary<Retention> = fc.record({
  streamsBeforeWallMs: instants,
  recordsBeforeWallMs: instants,
  idsBeforeWallMs: instants,
  idsMax: ordinals,
});
const steps = fc.array(fc.oneof({ weight: 4, arbitrary: fc.array(operation, { maxLength: 4 }) }, retention), {
  maxLength: 12,
});

async function outcomeOf(store: Store, step: readonly StoreOperation[] | Retention): Promise<string> {
  const done = 'idsMax' in step ? store.forget(step) : store.commit(step);
  return done.then(
    () => 'done',
    () => 'refused',
  );
}

async function contentOf(store: Store): Promise<unknown> {
  const ids = [1, 2, 3, 4, 5, 6].map(taskId);
  const found = ['tenant-a', 'tenant-b'].flatMap(tenant => ids.map(id => store.findTask(tenant, id)));
  const listed = await store.listTasks({ tenantId: 'tenant-a', limit: 3 });
  return [await Promise.all(found), listed, await store.openTasks(), await store.usage()];
}

describe('what a SQLite store keeps', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-store-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is everything that it acknowledged before its process was killed [ASY-DUR-001(b)]', async () => {
    const path = join(folder, 'assay.sqlite');
    const acknowledged = await killAfter(path, 300);
    assert.ok(acknowledged.length >= 300);
    const store = await openSqliteStore({ path });
    const kept = new Set((await store.openTasks()).map(row => row.ordinal));
    await store.close();
    assert.deepEqual(
      acknowledged.filter(ordinal => !kept.has(ordinal)),
      [],
    );
  });

  it('is what a store in memory keeps, whatever is done to both', async () => {
    let run = 0;
    const property = fc.asyncProperty(steps, async sequence => {
      const memory = openMemoryStore();
      const sqlite = await openSqliteStore({ path: join(folder, `${++run}.sqlite`) });
      try {
        for (const step of sequence) {
          assert.equal(await outcomeOf(sqlite, step), await outcomeOf(memory, step));
          assert.deepEqual(await contentOf(sqlite), await contentOf(memory));
        }
      } finally {
        await sqlite.close();
      }
    });
    await fc.assert(property, { numRuns: 15 });
  });
});
