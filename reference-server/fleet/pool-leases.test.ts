import assert from 'node:assert/strict';
import { InvariantError } from '../kernel/index.ts';
import { poolConfig, type ToldPool, toldPool } from './fixtures.ts';
import { lease, need, readyPool } from './lease-fixture.ts';

const breaker = { failures: 2, open_ms: 5_000, half_open_max: 1, successes: 2 };

function failTwice(told: ToldPool): void {
  lease(told).release('failed');
  lease(told).release('failed');
}

describe('leases of a pool', () => {
  it('go to the second replica when the first one works [ORCH-3008(a)]', async () => {
    const told = await readyPool(['a', 'b']);
    assert.deepEqual([lease(told).replicaId, lease(told).replicaId], ['a', 'b']);
  });

  it('are as many as there are slots, and the next one is busy until one comes back [ORCH-3019(b)]', async () => {
    const told = await readyPool(['a']);
    const first = lease(told);
    lease(told);
    assert.deepEqual(
      [told.pool.acquire(need).kind, told.pool.slotsFree(), told.pool.outlook(need).kind],
      ['busy', 0, 'busy'],
    );
    const changes = told.changes;
    first.release('ok');
    assert.ok(told.changes > changes);
    assert.deepEqual([told.pool.slotsFree(), lease(told).replicaId], [1, 'a']);
    assert.ok(told.figures.includes('active_leases pool a = 2'));
  });

  it('come back once: a second time is a bug [ASY-PLACE-005(a)]', async () => {
    const told = await readyPool(['a']);
    const held = lease(told);
    held.release('ok');
    assert.throws(() => held.release('aborted'), InvariantError);
    assert.equal(told.pool.running, 0);
  });

  it('say which engine it is and whether it is warm [ASY-PLACE-004(a)]', async () => {
    const told = await readyPool(['a', 'b']);
    const session = { ...need, sessionKey: 't/s', lastReplicaId: 'b' };
    const held = lease(told, session);
    assert.deepEqual(
      [held.replicaId, held.warm, held.engineVersion, held.record.reason],
      ['b', true, 'b1', 'last-replica'],
    );
    assert.equal('modelDigest' in held, false);
  });

  it('have no candidate once every replica is excluded [ASY-POOL-009(a)]', async () => {
    const told = await readyPool(['a', 'b']);
    assert.equal(told.pool.outlook({ ...need, excluded: ['a'] }).kind, 'placed');
    assert.equal(told.pool.outlook({ ...need, excluded: ['a', 'b'] }).kind, 'none');
  });
});

describe('the breaker of a replica', () => {
  it('opens at the last failure in a row, and not before [ASY-POOL-007(a), ASY-POOL-008]', async () => {
    const told = await readyPool(['a'], { breaker });
    lease(told).release('failed');
    lease(told).release('ok');
    lease(told).release('failed');
    assert.equal(told.pool.isReady(), true);
    lease(told).release('failed');
    assert.deepEqual([told.pool.isReady(), told.pool.unreadyReason()], [false, 'circuit-open']);
    assert.equal(told.pool.acquire(need).kind, 'none');
    assert.ok(told.figures.includes('circuit_state pool a open = 1'));
    assert.equal(told.pool.retryHintMs(), 5_000);
  });

  it('admits its trials once it half-opens, and closes after enough successes [ASY-POOL-007(b), ASY-POOL-007(c), ASY-POOL-007(d)]', async () => {
    const told = await readyPool(['a'], { breaker });
    failTwice(told);
    await told.pass(4_999);
    assert.equal(told.pool.acquire(need).kind, 'none');
    const changes = told.changes;
    await told.pass(1);
    assert.ok(told.changes > changes);
    assert.deepEqual([told.pool.isReady(), told.pool.slotsFree()], [true, 1]);
    const trial = lease(told);
    assert.equal(told.pool.acquire(need).kind, 'busy');
    trial.release('ok');
    assert.equal(told.pool.describe().replicaStates.a, 'half-open');
    lease(told).release('ok');
    assert.deepEqual([told.pool.describe().replicaStates.a, told.pool.slotsFree()], ['ready', 2]);
  });

  it('opens again with one failed trial [ASY-POOL-007(d)]', async () => {
    const told = await readyPool(['a'], { breaker });
    failTwice(told);
    await told.pass(5_000);
    lease(told).release('failed');
    assert.equal(told.pool.describe().replicaStates.a, 'open');
  });

  it('takes an aborted call for neither success nor failure [ASY-POOL-007(e)]', async () => {
    const told = await readyPool(['a'], { breaker });
    for (let call = 0; call < 5; call += 1) lease(told).release('aborted');
    assert.equal(told.pool.describe().replicaStates.a, 'ready');
    failTwice(told);
    await told.pass(5_000);
    lease(told).release('aborted');
    assert.deepEqual([told.pool.describe().replicaStates.a, told.pool.slotsFree()], ['half-open', 1]);
  });

  it('is no way around a failing probe: a half-open circuit of a dead engine serves nobody [ASY-POOL-006(a)]', async () => {
    const told = await readyPool(['a'], { breaker, heartbeat: { interval_ms: 100, missed_max: 2 } });
    failTwice(told);
    told.engine('a').health_ = { live: false, ready: false, detail: 'refused' };
    await told.pass(6_000);
    assert.deepEqual([told.pool.isReady(), told.pool.describe().replicaStates.a], [false, 'unready']);
  });
});

