import assert from 'node:assert/strict';
import type { PluginConfig } from '#contracts';
import { askedCall, benchOf, configRefused, visitUpTo } from '../calls-for-tests.ts';
import { requestTagger } from './request-tagger.ts';

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
      const task = askedCall(bench, { prompt });
      await visitUpTo(bench, task, 'PRE_VALIDATE');
      assert.equal(task.attributes.get('size'), size);
    });
  }

  it('sets what the first rule that applies says, by class and label too', async () => {
    const bench = await tagger({ rules });
    const task = askedCall(bench, { prompt: 'x', priority: 'batch' });
    await visitUpTo(bench, task, 'PRE_VALIDATE');
    assert.deepEqual(Object.fromEntries(task.attributes), { size: 'small', lane: 'slow', team: 'known' });
  });

  it('is not concerned without rules, and refuses options that it does not know', async () => {
    const bench = await tagger({});
    const task = askedCall(bench);
    await visitUpTo(bench, task, 'PRE_VALIDATE');
    assert.equal(task.plugins[0]?.outcome, 'skipped');
    await assert.rejects(tagger({ rule: [] }), configRefused(/rule is unknown/));
    await assert.rejects(tagger({ rules: [{ attribute: 'a' }] }), configRefused(/value is missing/));
  });
});
