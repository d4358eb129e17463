import assert from 'node:assert/strict';
import { poolConfig, ToldEngine, type ToldPool, toldPool } from './fixtures.ts';

const heartbeat = { interval_ms: 1_000, missed_max: 3 };
const down = { live: false, ready: false, detail: 'connection refused' };

async function readyPool(changes = {}): Promise<ToldPool> {
  const told = toldPool(poolConfig(['a'], { heartbeat, ...changes }));
  told.pool.start();
  await told.pass(0);
  assert.equal(told.pool.isReady(), true);
  return told;
}

describe('readiness of a pool', () => {
  it('comes with the first proof, and not with the start [ORCH-3002(a)]', async () => {
    const told = toldPool(poolConfig(['a', 'b'], { heartbeat }));
    told.pool.start();
    assert.deepEqual(
      [told.pool.isReady(), told.pool.unreadyReason(), told.pool.slotsTotal()],
      [false, 'starting', 0],
    );
    await told.pass(0);
    assert.deepEqual(
      [told.pool.isReady(), told.pool.unreadyReason(), told.pool.slotsTotal()],
      [true, undefined, 4],
    );
    assert.ok(told.changes > 0);
    assert.ok(told.figures.includes('pool_ready pool = 1'));
    assert.ok(told.figures.includes('preload_outcomes_total llamacpp pool a pass'));
  });

  it('waits for an engine that loads, and follows soon after [ORCH-3002(a), OC-POOL-3003(a)]', async () => {
    const told = toldPool(poolConfig(['a'], { heartbeat }));
    told.engine('a').health_ = { live: true, ready: false, detail: 'loading model' };
    told.pool.start();
    await told.pass(700);
    assert.deepEqual(
      [told.pool.isReady(), told.pool.unreadyReason(), told.pool.isDecided],
      [false, 'loading', false],
    );
    assert.equal(told.engine('a').generated, 0);
    told.engine('a').health_ = { live: true, ready: true, detail: 'ok' };
    await told.pass(100);
    assert.deepEqual([told.pool.isReady(), told.pool.describe().lastError], [true, undefined]);
  });

  it('is tried again with a growing wait where the start failed, and comes by itself [OC-POOL-3002(a), OC-POOL-3002(b)]', async () => {
    const told = toldPool(poolConfig(['a'], { heartbeat: { ...heartbeat, interval_ms: 4_000 } }));
    told.engine('a').health_ = down;
    told.pool.start();
    await told.pass(499);
    assert.equal(told.engine('a').healthAsked, 1);
    await told.pass(1);
    assert.equal(told.engine('a').healthAsked, 2);
    await told.pass(999);
    assert.equal(told.engine('a').healthAsked, 2);
    await told.pass(1);
    assert.equal(told.engine('a').healthAsked, 3);
    assert.deepEqual([told.pool.unreadyReason(), told.pool.isDecided], ['unreachable', true]);
    assert.equal(told.pool.describe().lastError, 'connection refused');
    told.engine('a').health_ = { live: true, ready: true, detail: 'ok' };
    await told.pass(2_000);
    assert.deepEqual([told.pool.isReady(), told.pool.describe().lastError], [true, undefined]);
  });

  it('ends at once with an answer that the engine is not ready, and returns with it [OC-CORE-1010]', async () => {
    const told = await readyPool();
    told.engine('a').health_ = { live: true, ready: false, detail: 'status 503' };
    await told.pass(1_000);
    assert.deepEqual([told.pool.isReady(), told.pool.unreadyReason()], [false, 'not-ready']);
    assert.deepEqual(told.pool.acquire({ ctx: 1 }), { kind: 'none', reason: 'not-ready' });
    assert.deepEqual(told.lost, ['a']);
    told.engine('a').health_ = { live: true, ready: true, detail: 'ok' };
    await told.pass(1_000);
    assert.equal(told.pool.isReady(), true);
  });

  for (const [name, health] of [
    ['refuses connections', down],
    ['hangs', 'hangs'],
  ] as const) {
    for (const missed_max of [1, 2, 3]) {
      it(`ends within the interval times ${missed_max} when the engine ${name}, and not with one miss fewer [ASY-POOL-006(a), ASY-POOL-006(b)]`, async () => {
        const told = await readyPool({ heartbeat: { interval_ms: 1_000, missed_max } });
        const asked = told.engine('a').healthAsked;
        told.engine('a').health_ = health;
        while (told.pool.isReady()) await told.pass(50);
        assert.ok(told.world.monotonicMs() <= 1_000 + 1_000 * missed_max, `${told.world.monotonicMs()}`);
        assert.ok(told.engine('a').healthAsked - asked >= missed_max);
        assert.equal(told.pool.unreadyReason(), 'unreachable');
      });
    }
  }

  it('survives a missed heartbeat that is followed by an answer', async () => {
    const told = await readyPool();
    told.engine('a').health_ = down;
    await told.pass(1_500);
    told.engine('a').health_ = { live: true, ready: true, detail: 'ok' };
    await told.pass(500);
    told.engine('a').health_ = down;
    await told.pass(1_500);
    assert.equal(told.pool.isReady(), true);
    assert.deepEqual(told.lost, []);
  });

  it('is withheld from an engine that fails its self-test, which is named [ORCH-3049(a), ORCH-3049(b)]', async () => {
    const told = toldPool(poolConfig(['a'], { heartbeat }));
    told.engine('a').decodes = 'fails';
    told.pool.start();
    await told.pass(0);
    assert.deepEqual([told.pool.isReady(), told.pool.unreadyReason()], [false, 'self-test-failed']);
    assert.equal(told.pool.describe().lastError, 'decode: the model is not there');
    told.engine('a').decodes = 'well';
    await told.pass(500);
    assert.equal(told.pool.isReady(), true);
  });

  it('is withheld from an engine that never decodes, once its time is over [ORCH-3049(b)]', async () => {
    const told = toldPool(poolConfig(['a'], { heartbeat, timeouts: { wall_ms: 5_000 } }));
    told.engine('a').decodes = 'never';
    told.pool.start();
    await told.pass(5_000);
    assert.equal(told.pool.describe().lastError, 'decode: no answer within 5000 ms');
  });

  it('asks no engine to decode where the self-test is off, nor again after a missed heartbeat', async () => {
    const without = toldPool(poolConfig(['a'], { heartbeat, self_test: false }));
    without.pool.start();
    await without.pass(5_000);
    assert.deepEqual([without.pool.isReady(), without.engine('a').generated], [true, 0]);
    const told = await readyPool();
    const decoded = told.engine('a').generated;
    told.engine('a').health_ = down;
    await told.pass(5_000);
    told.engine('a').health_ = { live: true, ready: true, detail: 'ok' };
    await told.pass(5_000);
    assert.deepEqual([told.pool.isReady(), told.engine('a').generated], [true, decoded]);
  });

  it('is withheld from another version than the pinned one, from the start or later [ORCH-3007(a)]', async () => {
    const replica_set = { engine_version: 'b1' };
    const told = await readyPool({ replica_set });
    told.engine('a').version_ = { engineVersion: 'b2' };
    await told.pass(1_000);
    assert.deepEqual([told.pool.isReady(), told.pool.unreadyReason()], [false, 'version-mismatch']);
    assert.match(told.pool.describe().lastError ?? '', /engine_version is b2 .* pins b1/);
    told.engine('a').version_ = 'refuses';
    await told.pass(1_000);
    assert.match(told.pool.describe().lastError ?? '', /not told/);
    told.engine('a').version_ = { engineVersion: 'b1' };
    await told.pass(1_000);
    assert.equal(told.pool.isReady(), true);
  });

  it('shows what engines tell of themselves and leaves out what they don’t [ORCH-3032(a), ORCH-3032(b)]', async () => {
    const told = toldPool(poolConfig(['a', 'b'], { heartbeat }));
    told.engine('a').version_ = { engineVersion: 'b7', modelDigest: 'sha256:1' };
    told.engine('a').slots_ = 1;
    told.engine('b').version_ = 'refuses';
    told.pool.start();
    await told.pass(0);
    const [a, b] = told.pool.describe().replicas;
    assert.deepEqual([a?.engine_version, a?.model_digest, a?.slots_total], ['b7', 'sha256:1', 1]);
    assert.deepEqual([b?.slots_total, b !== undefined && 'engine_version' in b], [2, false]);
    assert.equal(told.pool.slotsTotal(), 3);
  });

  it('gives an engine of its own that died a new adapter, and tests it again', async () => {
    const engines: ToldEngine[] = [];
    const embedded = {
      wire: 'embedded',
      model: { ref: 'tiny', path: 'tiny.gguf' },
      replicas: [{ id: 'a', embedded: {} }],
    };
    const createAdapter = (): ToldEngine => {
      const engine = new ToldEngine();
      engines.push(engine);
      return engine;
    };
    const told = toldPool(poolConfig(['a'], { heartbeat, ...embedded }), { createAdapter });
    told.pool.start();
    await told.pass(0);
    const [first] = engines;
    assert.ok(first !== undefined && told.pool.isReady());
    first.health_ = down;
    await told.pass(2_500);
    assert.equal(told.pool.isReady(), false);
    await told.pass(2_500);
    assert.deepEqual([told.pool.isReady(), engines.length, first.isClosed], [true, 2, true]);
    assert.ok((engines[1]?.generated ?? 0) > 0);
  });

  it('says why an adapter could not be made', async () => {
    const createAdapter = (): never => {
      throw new Error('no adapter speaks tgi');
    };
    const told = toldPool(poolConfig(['a'], { heartbeat }), { createAdapter });
    told.pool.start();
    await told.pass(10_000);
    assert.deepEqual([told.pool.isReady(), told.pool.describe().lastError], [false, 'no adapter speaks tgi']);
  });

  it('needs what prepares a replica to have succeeded', async () => {
    const prepared: string[] = [];
    const prepare = async (replica: { id: string }): Promise<void> => {
      prepared.push(replica.id);
      if (prepared.length === 1) throw new Error('exit code 3');
    };
    const told = toldPool(poolConfig(['a'], { heartbeat }), { prepare });
    told.pool.start();
    await told.pass(0);
    assert.deepEqual([told.pool.isReady(), told.pool.describe().lastError], [false, 'exit code 3']);
    await told.pass(3_000);
    assert.deepEqual([told.pool.isReady(), prepared], [true, ['a', 'a']]);
  });

  it('ends at once with a reported fault, and returns by a new proof [ORCH-3038(a), OC-POOL-3010(b)]', async () => {
    const told = await readyPool();
    const decoded = told.engine('a').generated;
    told.pool.reportFault('a', 'CUDA error', 'restart');
    assert.deepEqual([told.pool.isReady(), told.pool.unreadyReason(), told.lost], [false, 'fault', ['a']]);
    assert.equal(told.pool.describe().lastError, 'CUDA error');
    await told.pass(500);
    assert.equal(told.pool.isReady(), true);
    assert.ok(told.engine('a').generated > decoded);
  });

  it('leaves no timer behind when the pool is closed', async () => {
    const told = await readyPool();
    told.engine('a').health_ = 'hangs';
    await told.pass(1_100);
    await told.pool.close();
    await told.pass(0);
    assert.deepEqual([told.world.pendingTimers, told.engine('a').isClosed], [0, true]);
  });
});
