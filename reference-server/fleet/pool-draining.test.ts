import assert from 'node:assert/strict';
import { poolConfig, toldPool } from './fixtures.ts';
import { lease, need, readyPool } from './lease-fixture.ts';

describe('a draining pool', () => {
  it('places nothing new, and is drained once nothing runs [ASY-POOL-001(a)]', async () => {
    const told = await readyPool(['a']);
    const held = lease(told);
    told.pool.drain({ deadlineMs: 1_000 });
    assert.deepEqual(
      [told.pool.state, told.pool.draining, told.pool.unreadyReason()],
      ['draining', true, 'draining'],
    );
    const acquired = told.pool.acquire(need);
    assert.deepEqual([acquired.kind, acquired.kind === 'none' && acquired.reason], ['none', 'draining']);
    assert.equal(told.pool.retryHintMs(), 1_000);
    held.release('ok');
    assert.equal(told.pool.state, 'drained');
    assert.ok(told.figures.includes('drain_events_total pool operator'));
  });

  it('is drained at its deadline, and its owner is told that something still runs', async () => {
    const told = await readyPool(['a']);
    const held = lease(told);
    let rung = 0;
    told.pool.drain({ deadlineMs: 1_000, onDeadline: () => (rung += 1) });
    await told.pass(999);
    assert.deepEqual([told.pool.state, rung], ['draining', 0]);
    await told.pass(1);
    assert.deepEqual([told.pool.state, rung], ['drained', 1]);
    held.release('aborted');
    assert.equal(told.pool.running, 0);
  });

  it('is ready again after a resume, if a replica is', async () => {
    const told = await readyPool(['a']);
    told.pool.drain();
    assert.equal(told.pool.state, 'drained');
    told.pool.resume();
    assert.deepEqual([told.pool.state, lease(told).replicaId], ['ready', 'a']);
  });
});

describe('a pool whose model is retired', () => {
  it('ends its engines once nothing runs, says so of them, and has them back when it is resumed [ORCH-3070(e)]', async () => {
    const parked: string[] = [];
    const park = async (replicaId: string): Promise<void> => void parked.push(replicaId);
    const told = toldPool(poolConfig(['a', 'b'], { self_test: false }), { park });
    told.pool.start();
    await told.pass(0);
    const held = lease(told);
    told.pool.drain({ unloads: true });
    assert.deepEqual(parked, []);
    held.release('ok');
    assert.deepEqual(
      [parked, told.pool.describe().replicasReady, told.pool.state],
      [['a', 'b'], 0, 'drained'],
    );
    await told.pass(60_000);
    assert.equal(told.pool.describe().replicasReady, 0);
    told.pool.resume();
    await told.pass(0);
    assert.deepEqual([told.pool.state, told.pool.describe().replicasReady], ['ready', 2]);
  });

  it('keeps its engines where it only drains', async () => {
    const parked: string[] = [];
    const park = async (replicaId: string): Promise<void> => void parked.push(replicaId);
    const told = toldPool(poolConfig(['a'], { self_test: false }), { park });
    told.pool.start();
    await told.pass(0);
    told.pool.drain();
    assert.deepEqual([parked, told.pool.state], [[], 'drained']);
  });
});
