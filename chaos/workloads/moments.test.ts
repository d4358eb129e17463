import assert from 'node:assert/strict';
import { chanceOf, drawn } from './chance.ts';
import { byChance, evenly } from './moments.ts';

describe('moments and chance', () => {
  it('even moments are all at the same distance', () => {
    assert.deepEqual(evenly(4, 1), [0, 250, 500, 750]);
    assert.deepEqual(evenly(2, 1, 5_000), [5_000, 5_500]);
  });

  it('moments by chance come at the rate, and as far from each other as independent ones do', () => {
    const moments = byChance(50, 200, chanceOf(3));
    assert.ok(Math.abs(moments.length - 10_000) < 300, `${moments.length} of 10000`);
    const distances = moments.slice(1).map((atMs, at) => atMs - (moments[at] ?? 0));
    const mean = distances.reduce((sum, ms) => sum + ms, 0) / distances.length;
    const variance = distances.reduce((sum, ms) => sum + (ms - mean) ** 2, 0) / distances.length;
    // Of an exponential distribution mean and deviation are the same; of even moments the deviation is 0.
    assert.ok(Math.abs(Math.sqrt(variance) / mean - 1) < 0.1);
  });

  it('chance is even, and reaches both ends of what is drawn', () => {
    const chance = chanceOf(1);
    const counts = [0, 0, 0, 0];
    for (let time = 0; time < 4_000; time += 1) {
      const at = drawn(chance, 0, 3);
      counts[at] = (counts[at] ?? 0) + 1;
    }
    assert.ok(
      counts.every(count => Math.abs(count - 1_000) < 150),
      String(counts),
    );
  });

  it('the same seed gives the same numbers and another one others', () => {
    const three = (seed: number): number[] => {
      const chance = chanceOf(seed);
      return [chance(), chance(), chance()];
    };
    assert.deepEqual(three(5), three(5));
    assert.notDeepEqual(three(5), three(6));
  });
});
