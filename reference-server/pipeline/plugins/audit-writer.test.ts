import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PluginConfig } from '#contracts';
import { type Bench, benchOf, callOf, codeIs, neverAborted, visitUpTo } from '../calls-for-tests.ts';
import { auditLineHash, auditWriter, firstPreviousHash } from './audit-writer.ts';
import { requestTagger } from './request-tagger.ts';

describe('the audit writer', () => {
  let folder = '';
  let path = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assay-audit-'));
    path = join(folder, 'audit.jsonl');
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function audited(calls: number, options: PluginConfig['options'] = {}): Promise<Bench> {
    const bench = await benchOf(
      {
        id: 'tag',
        options: { rules: [{ attribute: 'size', value: 'any' }] },
        plugin: requestTagger(),
      },
      { id: 'audit', phase: 'CLEANUP', options: { path, ...options }, plugin: auditWriter() },
    );
    for (let at = 0; at < calls; at += 1) {
      const task = callOf(bench.world);
      await visitUpTo(bench, task, 'AUTHORIZE');
      task.outcome = { state: 'failed', failure: { code: 'QUOTA_EXCEEDED' } };
      bench.pipeline.skipTo('OBSERVABILITY', task);
      await visitUpTo(bench, task, 'CLEANUP');
    }
    return bench;
  }

  async function linesOf(): Promise<Record<string, unknown>[]> {
    const text = await readFile(path, 'utf8');
    return text
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line));
  }

  function holds(lines: readonly Record<string, unknown>[]): boolean {
    let previous: unknown = firstPreviousHash;
    return lines.every(({ hash, ...line }) => {
      const fits = line.previous_hash === previous && auditLineHash(line) === hash;
      previous = hash;
      return fits;
    });
  }

  it('leaves one line per call, with how it ended, and without the prompt [PIPE-011(c)]', async () => {
    const bench = await audited(3, { attributes: ['size', 'absent'] });
    await bench.pipeline.close();
    const lines = await linesOf();
    assert.deepEqual(
      lines.map(({ sequence, status, code, attributes }) => ({ sequence, status, code, attributes })),
      [0, 1, 2].map(sequence => ({
        sequence,
        status: 'QUOTA_EXCEEDED',
        code: 'QUOTA_EXCEEDED',
        attributes: { size: 'any' },
      })),
    );
    assert.doesNotMatch(JSON.stringify(lines), /secret/);
  });

  it('chains the lines, also over a restart and a torn line, so that a change and a gap are noticed', async () => {
    await (await audited(2)).pipeline.close();
    await writeFile(path, `${await readFile(path, 'utf8')}{"sequence":2,"tor`);
    await (await audited(2)).pipeline.close();
    const lines = await linesOf();
    assert.equal(lines.length, 4);
    assert.ok(holds(lines));
    assert.ok(!holds(lines.toSpliced(1, 1)));
    assert.ok(!holds(lines.map(line => (line.sequence === 1 ? { ...line, tenant_id: 'b' } : line))));
  });

  for (const [calls, outcomes] of [
    [1, ['run']],
    [2, ['run', 'run']],
    [3, ['run', 'run', 'failed']],
  ] as const) {
    it(`with room for two lines, of ${calls} calls at once, ends as ${outcomes.join(', ')}`, async () => {
      const bench = await audited(0, { buffer_max: 2 });
      const tasks = Array.from({ length: calls }, () => callOf(bench.world));
      for (const task of tasks) {
        bench.pipeline.skipTo('OBSERVABILITY', task);
        bench.pipeline.run('OBSERVABILITY', task, neverAborted);
      }
      await Promise.all(tasks.map(task => bench.pipeline.run('CLEANUP', task, neverAborted)));
      assert.deepEqual(
        tasks.map(task => task.plugins[0]?.outcome),
        outcomes,
      );
      await bench.pipeline.close();
      assert.equal((await linesOf()).length, Math.min(calls, 2));
    });
  }

  it('keeps the server from starting where its file cannot be opened [PLUG-002(d)]', async () => {
    await assert.rejects(
      audited(0, { path: join(folder, 'absent', 'audit.jsonl') }),
      codeIs('PLUGIN_FAILED'),
    );
  });
});
