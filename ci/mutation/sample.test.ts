import assert from 'node:assert/strict';
import { sampleOf } from './sample.ts';

const items = Array.from({ length: 100 }, (_, at) => at);

describe('a sample', () => {
  it('has as many items as were asked for, in their order, each once', () => {
    for (const count of [1, 2, 3, 7, 33, 34, 50, 99, 100]) {
      const sample = sampleOf(items, count);
      assert.equal(sample.length, count);
      assert.deepEqual(
        sample,
        [...new Set(sample)].sort((a, b) => a - b),
      );
    }
  });

  it('is spread evenly', () => {
    const sample = sampleOf(items, 10);
    for (const [at, item] of sample.entries()) assert.equal(Math.floor(item / 10), at);
  });

  it('is everything where there is not more', () => assert.deepEqual(sampleOf(items, 101), items));
});
