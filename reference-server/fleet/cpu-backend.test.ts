import assert from 'node:assert/strict';
import { poolConfig, toldPool } from './fixtures.ts';

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
