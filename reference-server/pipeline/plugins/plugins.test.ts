import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PluginConfig, TaskRequest } from '#contracts';
import { isOrchestratorError } from '../../kernel/index.ts';
import type { Task } from '../../tasks/index.ts';
import { type Bench, benchOf, callOf, neverAborted, visitUpTo } from '../calls-for-tests.ts';
import type { PhaseResult } from '../pipeline.ts';
import { auditLineHash, auditWriter, firstPreviousHash } from './audit-writer.ts';
import { requestTagger } from './request-tagger.ts';
import { responseCache } from './response-cache.ts';
import { ResponseStore } from './response-store.ts';

function call(bench: Bench, request: Partial<TaskRequest> = {}, tenantId = 'a'): Task {
  const base = callOf(bench.world);
  return callOf(bench.world, { tenantId, request: { ...base.request, ...request } });
}

function refusesOptions(run: Promise<unknown>, sentence: RegExp): Promise<void> {
  return assert.rejects(run, (error: unknown) => {
    assert.ok(isOrchestratorError(error) && error.code === 'CONFIG_INVALID');
    assert.match(error.message, sentence);
    return true;
  });
}

describe('the request tagger', () => {
  const rules = [
    { attribute: 'size', value: 'large', prompt_bytes_min: 10 },
    { attribute: 'size', value: 'small' },
    { attribute: 'lane', value: 'slow', priority: 'batch' },
    { attribute: 'team', value: 'known', label: 'team' },
  ];
  const tagger = (options: PluginConfig['options']) => benchOf({ id: 't', options, plugin: requestTagger() });

  for (const [prompt, size] of [
    ['123456789', 'small'],
    ['1234567890', 'large'],
    ['12345678901', 'large'],
    ['ééééé', 'large'],
  ] as const) {
    it(`calls a prompt of ${Buffer.byteLength(prompt)} bytes ${size}`, async () => {
      const bench = await tagger({ rules });
      const task = call(bench, { prompt });
      await visitUpTo(bench, task, 'PRE_VALIDATE');
      assert.equal(task.attributes.get('size'), size);
    });
  }

  it('sets what the first rule that applies says, by class and label too', async () => {
    const bench = await tagger({ rules });
    const task = call(bench, { prompt: 'x', priority: 'batch' });
    await visitUpTo(bench, task, 'PRE_VALIDATE');
    assert.deepEqual(Object.fromEntries(task.attributes), { size: 'small', lane: 'slow', team: 'known' });
  });

  it('is not concerned without rules, and refuses options that it does not know', async () => {
    const bench = await tagger({});
    const task = call(bench);
    await visitUpTo(bench, task, 'PRE_VALIDATE');
    assert.equal(task.plugins[0]?.outcome, 'skipped');
    await refusesOptions(tagger({ rule: [] }), /rule is unknown/);
    await refusesOptions(tagger({ rules: [{ attribute: 'a' }] }), /value is missing/);
  });
});

