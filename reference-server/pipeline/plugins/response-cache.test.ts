import assert from 'node:assert/strict';
import type { PluginConfig } from '#contracts';
import type { Task } from '../../tasks/index.ts';
import { askedCall, type Bench, benchOf, configRefused, visitUpTo } from '../calls-for-tests.ts';
import type { PhaseResult } from '../pipeline.ts';
import { responseCache } from './response-cache.ts';
import { ResponseStore } from './response-store.ts';

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
    assert.equal(await serve(bench, askedCall(bench, { seed: 1 })), 'go-on');
    assert.deepEqual(await serve(bench, askedCall(bench, { seed: 1 })), hit('from the engine'));
    assert.equal(await serve(bench, askedCall(bench, { seed: 2 })), 'go-on');
  });

  it('never answers one tenant with another’s text [PIPE-022]', async () => {
    const bench = await cacheOf();
    await serve(bench, askedCall(bench, { seed: 1 }, 'a'), 'of a');
    assert.equal(await serve(bench, askedCall(bench, { seed: 1 }, 'b'), 'of b'), 'go-on');
    assert.deepEqual(await serve(bench, askedCall(bench, { seed: 1 }, 'a')), hit('of a'));
    assert.deepEqual(await serve(bench, askedCall(bench, { seed: 1 }, 'b')), hit('of b'));
  });

  it('leaves alone what is not repeatable, and what belongs to a session', async () => {
    const bench = await cacheOf();
    const session_id = '11111111-1111-4111-8111-111111111111';
    for (const request of [{}, { sampler: { temperature: 0.7 } }, { seed: 1, session_id }]) {
      const task = askedCall(bench, request);
      await serve(bench, task);
      assert.deepEqual(
        task.plugins.map(record => record.outcome),
        ['skipped', 'skipped'],
      );
    }
    const cold = { sampler: { temperature: 0 } };
    await serve(bench, askedCall(bench, cold));
    assert.deepEqual(await serve(bench, askedCall(bench, cold)), hit('from the engine'));
  });

  it('forgets after its time, and not before', async () => {
    const bench = await cacheOf({ ttl_ms: 1_000 });
    await serve(bench, askedCall(bench, { seed: 1 }));
    bench.world.advanceBy(999);
    assert.notEqual(await serve(bench, askedCall(bench, { seed: 1 })), 'go-on');
    bench.world.advanceBy(1);
    assert.equal(await serve(bench, askedCall(bench, { seed: 1 })), 'go-on');
  });

  it('refuses other phases and other bounds under the same name', async () => {
    const plugin = responseCache();
    await assert.rejects(
      benchOf({ id: 'c', phase: 'ROUTE', plugin }),
      configRefused(/looks up in PRE_INFERENCE/),
    );
    const twice = benchOf(
      { id: 'find', phase: 'PRE_INFERENCE', options: { entries_max: 1 }, plugin },
      { id: 'keep', phase: 'POST_INFERENCE', options: { entries_max: 2 }, plugin },
    );
    await assert.rejects(twice, configRefused(/other bounds already/));
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
