import assert from 'node:assert/strict';
import { backoffHintMs, refusalHintMs, retryAfterSeconds, unavailableHintMs } from './index.ts';

const pool = { capacity: 10, slots: 2, typicalServiceMs: 400 };

describe('the hint to come back', () => {
  it('is 0 below half of the capacity and the drain time from there on [ASY-BACK-003]', () => {
    const hints = [0, 4, 5, 6, 10].map(waiting => backoffHintMs({ ...pool, waiting }));
    assert.deepEqual(hints, [0, 0, 200, 400, 1_200]);
  });

  it('follows the observed service time and the slots [ASY-BACK-002(a)]', () => {
    assert.equal(backoffHintMs({ ...pool, waiting: 10, typicalServiceMs: 4_000 }), 12_000);
    assert.equal(backoffHintMs({ ...pool, waiting: 10, slots: 1 }), 2_400);
    assert.equal(backoffHintMs({ ...pool, waiting: 10, slots: 0 }), 2_400);
  });

  it('is the longer one of pool and class where it is refused, and never 0', () => {
    const full = { ...pool, capacity: 2, waiting: 2 };
    assert.equal(refusalHintMs([{ ...pool, waiting: 3 }, full]), 400);
    assert.equal(refusalHintMs([{ ...pool, waiting: 3 }]), 1);
  });

  it('of an outage is the longest of what has to pass [ASY-BACK-002(b)]', () => {
    assert.equal(unavailableHintMs({ nextProbeMs: 900, breakerMs: 2_500.2 }), 2_501);
    assert.equal(unavailableHintMs({}), 1);
  });

  it('is rounded up to whole seconds [ASY-BACK-001(a)]', () => {
    assert.deepEqual([1, 1_000, 1_001].map(retryAfterSeconds), [1, 1, 2]);
  });
});
