import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ReplicaLease } from './index.ts';
import { lease, need, readyPool } from './lease-fixture.ts';

const breaker = { failures: 2, open_ms: 5_000, half_open_max: 1, successes: 2 };

describe('leases of a pool, whatever happens', () => {
  it('are never more than slots and zero at rest, whatever happens [ORCH-3019(b), ASY-PLACE-005(b), ASY-POOL-007(c)]', async () => {
    const step = fc.constantFrom('take', 'ok', 'failed', 'aborted', 'wait');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async steps => {
        const told = await readyPool(['a', 'b'], { breaker, heartbeat: { interval_ms: 60_000 } });
        const held: ReplicaLease[] = [];
        for (const name of steps) {
          if (name === 'wait') await told.pass(1_250);
          else if (name !== 'take') held.shift()?.release(name);
          else {
            const before = told.pool.describe();
            const acquired = told.pool.acquire(need);
            if (acquired.kind === 'leased') {
              held.push(acquired.lease);
              assert.notEqual(before.replicaStates[acquired.lease.replicaId], 'open');
            } else assert.equal(told.pool.slotsFree(), 0);
          }
          for (const { slots_total = 0, active_leases = -1 } of told.pool.describe().replicas) {
            assert.ok(active_leases >= 0 && active_leases <= slots_total);
          }
          assert.equal(told.pool.running, held.length);
        }
        for (const rest of held) rest.release('ok');
        assert.equal(told.pool.running, 0);
        await told.pool.close();
      }),
      { numRuns: 40 },
    );
  });

  it('of a half-open circuit are at most as many as it admits at a time, one unless configured [ASY-POOL-007(c)]', async () => {
    const trials = fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(trials, fc.integer({ min: 4, max: 6 }), async (half_open_max, slots) => {
        const rules = { failures: 4, open_ms: 5_000, successes: 9, ...(half_open_max && { half_open_max }) };
        const replicas = [{ id: 'a', url: 'http://127.0.0.1:1', slots }];
        const told = await readyPool(['a'], { breaker: rules, replicas });
        for (let call = 0; call < 4; call += 1) lease(told).release('failed');
        await told.pass(5_000);
        const kinds = Array.from({ length: slots + 1 }, () => told.pool.acquire(need).kind);
        assert.equal(kinds.filter(kind => kind === 'leased').length, half_open_max ?? 1);
        await told.pool.close();
      }),
      { numRuns: 12 },
    );
  });
});
