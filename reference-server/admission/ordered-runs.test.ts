import assert from 'node:assert/strict';
import fc from 'fast-check';
import { OrderedRuns } from './ordered-runs.ts';

const byNumber = (a: number, b: number): number => a - b;

const runsOf = (items: readonly number[]): OrderedRuns<number> => {
  const runs = new OrderedRuns<number>(byNumber);
  for (const item of items) runs.add(item);
  return runs;
};

/** Everything that can be asked of it, compared with a sorted list. */
const agree = (runs: OrderedRuns<number>, sorted: readonly number[]): void => {
  assert.deepEqual([...runs.values()], sorted);
  assert.deepEqual([runs.size, runs.first()], [sorted.length, sorted[0]]);
  for (const at of [0, 1, 255, 256, 257, sorted.length - 1, sorted.length])
    assert.equal(runs.at(at), sorted[at], `at ${at}`);
  for (const item of [-1, sorted[0] ?? 0, sorted[300] ?? 0, sorted.at(-1) ?? 0, 1e9])
    assert.equal(runs.rank(item), sorted.filter(other => other < item).length, `rank of ${item}`);
};

describe('ordered runs', () => {
  it('are the sorted list, whatever comes and goes in whatever order', () => {
    const steps = fc.array(fc.record({ item: fc.nat(3_000), isAdded: fc.boolean() }), {
      minLength: 1_000,
      maxLength: 3_000,
    });
    fc.assert(
      fc.property(steps, list => {
        const runs = runsOf([]);
        const kept = new Set<number>();
        for (const { item, isAdded } of list) {
          if (isAdded && !kept.has(item)) runs.add(item);
          if (!isAdded) assert.equal(runs.remove(item), kept.has(item));
          if (isAdded) kept.add(item);
          else kept.delete(item);
        }
        agree(runs, [...kept].sort(byNumber));
      }),
      { numRuns: 20 },
    );
  });

  it('are the sorted list where each newcomer is the last, the first, or between two', () => {
    const up = Array.from({ length: 1_000 }, (_, at) => 2 * at);
    for (const order of [
      up,
      up.toReversed(),
      [...up.filter(n => n % 4 === 0), ...up.filter(n => n % 4 === 2)],
    ])
      agree(runsOf(order), up);
  });

  it('are empty again once all have left, and take newcomers then', () => {
    const items = Array.from({ length: 600 }, (_, at) => at);
    const runs = runsOf(items);
    for (const item of items.toReversed()) assert.equal(runs.remove(item), true);
    agree(runs, []);
    runs.add(7);
    agree(runs, [7]);
  });
});
