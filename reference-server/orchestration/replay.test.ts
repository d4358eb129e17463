import assert from 'node:assert/strict';
import { callerOf, idOf, refusalOf, settle, stageOf } from './fixtures.ts';

describe('a task id that comes again', () => {
  it('with its own body gives the first admission again and calls no engine [ASY-TASK-005(a), ASY-TASK-005(b), ASY-TASK-005(c)]', async () => {
    const stage = await stageOf();
    const first = await stage.submit(1);
    const again = await stage.send(1);
    assert.equal(again.replayed, true);
    assert.deepEqual(again.admission, { ...first, state: 'running' });
    await settle();
    assert.equal(stage.engine().calls.length, 1);
  });

  it('is answered alike when the task has ended and the queue and the quota are spent [ASY-TASK-005(d), ASY-TASK-005(e), ASY-QUOTA-003]', async () => {
    const quotas = { requests_per_second: 0.01, burst: 1 };
    const stage = await stageOf({ tenants: [{ id: 'a', quotas }] });
    const first = await stage.submit(1);
    stage.engine().call.end();
    await settle();
    assert.equal((await stage.refused(2)).code, 'QUOTA_EXCEEDED');
    const { replayed, admission } = await stage.send(1);
    assert.ok(replayed);
    assert.deepEqual(admission, { ...first, state: 'completed' });
  });

  it('with another body is refused, and the task goes on [ASY-TASK-008(a), ASY-TASK-008(b)]', async () => {
    const stage = await stageOf();
    await stage.submit(1);
    assert.equal((await stage.refused(1, { prompt: 'Another.' })).code, 'TASK_CONFLICT');
    stage.engine().call.release('a');
    stage.engine().call.end();
    await settle();
    assert.equal((await stage.refused(1, { seed: 3 })).code, 'TASK_CONFLICT');
    assert.equal((await stage.record(1)).output, 'a');
    assert.equal((await stage.send(1)).replayed, true);
  });

  it('of two tenants names two tasks with jobs of their own [ASY-TASK-001(b), ORCH-3024(a)]', async () => {
    const stage = await stageOf();
    const [one, other] = [await stage.submit(1, {}, 'a'), await stage.submit(1, {}, 'b')];
    assert.notEqual(one.job_id, other.job_id);
    await stage.cancel(1, 'a');
    assert.equal((await stage.record(1, 'a')).state, 'canceled');
    assert.equal((await stage.record(1, 'b')).state, 'running');
  });

  it('in a race makes one task, and a duplicate waits for its commit [ASY-TASK-006(a), ASY-TASK-006(b)]', async () => {
    const stage = await stageOf();
    stage.store.hang();
    const answers: boolean[] = [];
    const sent = [1, 2, 3].map(async () => {
      const submitted = await stage.send(1);
      answers.push(submitted.replayed);
      return submitted.admission.job_id;
    });
    await settle();
    assert.deepEqual(answers, []);
    stage.store.answer();
    assert.equal(new Set(await Promise.all(sent)).size, 1);
    assert.deepEqual(answers.toSorted(), [false, true, true]);
    await settle();
    assert.equal(stage.engine().calls.length, 1);
  });

  it('in a race whose first commit fails replays nothing [ASY-TASK-006(c)]', async () => {
    const stage = await stageOf();
    let failures = 1;
    stage.store.fails = () => failures-- > 0;
    const [first, second] = await Promise.allSettled([stage.send(1), stage.send(1)]);
    assert.equal(first?.status, 'rejected');
    assert.ok(second?.status === 'fulfilled' && !second.value.replayed);
  });

  it('is known after a restart, and with another body still refused [ASY-DUR-001(b), ASY-TASK-011(c)]', async () => {
    const before = await stageOf();
    const first = await before.submit(1);
    before.engine().call.release('a');
    before.engine().call.end();
    await settle();
    const stage = await before.crash();
    const again = await stage.send(1);
    assert.ok(again.replayed);
    assert.deepEqual(again.admission, { ...first, state: 'completed' });
    assert.equal((await stage.refused(1, { prompt: 'Another.' })).code, 'TASK_CONFLICT');
    assert.equal(stage.engine().calls.length, 0);
  });

  it('whose record is forgotten is replayed within the window and new after it [ASY-TASK-011(a), ASY-TASK-011(b), ASY-TASK-011(c), ASY-TASK-011(d)]', async () => {
    const store = {
      kind: 'memory',
      stream_retention_ms: 100_000,
      task_retention_ms: 200_000,
      idempotency_window_ms: 400_000,
    };
    const stage = await stageOf({ config: { store } });
    const first = await stage.submit(1);
    stage.engine().call.end();
    await stage.pass(100_001);
    assert.equal((await refusalOf(stage.read(1))).code, 'STREAM_GONE');
    assert.equal((await stage.record(1)).state, 'completed');
    await stage.pass(100_000);
    assert.equal((await refusalOf(stage.record(1))).code, 'TASK_NOT_FOUND');
    assert.equal((await refusalOf(stage.read(1))).code, 'STREAM_GONE');
    await stage.cancel(1);
    const again = await stage.send(1);
    assert.deepEqual([again.replayed, again.admission.job_id], [true, first.job_id]);
    assert.equal((await stage.refused(1, { seed: 1 })).code, 'TASK_CONFLICT');
    await stage.pass(200_000);
    assert.equal((await refusalOf(stage.read(1))).code, 'TASK_NOT_FOUND');
    assert.equal((await stage.send(1, { seed: 1 })).replayed, false);
    await settle();
    assert.equal(stage.engine().calls.length, 2);
  });

  it('that was never used is not found [ASY-TASK-012(a)]', async () => {
    const stage = await stageOf();
    const { orchestrator } = stage;
    for (const call of [stage.record(7), stage.read(7), orchestrator.cancel(callerOf('a'), idOf(7))])
      assert.equal((await refusalOf(call)).code, 'TASK_NOT_FOUND');
  });
});
