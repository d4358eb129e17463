import assert from 'node:assert/strict';
import { withSettings } from './setup.ts';

describe('settings', () => {
  it('are written at their paths, the later into the earlier', () => {
    const settings = { plugins: [{ id: 'one', options: { word: 'old' } }], 'plugins.0.options.word': 'new' };
    assert.deepEqual(withSettings({ version: 1 }, settings), {
      version: 1,
      plugins: [{ id: 'one', options: { word: 'new' } }],
    });
  });

  it('are as they were when they are written a second time', () => {
    const first = { plugins: [{ options: { word: 'old' } }] };
    withSettings({}, { ...first, 'plugins.0.options.word': 'new' });
    assert.deepEqual(withSettings({}, first), { plugins: [{ options: { word: 'old' } }] });
  });

  it('change nothing of the document that they are written into', () => {
    const document = { pools: [{ id: 'P' }] };
    withSettings(document, { 'pools.0.id': 'Q' });
    assert.deepEqual(document, { pools: [{ id: 'P' }] });
  });
});
