import assert from 'node:assert/strict';
import { corpus } from '../corpus/corpus.ts';
import { readGoldens } from '../goldens/index.ts';
import { contextNeeded } from './context-needed.ts';

describe('the context that a case needs', () => {
  it('is enough for what the embedded engine made of every one, whose tokens are bytes', async () => {
    const { outputs } = await readGoldens();
    const asked = corpus.filter(({ name }) => outputs.has(name));
    assert.ok(asked.length >= 64);
    for (const one of asked) {
      const { promptTokens = 0, completionTokens = 0 } = outputs.get(one.name)?.usage ?? {};
      assert.ok(contextNeeded(one) >= promptTokens + completionTokens, one.name);
    }
  });

  it('grows by three with a space, and by its bytes with a letter', () => {
    const needed = (prompt: string) =>
      contextNeeded({ name: 'one', prompt, seed: 1, maxTokens: 8, sampling: 'greedy' });
    assert.deepEqual([needed('a b') - needed('ab'), needed('漢') - needed('')], [3, 3]);
  });
});
