import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isUnavailable } from '../store-family-rows.ts';
import { WorkerLink, workerUrl } from './worker-link.ts';

describe("the link to the store's thread", () => {
  let folder: string;
  let link: WorkerLink;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-store-'));
    link = new WorkerLink({ path: join(folder, 'assay.sqlite'), busyTimeoutMs: 100 });
  });
  afterEach(async () => {
    await link.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('refuses what a dead thread can no longer answer, and starts another for the next call', async () => {
    const usage = { tenantId: 'tenant-a', tokens: 1, timeMs: 2, cost: 3 };
    await link.call('commit', [[{ kind: 'put-usage', row: usage }]]);
    // Both are on their way before the thread can end, and it answers only the first.
    const ended = link.call('close', undefined);
    const unanswered = link.call('usage', undefined);
    await assert.rejects(unanswered, isUnavailable);
    await ended;
    assert.deepEqual(await link.call('usage', undefined), [usage]);
  });

  it('refuses every call after its close, and closes once', async () => {
    await link.call('open', undefined);
    await Promise.all([link.close(), link.close()]);
    await assert.rejects(link.call('usage', undefined), isUnavailable);
  });

  it('finds the worker beside itself, as a source and as built', () => {
    assert.equal(workerUrl('file:///a/b/link.ts').href, 'file:///a/b/store-worker.ts');
    assert.equal(workerUrl('file:///a/b/link.js').href, 'file:///a/b/store-worker.js');
  });
});
