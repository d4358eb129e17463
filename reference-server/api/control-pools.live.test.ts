import assert from 'node:assert/strict';
import { answered, itemsOf, refused } from './fixtures/read-answer.ts';
import { keys, scriptedPool, taskOf, WholeServer } from './fixtures/whole-server.ts';

const endless = { pieces: ['a '], repeat: true, first_piece_ms: 1, piece_ms: 5 };
const slow = {
  ...scriptedPool({}, { id: 'slow', model: { ref: 'slow' } }),
  replicas: [{ id: 'slow-a', slots: 1, scripted: endless }],
};
const long = { model_ref: 'slow', max_tokens: 400 };

describe('api: pools of the control plane', () => {
  let server: WholeServer;

  beforeEach(async () => {
    server = await WholeServer.start({ document: { pools: [slow, scriptedPool()] } });
    await server.until(async () =>
      itemsOf(JSON.parse((await server.get('/v1/pools')).text)).every(p => p.ready),
    );
  });
  afterEach(() => server.dispose());

  it('every configured pool is listed once, by id, in pages [ASY-CTRL-002]', async () => {
    const whole = answered('listPools', await server.get('/v1/pools'), 200);
    assert.deepEqual(
      itemsOf(whole).map(({ id, engine, model_ref, ready }) => [id, engine, model_ref, ready]),
      [
        ['main', 'scripted', 'tiny', true],
        ['slow', 'scripted', 'slow', true],
      ],
    );
    const first = answered('listPools', await server.get('/v1/pools?limit=1'), 200);
    const second = await server.get(`/v1/pools?limit=1&cursor=${first.next_cursor}`, keys.operator);
    assert.deepEqual(
      itemsOf(answered('listPools', second, 200)).map(({ id }) => id),
      ['slow'],
    );
    refused('listPools', await server.get('/v1/pools?limit=0'), [400, 'INVALID_PARAMS']);
    refused('listPools', await server.get('/v1/pools?cursor=bm9uZQ'), [400, 'INVALID_PARAMS']);
    refused('listPools', await server.get('/v1/pools?state=ready'), [400, 'INVALID_PARAMS']);
  });

  it('health is typed and complete, and reading it changes nothing [ORCH-2103(b), OC-CTRL-2001(a)]', async () => {
    const health = answered('getPoolHealth', await server.get('/v1/pools/main/health'), 200);
    assert.deepEqual([health.live, health.ready, health.draining], [true, true, false]);
    assert.deepEqual(health.metrics, { pool_ready: 1, queue_depth: 0, active_leases: 0, shedding: 0 });
    assert.equal(health.last_error, undefined);
    const again = answered('getPoolHealth', await server.get('/v1/pools/main/health', keys.operator), 200);
    assert.deepEqual({ ...again, replicas: [] }, { ...health, replicas: [] });
    refused('getPoolHealth', await server.get('/v1/pools/none/health'), [404, 'POOL_NOT_FOUND']);
    refused('getPoolHealth', await server.get('/v1/pools/-/health'), [400, 'INVALID_PARAMS']);
  });

  it('a drain turns newcomers away, ends what runs at its deadline and leaves the rest [ORCH-2101(a), ORCH-2101(b), ORCH-2101(c), ORCH-2101(d), ORCH-2101(e)]', async () => {
    const [runs, waits] = [taskOf(1, long), taskOf(2, long)];
    await server.submit(runs);
    await server.reaches(runs, 'running');
    await server.submit(waits);
    const draining = answered(
      'drainPool',
      await server.control('/v1/pools/slow/drain', { deadline_ms: 150 }),
      202,
    );
    assert.deepEqual([draining.ready, draining.draining, draining.running], [false, true, 1]);
    const newcomer = await server.submit(taskOf(3, long));
    assert.deepEqual([newcomer.status, JSON.parse(newcomer.text).code], [503, 'POOL_UNREADY']);
    assert.ok(JSON.parse(newcomer.text).retry_after_ms > 0);
    const ended = await server.reaches(runs, 'failed');
    assert.equal((ended.error as { code: string }).code, 'INTERRUPTED');
    assert.equal((await server.record(waits)).state, 'queued');
    assert.equal((await server.submit(taskOf(4))).status, 202);
    const resumed = answered('resumePool', await server.control('/v1/pools/slow/resume'), 202);
    assert.equal(resumed.draining, false);
    await server.reaches(waits, 'running');
  });

  it('a drain that nothing keeps is over at once, and a second one is no fault [OC-CTRL-2002(b)]', async () => {
    const drain = () => server.control('/v1/pools/main/drain', { deadline_ms: 60_000 }, keys.operator);
    for (const reply of [await drain(), await drain()])
      assert.equal(answered('drainPool', reply, 202).draining, true);
    const health = answered('getPoolHealth', await server.get('/v1/pools/main/health'), 200);
    assert.deepEqual([health.ready, health.draining, health.last_error], [false, true, 'draining']);
    answered('resumePool', await server.control('/v1/pools/main/resume'), 202);
    const same = answered('resumePool', await server.control('/v1/pools/main/resume'), 202);
    assert.deepEqual([same.ready, same.draining], [true, false]);
  });

  it('a drain without a sound deadline is refused and changes nothing [OC-CTRL-2002(a), OC-CTRL-2002(c)]', async () => {
    for (const body of [{}, { deadline_ms: -1 }, { deadline_ms: 1.5 }, { deadline_ms: 1, more: 1 }, []])
      refused('drainPool', await server.control('/v1/pools/main/drain', body), [400, 'INVALID_PARAMS']);
    const unknown = await server.control('/v1/pools/none/drain', { deadline_ms: 1 });
    refused('drainPool', unknown, [404, 'POOL_NOT_FOUND']);
    refused('resumePool', await server.control('/v1/pools/none/resume'), [404, 'POOL_NOT_FOUND']);
    refused('resumePool', await server.control('/v1/pools/main/resume', { now: true }), [
      400,
      'INVALID_PARAMS',
    ]);
    assert.equal(itemsOf(answered('listPools', await server.get('/v1/pools'), 200))[0]?.draining, false);
  });

  it('a replica set has one free slot fewer while a task runs [ORCH-2104(a), ORCH-2104(b), OC-CTRL-2004]', async () => {
    const setOf = async () => {
      const sets = itemsOf(answered('listReplicaSets', await server.get('/v1/replicasets'), 200));
      return sets.find(set => set.pool_id === 'slow');
    };
    const before = await setOf();
    assert.deepEqual([before?.slots_free, before?.load, before?.engine_version], [1, 0, 'scripted-1']);
    await server.submit(taskOf(1, long));
    await server.reaches(taskOf(1, long), 'running');
    const after = await setOf();
    assert.deepEqual([after?.slots_free, after?.slots_total, after?.load], [0, 1, 1]);
  });

  it('a reload to another model serves it before it is answered [ORCH-2102(a), ORCH-2102(c)]', async () => {
    const reloaded = await server.control('/v1/pools/main/reload', { new_model_ref: 'slow' });
    assert.equal(answered('reloadPool', reloaded, 202).model_ref, 'slow');
    const lost = await server.submit(taskOf(5));
    assert.equal(JSON.parse(lost.text).code, 'MODEL_NOT_FOUND');
    assert.equal((await server.submit(taskOf(6, { model_ref: 'slow' }))).status, 202);
    const unknown = await server.control('/v1/pools/main/reload', { new_model_ref: 'nobody' });
    refused('reloadPool', unknown, [404, 'MODEL_NOT_FOUND']);
    refused('reloadPool', await server.control('/v1/pools/main/reload', {}), [400, 'INVALID_PARAMS']);
    const missing = await server.control('/v1/pools/none/reload', { new_model_ref: 'slow' });
    refused('reloadPool', missing, [404, 'POOL_NOT_FOUND']);
  });

  it('a pool that drains refuses a reload [ASY-POOL-001(b)]', async () => {
    await server.control('/v1/pools/main/drain', { deadline_ms: 1 });
    const reply = await server.control('/v1/pools/main/reload', { new_model_ref: 'tiny' });
    refused('reloadPool', reply, [409, 'STATE_CONFLICT']);
    assert.equal(itemsOf(answered('listPools', await server.get('/v1/pools'), 200))[0]?.draining, true);
  });

  it('capabilities are those of what is configured, with the limits of the tenant [ORCH-3095, OC-CTRL-2060(a), OC-CTRL-2060(c)]', async () => {
    const told = answered('getCapabilities', await server.get('/v1/capabilities', keys.data), 200);
    const [engine, ...others] = told.engines as Record<string, unknown>[];
    assert.deepEqual([others, engine?.engine, engine?.wire], [[], 'scripted', 'scripted']);
    const models = engine?.models as { model_ref: string }[];
    assert.deepEqual(
      models.map(model => model.model_ref),
      ['tiny', 'slow'],
    );
    const features = engine?.features as Record<string, boolean>;
    assert.deepEqual([features.streaming, features.interruptible_decode], [true, false]);
    assert.deepEqual([features.multimodal, features.tools, features.embeddings], [false, false, false]);
    assert.match(String(told.api_version), /^1\./);
  });
});