describe('the response cache', () => {
  async function cacheOf(options: PluginConfig['options'] = {}): Promise<Bench> {
    const plugin = responseCache();
    return benchOf(
      { id: 'find', phase: 'PRE_INFERENCE', options, plugin },
      { id: 'keep', phase: 'POST_INFERENCE', options: {}, plugin },
    );
  }

  async function serve(bench: Bench, task: Task, output = 'from the engine'): Promise<PhaseResult> {
    const result = (await visitUpTo(bench, task, 'PRE_INFERENCE')).at(-1) ?? 'go-on';
    if (result === 'go-on') {
      await visitUpTo(bench, task, 'INFERENCE');
      task.output = output;
    } else bench.pipeline.skip('INFERENCE', task);
    await visitUpTo(bench, task, 'CLEANUP');
    return result;
  }

  const hit = (text: string) => ({ shortCircuit: { text, servedBy: 'find' } });

  it('answers what it has kept and says who answered [PIPE-014(c)]', async () => {
    const bench = await cacheOf();
    assert.equal(await serve(bench, call(bench, { seed: 1 })), 'go-on');
    assert.deepEqual(await serve(bench, call(bench, { seed: 1 })), hit('from the engine'));
    assert.equal(await serve(bench, call(bench, { seed: 2 })), 'go-on');
  });

  it('never answers one tenant with another’s text [PIPE-022]', async () => {
    const bench = await cacheOf();
    await serve(bench, call(bench, { seed: 1 }, 'a'), 'of a');
    assert.equal(await serve(bench, call(bench, { seed: 1 }, 'b'), 'of b'), 'go-on');
    assert.deepEqual(await serve(bench, call(bench, { seed: 1 }, 'a')), hit('of a'));
    assert.deepEqual(await serve(bench, call(bench, { seed: 1 }, 'b')), hit('of b'));
  });

  it('leaves alone what is not repeatable, and what belongs to a session', async () => {
    const bench = await cacheOf();
    const session_id = '11111111-1111-4111-8111-111111111111';
    for (const request of [{}, { sampler: { temperature: 0.7 } }, { seed: 1, session_id }]) {
      const task = call(bench, request);
      await serve(bench, task);
      assert.deepEqual(
        task.plugins.map(record => record.outcome),
        ['skipped', 'skipped'],
      );
    }
    const cold = { sampler: { temperature: 0 } };
    await serve(bench, call(bench, cold));
    assert.deepEqual(await serve(bench, call(bench, cold)), hit('from the engine'));
  });

  it('forgets after its time, and not before', async () => {
    const bench = await cacheOf({ ttl_ms: 1_000 });
    await serve(bench, call(bench, { seed: 1 }));
    bench.world.advanceBy(999);
    assert.notEqual(await serve(bench, call(bench, { seed: 1 })), 'go-on');
    bench.world.advanceBy(1);
    assert.equal(await serve(bench, call(bench, { seed: 1 })), 'go-on');
  });

  it('refuses other phases and other bounds under the same name', async () => {
    const plugin = responseCache();
    await refusesOptions(benchOf({ id: 'c', phase: 'ROUTE', plugin }), /looks up in PRE_INFERENCE/);
    const twice = benchOf(
      { id: 'find', phase: 'PRE_INFERENCE', options: { entries_max: 1 }, plugin },
      { id: 'keep', phase: 'POST_INFERENCE', options: { entries_max: 2 }, plugin },
    );
    await refusesOptions(twice, /other bounds already/);
  });
});

describe('the store of responses', () => {
  for (const [entries, kept] of [
    [2, true],
    [3, true],
    [4, false],
  ] as const) {
    it(`of three entries ${kept ? 'keeps' : 'has lost'} the oldest of ${entries}`, () => {
      const store = new ResponseStore({ entriesMax: 3, bytesMax: 1_000, ttlMs: 1_000 });
      for (let at = 0; at < entries; at += 1) store.keep(`key-${at}`, { text: 'x' }, 0);
      assert.equal(store.entries, Math.min(entries, 3));
      assert.equal(store.find('key-0', 0) !== undefined, kept);
    });
  }

  it('is bounded in bytes, to the byte, and gives up what was used least lately', () => {
    const store = new ResponseStore({ entriesMax: 10, bytesMax: 10, ttlMs: 1_000 });
    store.keep('a', { text: '1234' }, 0);
    store.keep('b', { text: '1234' }, 0);
    assert.equal(store.bytes, 10);
    store.find('a', 0);
    store.keep('c', { text: '' }, 0);
    assert.deepEqual(
      ['a', 'b', 'c'].map(key => store.find(key, 0)?.text),
      ['1234', undefined, ''],
    );
    assert.equal(store.bytes, 6);
    store.keep('d', { text: '1234567890' }, 0);
    assert.equal(store.find('d', 0), undefined);
  });
});

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
      (error: unknown) => isOrchestratorError(error) && error.code === 'PLUGIN_FAILED',
    );
  });
});
