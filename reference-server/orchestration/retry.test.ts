import assert from 'node:assert/strict';
import { poolOf, replicasOf } from './config-fixture.ts';
import { type Stage, settle, stageOf } from './fixtures.ts';
import { checkStream } from './reader-fixture.ts';

const backoffMs = 100;

async function failNow(stage: Stage, replicaId = 'r0'): Promise<void> {
  stage.engine(replicaId).call.fail('unavailable');
  await settle();
}

describe('a failure before the first piece', () => {
  it('is tried again on the same candidate, after the wait, and the record tells it [PIPE-006(a), PIPE-015, ASY-PIPE-004(a), ASY-STATE-005(a), ASY-STREAM-003]', async () => {
    const stage = await stageOf();
    await stage.submit(1);
    const reader = await stage.read(1);
    await failNow(stage);
    assert.equal((await stage.record(1)).state, 'queued');
    assert.deepEqual([await stage.metric('queue_depth'), await stage.metric('tasks_running')], [1, 0]);
    await stage.pass(backoffMs - 1);
    assert.equal(stage.engine().calls.length, 1);
    await stage.pass(1);
    assert.deepEqual([await stage.metric('queue_depth'), await stage.metric('tasks_running')], [0, 1]);
    stage.engine().call.release('a');
    stage.engine().call.end();
    await settle();
    checkStream(reader);
    const { state, attempts } = await stage.record(1);
    assert.equal(state, 'completed');
    assert.deepEqual(
      attempts.map(({ n, outcome, replica_id }) => [n, outcome, replica_id]),
      [
        [1, 'failed', 'r0'],
        [2, 'completed', 'r0'],
      ],
    );
    assert.deepEqual(stage.typesOf(1), [
      'admitted',
      'started',
      'attempt-failed',
      'requeued',
      'started',
      'first-piece',
      'completed',
    ]);
    assert.equal(await stage.metric('engine_attempts_total'), 2);
  });

  it('goes to the next candidate when one had its tries, and then ends with all of them listed [PIPE-006(b), PIPE-006(c), ASY-STATE-002(e)]', async () => {
    const stage = await stageOf({ pool: { replicas: replicasOf('r0', 'r1') } });
    await stage.submit(1);
    const reader = await stage.read(1);
    for (const replicaId of ['r0', 'r0', 'r1', 'r1']) {
      await failNow(stage, replicaId);
      await stage.pass(1_000);
    }
    assert.deepEqual([stage.engine('r0').calls.length, stage.engine('r1').calls.length], [2, 2]);
    const { code, details } = reader.terminal as { code: string; details: { attempts: object[] } };
    assert.equal(code, 'REPLICA_EXHAUSTED');
    assert.deepEqual(details.attempts, [
      { n: 1, replica_id: 'r0', pool_id: 'main', code: 'POOL_UNAVAILABLE' },
      { n: 2, replica_id: 'r0', pool_id: 'main', code: 'POOL_UNAVAILABLE' },
      { n: 3, replica_id: 'r1', pool_id: 'main', code: 'POOL_UNAVAILABLE' },
      { n: 4, replica_id: 'r1', pool_id: 'main', code: 'POOL_UNAVAILABLE' },
    ]);
    checkStream(reader);
    assert.equal((await stage.record(1)).state, 'failed');
  });

  it('waits at least as long as the engine asked for [ASY-PIPE-004(b)]', async () => {
    const stage = await stageOf();
    await stage.submit(1);
    stage.engine().call.fail('queue-full', { retryAfterMs: 3_000 });
    await stage.pass(2_999);
    assert.equal(stage.engine().calls.length, 1);
    await stage.pass(1);
    assert.equal(stage.engine().calls.length, 2);
  });

  it('is not tried again where the wait does not fit into the deadline [ASY-PIPE-004(c)]', async () => {
    const stage = await stageOf();
    await stage.submit(1, { deadline_ms: 2_000 });
    stage.engine().call.fail('queue-full', { retryAfterMs: 3_000 });
    await settle();
    const { error } = await stage.record(1);
    assert.deepEqual([error?.code, error?.retry_after_ms], ['REPLICA_EXHAUSTED', 3_000]);
    assert.equal(stage.engine().calls.length, 1);
  });

  it('that another try cannot help ends the task [PIPE-007(a), ASY-ADM-002]', async () => {
    const stage = await stageOf({ pool: { replicas: replicasOf('r0', 'r1') } });
    await stage.submit(1);
    stage.engine().call.fail('context-overflow');
    await stage.pass(5_000);
    assert.equal((await stage.record(1)).error?.code, 'INVALID_PARAMS');
    assert.equal(stage.engine('r0').calls.length + stage.engine('r1').calls.length, 1);
  });

  it('keeps its arrival before those that came meanwhile, and takes none of their places [ASY-STATE-007(a), ASY-STATE-007(b), ASY-STATE-007(c)]', async () => {
    const stage = await stageOf({
      pool: { queue: { capacity: 2, full_policy: 'drop-lru', eta_aware_eviction: false } },
    });
    for (const number of [1, 2, 3]) await stage.submit(number);
    await failNow(stage);
    assert.equal((await stage.record(2)).state, 'running');
    await stage.pass(backoffMs);
    await stage.submit(4);
    await stage.submit(5);
    assert.equal((await stage.record(3)).state, 'evicted');
    assert.equal((await stage.record(1)).state, 'queued');
    stage.engine().call.end();
    await settle();
    assert.equal((await stage.record(1)).state, 'running');
  });
});

