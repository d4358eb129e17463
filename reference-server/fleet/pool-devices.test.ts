import assert from 'node:assert/strict';
import { poolConfig, toldPool } from './fixtures.ts';

describe('a pool for devices', () => {
  it('is lost while it has no working device, whether it served before or not [ORCH-3018(a), ORCH-3010(b)]', async () => {
    let unusable: string | undefined = 'device 0 of the mask is not there';
    const devices = { leftBytes: () => undefined, lost: () => [], unusable: async () => unusable };
    const { pool, pass } = toldPool(poolConfig(['a'], { accelerator: 'nvidia', devices: [0] }), { devices });
    pool.start();
    assert.equal(pool.isLost, false, 'nobody has looked yet');
    await pass(1);
    assert.deepEqual([pool.isLost, pool.unreadyReason()], [true, 'no-device']);
    unusable = undefined;
    await pass(60_000);
    assert.deepEqual([pool.isLost, pool.isReady()], [false, true]);
    unusable = 'GPU is lost';
    await pass(60_000);
    assert.deepEqual([pool.isLost, pool.describe().lastError], [true, 'GPU is lost']);
    await pool.close();
  });

  it('that never served for another cause is not lost, nor is one that drains [ORCH-3010(b)]', async () => {
    const { pool, pass, engine } = toldPool(poolConfig(['a'], { accelerator: 'nvidia', devices: [0] }));
    engine('a').health_ = { live: false, ready: false, detail: 'nobody there' };
    pool.start();
    await pass(60_000);
    assert.deepEqual([pool.isLost, pool.isReady()], [false, false]);
    engine('a').health_ = { live: true, ready: true, detail: 'ok' };
    await pass(60_000);
    pool.drain();
    assert.deepEqual([pool.state, pool.isLost], ['drained', false]);
    await pool.close();
  });
});

describe('readiness', () => {
  it('is withheld from an engine that tells that it computes on the CPU, where the pool is for devices [ORCH-3018(b), ORCH-3018(c)]', async () => {
    const onDevices = { accelerator: 'nvidia', devices: [0] };
    for (const [changes, backend, isReady] of [
      [onDevices, 'cpu', false],
      [onDevices, 'gpu', true],
      [onDevices, undefined, true],
      [{}, 'cpu', true],
    ] as const) {
      const { pool, pass, engine } = toldPool(poolConfig(['a'], changes));
      engine('a').version_ = { engineVersion: 'b1', ...(backend === undefined ? {} : { backend }) };
      pool.start();
      await pass(30_000);
      assert.equal(pool.isReady(), isReady, `${backend} with ${JSON.stringify(changes)}`);
      assert.equal(pool.unreadyReason(), isReady ? undefined : 'cpu-backend');
      assert.equal(pool.describe().lastError, isReady ? undefined : 'the engine computes on the CPU');
      assert.equal(engine('a').generated > 0, isReady);
      await pool.close();
    }
  });
});
