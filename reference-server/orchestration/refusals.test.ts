import assert from 'node:assert/strict';
import { validateResponse } from '#contracts';
import { poolOf, replicasOf } from './config-fixture.ts';
import { callerOf, refusalOf, type Stage, settle, stageOf, unstartedStageOf } from './fixtures.ts';

async function leavesNothing(stage: Stage, number: number): Promise<void> {
  assert.equal((await refusalOf(stage.record(number))).code, 'TASK_NOT_FOUND');
  const { items } = await stage.orchestrator.list(callerOf('a'), { limit: 10 });
  assert.deepEqual(items, []);
  assert.deepEqual(stage.store.commits, []);
  assert.deepEqual(stage.sink.events, []);
  assert.equal(stage.engine().calls.length, 0);
}

describe('a submission that is refused', () => {
  const faults = [
    ['UNSUPPORTED_WORKLOAD', { workload: 'embedding' }],
    ['MODEL_NOT_FOUND', { model_ref: 'other' }],
    ['MODEL_NOT_FOUND', { engine: 'vllm' }],
    ['INVALID_PARAMS', { ctx: 1025 }],
    ['INVALID_PARAMS', { max_tokens: 513, ctx: 1024 }],
    ['INVALID_PARAMS', { ctx: 17, prompt: 'xxxxx' }],
    ['DEADLINE_UNMET', { deadline_ms: 24 }],
    ['DETERMINISM_UNSUPPORTED', { determinism: 'strict' }],
  ] as const;
  for (const [code, changes] of faults) {
    it(`with ${code} for ${JSON.stringify(changes)} leaves nothing, and its id is free [ASY-TASK-009(a), ASY-TASK-009(b), ASY-TASK-009(c), OC-CTRL-2010(b)]`, async () => {
      const stage = await stageOf();
      assert.equal((await stage.refused(1, changes)).code, code);
      await leavesNothing(stage, 1);
      assert.equal(await stage.metric('tasks_rejected_total', { reason: code }), 1);
      assert.equal((await stage.send(1)).replayed, false);
    });
  }

  it('is none at the limits of context and deadline [ORCH-3014(a), ORCH-3015(a), ASY-DEADLINE-001(b)]', async () => {
    const stage = await stageOf();
    const largest = await stage.submit(1, { ctx: 1024, max_tokens: 512, deadline_ms: 60_000 });
    await stage.cancel(1);
    const longest = await stage.submit(2, { ctx: 18, prompt: 'xxxxx' });
    await stage.cancel(2);
    const tightest = await stage.submit(3, { deadline_ms: 25 });
    const tasks = [largest, longest, tightest].map(({ task_id }) => task_id);
    assert.equal(new Set(tasks).size, 3);
    assert.equal(await stage.metric('tasks_rejected_total', {}), 0);
  });

  it('because the queue is full says which policy and when to come again [ORCH-3005(a), OC-CTRL-2011(a), OC-CORE-1002(a)]', async () => {
    const stage = await stageOf({ pool: { queue: { capacity: 2 } } });
    for (const number of [1, 2, 3]) await stage.submit(number);
    const refusal = await stage.refused(4);
    assert.deepEqual([refusal.code, refusal.policyLabel], ['ADMISSION_REJECT', 'reject']);
    assert.ok((refusal.retryAfterMs ?? 0) > 0);
    assert.equal((await refusalOf(stage.record(4))).code, 'TASK_NOT_FOUND');
    await stage.cancel(3);
    assert.equal((await stage.submit(4)).state, 'queued');
  });

  it('by a quota names the limit and when it will pass, and takes nothing of other quotas [ORCH-3036(a), ORCH-3036(c), ASY-QUOTA-002(b), ASY-QUOTA-004(a)]', async () => {
    const quotas = { concurrent_max: 1, requests_per_second: 1, burst: 2 };
    const stage = await stageOf({ tenants: [{ id: 'a', quotas }] });
    await stage.submit(1);
    const held = await stage.refused(2);
    assert.deepEqual(
      [held.code, held.policyLabel, held.details],
      ['QUOTA_EXCEEDED', 'quota', { limit: 'concurrent' }],
    );
    await stage.cancel(1);
    await stage.submit(3);
    await stage.cancel(3);
    const rated = await stage.refused(4);
    assert.deepEqual(rated.details, { limit: 'requests' });
    await stage.pass(rated.retryAfterMs ?? 0);
    await stage.submit(4);
  });

  it('gives the tokens back that a task that never ran had reserved [ASY-QUOTA-001(a), ASY-QUOTA-001(c)]', async () => {
    const stage = await stageOf({ tenants: [{ id: 'a', quotas: { tokens_per_minute: 35 } }] });
    await stage.submit(1);
    assert.equal((await stage.refused(9)).code, 'QUOTA_EXCEEDED');
    await stage.submit(2, { max_tokens: 14 });
    assert.equal((await stage.refused(9, { prompt: 'x', max_tokens: 15 })).code, 'QUOTA_EXCEEDED');
    await stage.cancel(2);
    await stage.submit(3, { prompt: 'x', max_tokens: 15 });
  });

  it('takes nothing of a quota, whatever refused it [ASY-QUOTA-004(b), ORCH-3036(c)]', async () => {
    const stage = await stageOf({
      tenants: [{ id: 'a', quotas: { concurrent_max: 1, requests_per_second: 1, burst: 1 } }],
    });
    await stage.refused(1, { model_ref: 'other' });
    await stage.refused(1, { deadline_ms: 5 });
    stage.store.fails = () => true;
    await stage.refused(1);
    stage.store.fails = () => false;
    assert.equal((await stage.send(1)).replayed, false);
  });

  it('while no replica is ready any more says when it will be looked again [ASY-BACK-001(c), ASY-BACK-002(b), ORCH-3010(b), ASY-POOL-008]', async () => {
    const stage = await stageOf();
    stage.engine().ready = false;
    await stage.pass(60_000);
    const refusal = await stage.refused(1);
    assert.deepEqual([refusal.code, refusal.policyLabel], ['POOL_UNAVAILABLE', 'unavailable']);
    assert.ok((refusal.retryAfterMs ?? 0) > 0);
    assert.deepEqual(stage.orchestrator.readiness().reasons, ['no-pool-ready']);
  });

  it('until its pool is ready for the first time says that it is not yet [ORCH-3010(b)]', async () => {
    const stage = await stageOf({}, {}, engine => Object.assign(engine, { ready: false }));
    assert.equal((await stage.refused(1)).code, 'POOL_UNREADY');
    stage.engine().ready = true;
    await stage.pass(60_000);
    await stage.submit(1);
    stage.engine().call.end();
    stage.engine().ready = false;
    await stage.pass(60_000);
    assert.equal((await stage.refused(2)).code, 'POOL_UNAVAILABLE');
  });

  it('because its pool drains says when the drain ends [ORCH-2101(a), ASY-BACK-002(b)]', async () => {
    const stage = await stageOf();
    await stage.submit(1);
    stage.pools.get('main')?.drain({ deadlineMs: 5_000 });
    const refusal = await stage.refused(2);
    assert.deepEqual([refusal.code, refusal.retryAfterMs], ['POOL_UNREADY', 5_000]);
  });

  it('by the store leaves no task, calls no engine and frees its slot [ASY-DUR-002(a), ASY-DUR-002(b)]', async () => {
    const stage = await stageOf();
    stage.store.fails = () => true;
    assert.equal((await stage.refused(1)).code, 'STORE_UNAVAILABLE');
    await leavesNothing(stage, 1);
    assert.equal(await stage.metric('store_write_failures_total'), 1);
    stage.store.fails = () => false;
    await stage.submit(1);
    assert.equal(stage.engine().calls.length, 1);
  });

  it('while the server stops is told when to come again [ASY-DUR-017(b)]', async () => {
    const stage = await stageOf();
    const stopped = stage.orchestrator.stop();
    const refusal = await stage.refused(1);
    assert.deepEqual([refusal.code, refusal.policyLabel], ['SHUTTING_DOWN', 'unavailable']);
    await stage.pass(20_000);
    await stopped;
    assert.ok(stage.orchestrator.readiness().reasons.includes('shutting-down'));
  });

  it('while the server only starts is told to come again soon, and not that it ends [ASY-BACK-002(b)]', async () => {
    const stage = await unstartedStageOf();
    const { code, policyLabel, retryAfterMs } = await stage.refused(1);
    assert.deepEqual([code, policyLabel], ['POOL_UNREADY', 'unavailable']);
    assert.equal(retryAfterMs, stage.pools.get('main')?.retryHintMs());
  });

  it('behind a long queue would have been admitted by an idle pool [ASY-DEADLINE-001(c)]', async () => {
    const stage = await stageOf();
    for (const number of [1, 2, 3]) await stage.submit(number);
    assert.equal((await stage.refused(4, { deadline_ms: 26 })).code, 'DEADLINE_UNMET');
    for (const number of [1, 2, 3]) await stage.cancel(number);
    await stage.submit(4, { deadline_ms: 26 });
  });
});

