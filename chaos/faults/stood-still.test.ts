import assert from 'node:assert/strict';
import { runOf, served } from '../invariants/testing/runs.ts';
import { stoodStill } from './stood-still.ts';

describe('that an engine stood still', () => {
  const span = { fromMs: 2_000, toMs: 3_000 };
  const [task] = runOf({ told: [served({ task: 'a', atMs: 1_900 })] }).calls;
  const seen = (moments: readonly number[], endedMs?: number) => {
    const pieces = moments.map((atMs, index) => ({ atMs, index }));
    const { endedMs: _, ...call } = task ?? assert.fail('a task was served');
    const told = { ...call, atMs: 1_900, pieces, ...(endedMs === undefined ? {} : { endedMs }) };
    const record = { ...runOf({ told: [] }), calls: [told] };
    return stoodStill(record, span, { engine: call.engine, atLeastMs: 800 }).map(({ atMs }) => atMs);
  };

  it('is seen from a gap between its pieces, before the first or before the end', () => {
    assert.deepEqual(seen([1_950, 2_000, 3_100], 3_110), [2_000]);
    assert.deepEqual(seen([2_900], 2_910), [1_900]);
    assert.deepEqual(seen([1_950], 2_900), [1_950]);
  });

  it('is not seen where it goes on, is silent at another time, or has only not yet said anything', () => {
    assert.deepEqual(seen([1_950, 2_000, 2_700], 3_400), []);
    assert.deepEqual(seen([1_910, 1_920], 1_990), []);
    assert.deepEqual(seen([]), []);
  });
});
