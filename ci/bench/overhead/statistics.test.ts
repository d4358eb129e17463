import assert from 'node:assert/strict';
import { median, percentile, twinDifference } from './statistics.ts';

describe('the statistics of a bench', () => {
  it('take the middle value, or the mean of the two', () => {
    assert.equal(median([9, 1, 5]), 5);
    assert.equal(median([1, 2, 10, 4]), 3);
    assert.ok(Number.isNaN(median([])));
  });

  it('take as a percentile a value that was measured', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    assert.equal(percentile(values, 0.99), 99);
    assert.equal(percentile(values, 1), 100);
    assert.equal(percentile(values, 0), 1);
  });

  it('compare twins round by round, so that what slows both is no difference', () => {
    assert.ok(Math.abs(twinDifference([10, 20, 40], [10, 20, 40])) < 1e-9);
    assert.ok(Math.abs(twinDifference([11, 22, 44], [10, 20, 40]) - 0.1) < 1e-9);
  });
});
