import assert from 'node:assert/strict';
import { madeExperiment } from '../report/testing/made-record.ts';
import { inLanes } from './in-lanes.ts';
import { expectedSeconds, wallSeconds } from './plan.ts';

const planned = (...seconds: readonly number[]) =>
  seconds.map(each => ({ experiment: madeExperiment(), seconds: each }));

describe('how long experiments take', () => {
  it('is their sum one after the other, and that of the longest lane side by side', () => {
    const [around = 0] = planned(0).map(expectedSeconds);
    assert.equal(wallSeconds(planned(6, 4, 2), 1), 12 + 3 * around);
    assert.equal(wallSeconds(planned(6, 2, 2), 2), Math.max(6 + around, 4 + 2 * around));
    assert.equal(wallSeconds([], 2), 0);
  });
});

describe('lanes', () => {
  it('take each item once, in its turn, and none any more once they are told to end', async () => {
    const controller = new AbortController();
    const taken: string[] = [];
    await inLanes(['a', 'b', 'c', 'd'], { atOnce: 2, signal: controller.signal }, async item => {
      taken.push(item);
      await new Promise(setImmediate);
      if (item === 'c') controller.abort();
    });
    assert.deepEqual(taken, ['a', 'b', 'c', 'd']);
    taken.length = 0;
    await inLanes(['a', 'b'], { atOnce: 1, signal: controller.signal }, async item => void taken.push(item));
    assert.deepEqual(taken, []);
  });
});
