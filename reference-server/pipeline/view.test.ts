import assert from 'node:assert/strict';
import { benchOf, callOf, codeIs, does, visitUpTo } from './calls-for-tests.ts';
import type { Plugin, PluginTools, PluginView } from './plugin.ts';
import { attributesMax } from './plugin-turn.ts';

describe('what a plugin is given', () => {
  function everythingIn(value: unknown, seen = new Set<unknown>()): Set<unknown> {
    if (typeof value !== 'object' || value === null || seen.has(value)) return seen;
    seen.add(value);
    for (const key of Reflect.ownKeys(value)) everythingIn(Reflect.get(value, key), seen);
    return seen;
  }

  it('is plain frozen data and leads to nothing of the server [PLUG-006(a), PLUG-006(b)]', async () => {
    const views: PluginView[] = [];
    const bench = await benchOf({ id: 'p', phase: 'CLEANUP', plugin: does(view => void views.push(view)) });
    const task = callOf(bench.world);
    task.outcome = {
      state: 'completed',
      finishReason: 'stop',
      usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
      decodeMs: 4,
      servedBy: 'r1',
    };
    await visitUpTo(bench, task, 'CLEANUP');
    const parts = [...everythingIn(views[0])];
    assert.ok(parts.length >= 4);
    const ofTheTask = everythingIn(task);
    for (const part of parts) {
      assert.ok(Object.isFrozen(part) && !ofTheTask.has(part));
      assert.ok(Array.isArray(part) || Object.getPrototypeOf(part) === Object.prototype);
    }
  });

  it('cannot be changed: the attempt fails the plugin and changes nothing [PLUG-006(b)]', async () => {
    const attempts: ((view: PluginView, tools: PluginTools) => void)[] = [
      view => void Object.assign(view, { tenantId: 'b' }),
      view => void Object.assign(view.request, { prompt: 'other' }),
      view => void Object.assign(view.labels, { team: 'blue' }),
      (_, tools) => void Object.assign(tools, { veto: undefined }),
      (_, tools) => void Object.assign(tools.attributes, { get: undefined }),
    ];
    for (const attempt of attempts) {
      const bench = await benchOf({ id: 'p', plugin: does(attempt) });
      const task = callOf(bench.world);
      const before = JSON.stringify(task.request);
      await assert.rejects(visitUpTo(bench, task, 'PRE_VALIDATE'), codeIs('PLUGIN_FAILED'));
      assert.equal(JSON.stringify(task.request), before);
    }
  });

  it('includes options that cannot be changed [PLUG-006(b)]', async () => {
    let refused = false;
    const plugin: Plugin = {
      configure: options => {
        refused = !Reflect.set(options, 'limit', 2);
      },
      execute: () => undefined,
    };
    await benchOf({ id: 'p', options: { limit: 1 }, plugin });
    assert.ok(refused);
  });

  it('includes the attributes that earlier plugins of the call have set, and its own [PLUG-006(c)]', async () => {
    const seen: unknown[] = [];
    const bench = await benchOf(
      { id: 'one', plugin: does((_, { attributes }) => attributes.set('size', { large: true })) },
      {
        id: 'two',
        phase: 'ROUTE',
        plugin: does((_, { attributes }) => void seen.push(attributes.get('size'))),
      },
    );
    const task = callOf(bench.world);
    await visitUpTo(bench, task, 'ROUTE');
    assert.deepEqual(seen, [{ large: true }]);
    assert.ok(Object.isFrozen(seen[0]));
  });

  it('keeps what a failed try has written to itself', async () => {
    const plugin = does((_, { attributes }) => {
      attributes.set('half', true);
      throw new Error('broken');
    });
    const bench = await benchOf({ id: 'p', strategy: 'continue', plugin });
    const task = callOf(bench.world);
    await visitUpTo(bench, task, 'PRE_VALIDATE');
    assert.equal(task.attributes.size, 0);
  });

  for (const [extra, outcome] of [
    [-1, 'run'],
    [0, 'run'],
    [1, 'failed'],
  ] as const) {
    it(`holds ${attributesMax + extra} attributes: ${outcome}`, async () => {
      const plugin = does((_, { attributes }) => {
        for (let at = 0; at < attributesMax + extra; at += 1) attributes.set(`name-${at}`, at);
      });
      const bench = await benchOf({ id: 'p', strategy: 'continue', plugin });
      const task = callOf(bench.world);
      await visitUpTo(bench, task, 'PRE_VALIDATE');
      assert.equal(task.plugins[0]?.outcome, outcome);
    });
  }

  it('takes plain data alone for an attribute', async () => {
    for (const value of [() => undefined, new Map(), new Date(0), Buffer.from('x')]) {
      const bench = await benchOf({ id: 'p', plugin: does((_, tools) => tools.attributes.set('x', value)) });
      await assert.rejects(visitUpTo(bench, callOf(bench.world), 'PRE_VALIDATE'), codeIs('PLUGIN_FAILED'));
    }
  });
});