describe('a pool whose candidates are used up', () => {
  const pools = (changes = {}) => [
    poolOf({ fallback_pools: ['spare'], retry: { attempts_max: 1, base_ms: 100, cap_ms: 100, jitter: 0 } }),
    poolOf({
      id: 'spare',
      engine: 'vllm',
      model: { ref: 'spare-tiny', ctx_max: 1024, max_tokens_max: 512 },
      replicas: replicasOf('s0'),
      ...changes,
    }),
  ];

  it('gives the task to its fallback pool, whose engine and model the attempt names [PIPE-006(b), PIPE-015]', async () => {
    const stage = await stageOf({ pools: pools() });
    await stage.submit(1);
    const reader = await stage.read(1);
    await failNow(stage);
    await stage.pass(1_000);
    assert.equal(stage.engine('s0').call.request.model, 'spare-tiny');
    stage.engine('s0').call.release('a');
    stage.engine('s0').call.end();
    await settle();
    checkStream(reader);
    const { attempts, state } = await stage.record(1);
    assert.equal(state, 'completed');
    assert.deepEqual(
      attempts.map(({ pool_id, engine }) => [pool_id, engine]),
      [
        ['main', 'llamacpp'],
        ['spare', 'vllm'],
      ],
    );
  });

  it('fails the task where the fallback pool would not have admitted it [PIPE-006(c)]', async () => {
    const stage = await stageOf({
      pools: pools({ model: { ref: 'tiny', ctx_max: 256, max_tokens_max: 64 } }),
    });
    await stage.submit(1);
    await failNow(stage);
    await stage.pass(1_000);
    assert.equal((await stage.record(1)).error?.code, 'REPLICA_EXHAUSTED');
    assert.equal(stage.engine('s0').calls.length, 0);
  });

  it('fails the task where the queue of the fallback pool is full [PIPE-006(c)]', async () => {
    const stage = await stageOf({ pools: pools({ queue: { capacity: 1 } }) });
    for (const number of [11, 12]) await stage.submit(number, { engine: 'vllm', model_ref: 'spare-tiny' });
    await stage.submit(1);
    await failNow(stage);
    await stage.pass(1_000);
    assert.equal((await stage.record(1)).error?.code, 'REPLICA_EXHAUSTED');
    assert.equal((await stage.record(12)).state, 'queued');
  });

  it('fails a strict task, which never leaves its replica set [OC-CORE-1031]', async () => {
    const digest = `sha256:${'0'.repeat(64)}`;
    const pins = { engine_version: 'b1', model_digest: digest, sampler_profile_version: '1' };
    const [main, spare] = pools();
    const stage = await stageOf(
      { pools: [{ ...main, replica_set: pins, determinism: 'strict' }, spare ?? {}] },
      {},
      engine => {
        engine.version_ = { engineVersion: 'b1', modelDigest: digest };
      },
    );
    await stage.submit(1);
    await failNow(stage);
    await stage.pass(1_000);
    assert.equal((await stage.record(1)).error?.code, 'REPLICA_EXHAUSTED');
    assert.equal(stage.engine('s0').calls.length, 0);
  });

  it('lets a cancel end a task that is on its way to the other pool, and both go on [PERS-005]', async () => {
    const stage = await stageOf({ pools: pools() });
    await stage.submit(1);
    let writes = 0;
    // The first says that the attempt failed; the second is the admission to the other pool.
    stage.store.hang(() => ++writes > 1);
    stage.engine().call.fail('unavailable');
    await settle();
    assert.equal(writes, 2);
    const canceled = stage.cancel(1);
    await settle();
    stage.store.answer();
    await canceled;
    await stage.pass(1_000);
    assert.equal((await stage.record(1)).state, 'canceled');
    assert.equal(stage.engine('s0').calls.length, 0);
    await stage.submit(2, { engine: 'vllm', model_ref: 'spare-tiny' });
    assert.equal((await stage.record(2)).state, 'running');
  });
});

describe('a failure after a piece', () => {
  it('is final, and what was sent stays [ASY-PIPE-005(a), ASY-PIPE-005(b), ASY-STATE-005(b)]', async () => {
    const stage = await stageOf({ pool: { replicas: replicasOf('r0', 'r1') } });
    await stage.submit(1);
    const reader = await stage.read(1);
    stage.engine().call.release('a');
    await settle();
    stage.engine().call.fail('reset');
    await stage.pass(5_000);
    assert.deepEqual([reader.pieces, reader.terminal.code], ['a', 'WORKER_RESET']);
    assert.equal(stage.engine('r0').calls.length + stage.engine('r1').calls.length, 1);
    assert.equal((await stage.record(1)).output, 'a');
  });

  it('is what an engine stream without its end is [ASY-PIPE-005(c)]', async () => {
    const stage = await stageOf();
    await stage.submit(1);
    stage.engine().call.release('a');
    stage.engine().call.close();
    await settle();
    assert.equal((await stage.record(1)).error?.code, 'WORKER_RESET');
  });
});
