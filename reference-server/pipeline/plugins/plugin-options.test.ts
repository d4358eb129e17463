import assert from 'node:assert/strict';
import type { PluginConfig } from '#contracts';
import { askedCall, benchOf, configRefused, pluginConfig, visitUpTo } from '../calls-for-tests.ts';
import { compilePipeline } from '../compile-pipeline.ts';
import { builtInFactories } from '../load-factory.ts';
import type { PluginFactory } from '../plugin.ts';
import { auditWriter } from './audit-writer.ts';
import { requestTagger } from './request-tagger.ts';
import { responseCache } from './response-cache.ts';
import { ResponseStore } from './response-store.ts';

type Options = PluginConfig['options'];

const start = (plugin: PluginFactory, options: Options, phase: PluginConfig['phase'] = 'PRE_INFERENCE') =>
  benchOf({ id: 'p', phase, options, plugin });

const rule = { attribute: 'a', value: 'v' };

describe('the options of the plugins that come with the server', () => {
  it('are refused by name, with those that are known', async () => {
    await assert.rejects(
      start(requestTagger(), { rules: [{ ...rule, size: 1 }] }),
      configRefused(/size is unknown; known are attribute, value, prompt_bytes_min, /),
    );
    await assert.rejects(start(auditWriter(), { file: 'x' }), configRefused(/file is unknown/));
    await assert.rejects(start(responseCache(), { size: 1 }), configRefused(/size is unknown/));
    await assert.rejects(start(auditWriter(), {}), configRefused(/path is missing/));
  });

  it('are texts that are not empty, whole numbers of at least one, and lists', async () => {
    for (const name of ['', 7]) {
      const refused = configRefused(/name is a text that is not empty/);
      await assert.rejects(start(responseCache(), { name }), refused);
    }
    for (const ttl_ms of [0, -1, 1.5, '1']) {
      const refused = configRefused(/ttl_ms is a whole number of at least 1/);
      await assert.rejects(start(responseCache(), { ttl_ms }), refused);
    }
    await assert.rejects(start(requestTagger(), { rules: 'all' }), configRefused(/rules is a list/));
    await assert.rejects(start(requestTagger(), { rules: [7] }), configRefused(/a rule is an object/));
  });

  it('are as many rules as the limit, and not one more', async () => {
    const rules = (count: number) => Array.from({ length: count }, () => rule);
    await start(requestTagger(), { rules: rules(64) });
    await assert.rejects(start(requestTagger(), { rules: rules(65) }), configRefused(/rules are at most 64/));
  });
});

describe('the plugins that come with the server', () => {
  it('are found by their names', () =>
    assert.deepEqual(
      [...builtInFactories().keys()],
      ['assay/request-tagger', 'assay/response-cache', 'assay/audit-writer'],
    ));
});

describe('a rule of the request tagger', () => {
  const tagOf = async (condition: Options, request: Parameters<typeof askedCall>[1]): Promise<unknown> => {
    const bench = await start(requestTagger(), { rules: [{ ...rule, ...condition }] }, 'PRE_VALIDATE');
    const task = askedCall(bench, request);
    await visitUpTo(bench, task, 'PRE_VALIDATE');
    return task.attributes.get('a');
  };

  it('asks for a model or an engine', async () => {
    assert.equal(await tagOf({ model_ref: 'tiny' }, {}), 'v');
    assert.equal(await tagOf({ model_ref: 'large' }, {}), undefined);
    assert.equal(await tagOf({ engine: 'scripted' }, {}), 'v');
    assert.equal(await tagOf({ engine: 'vllm' }, {}), undefined);
  });

  it('asks for a label of the client', async () => {
    assert.equal(await tagOf({ label: 'team' }, { labels: { team: 'red' } }), 'v');
    assert.equal(await tagOf({ label: 'team' }, { labels: { unit: 'red' } }), undefined);
  });

  it('asks for at most so many bytes, of all messages where there are some', async () => {
    const messages = ['123', '45'].map(content => ({ role: 'user' as const, content }));
    assert.equal(await tagOf({ prompt_bytes_max: 5 }, { messages }), 'v');
    assert.equal(await tagOf({ prompt_bytes_max: 4 }, { messages }), undefined);
    assert.equal(await tagOf({}, { prompt: '' }), 'v');
    assert.equal(await tagOf({ prompt_bytes_min: 0, prompt_bytes_max: 0 }, { prompt: '' }), 'v');
  });
});

