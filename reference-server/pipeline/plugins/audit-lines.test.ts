import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { PluginConfig } from '#contracts';
import { type Bench, benchOf, callOf, codeIs, neverAborted } from '../calls-for-tests.ts';
import { auditWriter } from './audit-writer.ts';

const start = (options: PluginConfig['options']): Promise<Bench> =>
  benchOf({ id: 'p', phase: 'CLEANUP', options, plugin: auditWriter() });

/** A call that comes straight to its last two phases, the second of which writes. */
const ended = (bench: Bench, task: ReturnType<typeof callOf>) => {
  bench.pipeline.skipTo('OBSERVABILITY', task);
  bench.pipeline.run('OBSERVABILITY', task, neverAborted);
  return bench.pipeline.run('CLEANUP', task, neverAborted);
};

describe('the audit writer', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assay-audit-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('writes the calls in the order in which they ended, also many at once', async () => {
    const path = join(folder, 'audit.jsonl');
    const bench = await start({ path });
    const tasks = Array.from({ length: 600 }, () => callOf(bench.world));
    await Promise.all(tasks.map(task => ended(bench, task)));
    await bench.pipeline.close();
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
    assert.deepEqual(
      lines.map(line => (JSON.parse(line) as { job_id: string }).job_id),
      tasks.map(({ jobId }) => jobId),
    );
  });

  it('writes a line at once, with a hash of 64 digits, and does not wait for the end', async () => {
    const path = join(folder, 'audit.jsonl');
    const bench = await start({ path });
    const task = callOf(bench.world);
    await ended(bench, task);
    for (let turn = 0; turn < 200 && (await readFile(path, 'utf8')) === ''; turn += 1) await setImmediate();
    const line = JSON.parse(await readFile(path, 'utf8')) as { hash: string; previous_hash: string };
    assert.match(line.hash, /^sha256:[0-9a-f]{64}$/);
    assert.equal(line.previous_hash, `sha256:${'0'.repeat(64)}`);
    await bench.pipeline.close();
  });

  it('has room for 1,024 lines that wait, and no more', async () => {
    const bench = await start({ path: join(folder, 'audit.jsonl') });
    const tasks = Array.from({ length: 1_025 }, () => callOf(bench.world));
    await Promise.all(tasks.map(task => ended(bench, task)));
    await bench.pipeline.close();
    const outcomes = tasks.map(task => task.plugins[0]?.outcome);
    assert.deepEqual([outcomes.indexOf('failed'), outcomes.slice(-2)], [1_024, ['run', 'failed']]);
  });

  it('does not begin behind what is no audit line', async () => {
    const path = join(folder, 'audit.jsonl');
    for (const line of ['{"sequence":1}', '7', '{"sequence":"1","hash":"x"}']) {
      await writeFile(path, `${line}\n`);
      await assert.rejects(start({ path }), codeIs('PLUGIN_FAILED'));
    }
  });
});