describe('what an attempt is recorded with', () => {
  const digest = `sha256:${'1'.repeat(64)}`;

  it('is the digest that its pool was given, where the engine tells none [ORCH-3062(b)]', async () => {
    const model = { ref: 'tiny', digest };
    assert.equal(lease(await readyPool(['a'], { model })).modelDigest, digest);
    const told = toldPool(poolConfig(['a'], { model, self_test: false }));
    told.engine('a').version_ = { engineVersion: 'b1', modelDigest: 'sha256:2' };
    told.pool.start();
    await told.pass(0);
    assert.equal(lease(told).modelDigest, 'sha256:2');
  });
});

describe('strict work on a pool', () => {
  const replica_set = {
    engine_version: 'b1',
    model_digest: `sha256:${'0'.repeat(64)}`,
    sampler_profile_version: '1',
  };

  it('needs every pin and an engine that promises a level [ASY-DET-001(a)]', async () => {
    const pinned = toldPool(poolConfig(['a'], { replica_set, self_test: false }));
    assert.equal(pinned.pool.supportsStrict(), false);
    pinned.engine('a').version_ = { engineVersion: 'b1', modelDigest: replica_set.model_digest };
    pinned.pool.start();
    await pinned.pass(0);
    assert.deepEqual([pinned.pool.isReady(), pinned.pool.supportsStrict()], [true, true]);
    pinned.engine('a').determinism = 'none';
    assert.equal(pinned.pool.supportsStrict(), false);
    const half = await readyPool(['a'], { replica_set: { engine_version: 'b1' } });
    assert.equal(half.pool.supportsStrict(), false);
  });
});

describe('memory of a pool', () => {
  it('is capped from the start by the device that is full first, and its health says so [OC-POOL-3021(b)]', async () => {
    const model = { ref: 'tiny', kv_bytes_per_token: 10 };
    const split = { accelerator: 'nvidia', devices: [0, 1], split_ratios: [0.75, 0.25] } as const;
    const devices = { leftBytes: () => [900, 200], lost: () => [] };
    const told = toldPool(poolConfig(['a'], { model, self_test: false, ...split }), { devices });
    told.pool.start();
    await told.pass(0);
    assert.deepEqual(told.pool.describe().cacheCapBytes, { a: 800 });
    lease(told, { ctx: 80 }).release('ok');
    assert.equal(told.pool.acquire({ ctx: 81 }).kind, 'none');
  });

  it('is held by leases and given back with them [ORCH-3052(a)]', async () => {
    const model = { ref: 'tiny', kv_bytes_per_token: 10 };
    const devices = { leftBytes: () => [400], lost: () => [] };
    const told = toldPool(poolConfig(['a'], { model, self_test: false }), { devices });
    told.pool.start();
    await told.pass(0);
    const held = lease(told, { ctx: 30 });
    assert.equal(told.pool.acquire({ ctx: 11 }).kind, 'busy');
    lease(told, { ctx: 10 }).release('ok');
    held.release('ok');
    lease(told, { ctx: 40 });
    assert.equal(told.pool.acquire({ ctx: 41 }).kind, 'none');
    assert.deepEqual(told.pool.describe().cacheCapBytes, { a: 400 });
  });
});