describe('a submission that is admitted', () => {
  it('is answered in the shape of the contract and tells the hint from half capacity on [ORCH-2001(c), ASY-BACK-003(a), ASY-BACK-003(b)]', async () => {
    const stage = await stageOf({ pool: { queue: { capacity: 4 } } });
    const hints: number[] = [];
    for (const number of [1, 2, 3, 4, 5]) {
      const { admission } = await stage.send(number);
      assert.ok(validateResponse('createTask', 202, admission).ok);
      hints.push(admission.backoff_ms);
      await settle();
    }
    assert.deepEqual(hints.map(Math.sign), [0, 0, 1, 1, 1]);
  });

  it('is counted exactly where the pool can, and estimated where it does not in time [ASY-ADM-001(a), ASY-ADM-001(b)]', async () => {
    const stage = await stageOf({ pool: { exact_count: true, timeouts: { connect_ms: 500 } } });
    stage.engine().counts = 600;
    assert.equal((await stage.refused(1)).code, 'INVALID_PARAMS');
    stage.engine().counts = 'never';
    const sent = stage.send(2);
    await stage.pass(500);
    assert.equal((await sent).replayed, false);
  });

  it('uses the context of the pool that serves it [OC-CORE-1020]', async () => {
    const other = poolOf({
      id: 'small',
      engine: 'vllm',
      model: { ref: 'tiny', ctx_max: 128, max_tokens_max: 64 },
      replicas: replicasOf('s0'),
    });
    const stage = await stageOf({ pools: [poolOf(), other] });
    assert.equal((await stage.refused(1, { engine: 'vllm' })).code, 'INVALID_PARAMS');
    await stage.submit(1);
  });
});
