import assert from 'node:assert/strict';
import { poolConfig, toldPool } from './fixtures.ts';

describe('the hint of a pool that is not ready', () => {
  it('is never next to nothing while its engine hangs, and at most the period [ASY-BACK-002(b)]', async () => {
    const heartbeat = { interval_ms: 1_000, missed_max: 3 };
    const told = toldPool(poolConfig(['a'], { heartbeat, timeouts: { connect_ms: 2_000 } }));
    told.pool.start();
    await told.pass(0);
    assert.equal(told.pool.isReady(), true);
    told.engine('a').health_ = 'hangs';
    while (told.pool.isReady()) await told.pass(50);
    const hints: number[] = [];
    const asked = told.engine('a').healthAsked;
    while (told.engine('a').healthAsked < asked + 4) {
      await told.pass(100);
      hints.push(told.pool.retryHintMs());
    }
    assert.ok(Math.min(...hints) >= 100, hints.join(' '));
    assert.equal(Math.max(...hints), 1_000);
    told.engine('a').health_ = { live: true, ready: true, detail: 'ok' };
    await told.pass(2_000);
    assert.equal(told.pool.isReady(), true);
  });
});