describe('the response cache', () => {
  it('without a name is the one that is called default', async () => {
    const plugin = responseCache();
    const shared = benchOf(
      { id: 'find', phase: 'PRE_INFERENCE', options: { entries_max: 1 }, plugin },
      { id: 'keep', phase: 'POST_INFERENCE', options: { name: 'default', entries_max: 2 }, plugin },
    );
    await assert.rejects(shared, configRefused(/the cache default has other bounds already/));
  });

  it('keeps 1,000 answers in 16 MiB for five minutes where nothing else is said', async () => {
    const usual = { entries_max: 1_000, bytes_max: 16_777_216, ttl_ms: 300_000 };
    const both = (options: Options) => {
      const plugin = responseCache();
      return benchOf(
        { id: 'find', phase: 'PRE_INFERENCE', plugin },
        { id: 'keep', phase: 'POST_INFERENCE', options, plugin },
      );
    };
    await both(usual);
    for (const name of Object.keys(usual))
      await assert.rejects(both({ ...usual, [name]: 7 }), configRefused(/other bounds already/));
  });

  it('loses nothing for an answer that is larger than all of it', () => {
    const store = new ResponseStore({ entriesMax: 10, bytesMax: 10, ttlMs: 1_000 });
    store.keep('a', { text: '1234' }, 0);
    store.keep('b', { text: '1234567890' }, 0);
    assert.deepEqual([store.find('a', 0)?.text, store.find('b', 0)], ['1234', undefined]);
    store.clear();
    assert.deepEqual([store.entries, store.bytes], [0, 0]);
  });

  for (const [state, isKept] of [
    ['completed', true],
    ['failed', false],
  ] as const) {
    it(`${isKept ? 'keeps' : 'does not keep'} the text of a call that is ${state}`, async () => {
      const plugin = responseCache();
      const bench = await benchOf(
        { id: 'find', phase: 'PRE_INFERENCE', plugin },
        { id: 'keep', phase: 'POST_INFERENCE', plugin },
      );
      const task = askedCall(bench, { seed: 1 });
      await visitUpTo(bench, task, 'INFERENCE');
      task.output = 'half';
      task.outcome = isKept
        ? { state: 'completed', finishReason: 'length', decodeMs: 1, servedBy: 'r' }
        : { state: 'failed', failure: { code: 'DECODE_TIMEOUT' } };
      await visitUpTo(bench, task, 'CLEANUP');
      const again = await visitUpTo(bench, askedCall(bench, { seed: 1 }), 'PRE_INFERENCE');
      const answer = { text: 'half', finishReason: 'length', servedBy: 'find' };
      assert.deepEqual(again.at(-1), isKept ? { shortCircuit: answer } : 'go-on');
    });
  }
});

describe('a configuration with two plugins of one id', () => {
  it('is refused with the place of the second', async () => {
    const builtIns = new Map([['p', () => ({ execute: () => undefined })]]);
    const { world } = await benchOf();
    const configs = [pluginConfig({ id: 'p' }), pluginConfig({ id: 'p', phase: 'ROUTE' })];
    await assert.rejects(compilePipeline(configs, { world, folder: '.', builtIns }), (error: unknown) => {
      const problem = { pointer: '/plugins/1/id', message: 'another plugin has this id' };
      assert.deepEqual(Reflect.get(Object(error), 'details'), { plugin_id: 'p', problems: [problem] });
      return true;
    });
  });
});
