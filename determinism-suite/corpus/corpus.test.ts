import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { corpus, corpusVersion, promptLengths } from './corpus.ts';

const digest = (): string => createHash('sha256').update(JSON.stringify(corpus)).digest('hex');

describe('the corpus', () => {
  it('has at least 64 cases, no two of one name, nor of one prompt and seed [OC-TEST-7003(b)]', () => {
    assert.ok(corpus.length >= 64, String(corpus.length));
    assert.equal(new Set(corpus.map(({ name }) => name)).size, corpus.length);
    const asked = corpus.map(({ prompt, seed }) => JSON.stringify([prompt, seed]));
    assert.equal(new Set(asked).size, corpus.length);
  });

  it('keeps at least 64 cases for an engine that takes no more than 4,096 characters', () => {
    assert.ok(corpus.filter(({ prompt }) => [...prompt].length <= 4_096).length >= 64);
  });

  it('is these bytes on every machine, as long as its version is this one [OC-TEST-7003(c)]', () => {
    assert.deepEqual(
      [corpusVersion, digest()],
      [1, 'c5290556156d1bd99cd35389a2d90ab50b0b9513d1368bbc1e5b9847419fd067'],
    );
  });

  it('has prompts of exactly the lengths that it names, greedy and seeded', () => {
    for (const sampling of ['greedy', 'seeded']) {
      const lengths = corpus.filter(one => one.sampling === sampling).map(({ prompt }) => [...prompt].length);
      assert.deepEqual([...new Set(lengths)], [...promptLengths]);
    }
    for (const length of [1, 511, 2048, 4097])
      assert.ok((promptLengths as readonly number[]).includes(length));
  });

  it('asks answers of one token and of many, by seeds that begin at 0', () => {
    assert.deepEqual(
      [...new Set(corpus.map(({ maxTokens }) => maxTokens))].sort((a, b) => a - b),
      [1, 16, 24, 48],
    );
    assert.deepEqual([corpus[0]?.seed, corpus[0]?.sampling], [0, 'seeded']);
  });
});
