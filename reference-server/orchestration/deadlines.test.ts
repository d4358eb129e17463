import assert from 'node:assert/strict';
import { settle, stageOf } from './fixtures.ts';
import { checkStream } from './reader-fixture.ts';

describe('a deadline', () => {
  it('makes a queued task expire [ORCH-3079(b), ORCH-3079(d), ASY-STATE-002(c)]', async () => {
    const stage = await stageOf();
    await stage.submit(1);
    await stage.submit(2, { deadline_ms: 1_000 });
    const reader = await stage.read(2);
    await stage.pass(998);
    assert.equal((await stage.record(2)).state, 'queued');
    await stage.pass(2);
    assert.equal((await stage.record(2)).state, 'expired');
    checkStream(reader);
    assert.equal(reader.terminal.code, 'DEADLINE_UNMET');
    assert.equal(await stage.metric('tasks_expired_total'), 1);
    assert.equal(await stage.metric('queue_depth'), 0);
  });

  it('aborts a running task and frees its slot [ORCH-3079(c), ORCH-3079(d), ASY-DEADLINE-003, ASY-CANCEL-001, PIPE-019(b)]', async () => {
    const stage = await stageOf();
    await stage.submit(1, { deadline_ms: 1_000 });
    await stage.submit(2);
    const reader = await stage.read(1);
    stage.engine().call.release('a');
    await stage.pass(1_000);
    checkStream(reader, { isLate: true });
    const record = await stage.record(1);
    assert.deepEqual([record.state, record.error?.code, record.output], ['failed', 'DEADLINE_UNMET', 'a']);
    assert.equal(stage.engine().calls[0]?.aborted, true);
    assert.equal((await stage.record(2)).state, 'running');
    assert.equal(await stage.metric('tasks_failed_total', { reason: 'DEADLINE_UNMET' }), 1);
  });

  it('holds while a task waits for its retry [PIPE-019(a), ASY-STATE-007(d)]', async () => {
    const stage = await stageOf({
      pool: { retry: { attempts_max: 3, base_ms: 600, cap_ms: 600, jitter: 0 } },
    });
    await stage.submit(1, { deadline_ms: 1_000 });
    await stage.pass(300);
    stage.engine().call.fail('unavailable');
    await stage.pass(650);
    assert.equal(stage.engine().calls.length, 2);
    await stage.pass(100);
    assert.equal((await stage.record(1)).error?.code, 'DEADLINE_UNMET');
    assert.equal(stage.engine().running, 0);
  });

  it('counts the time that plugins take [PIPE-019(c)]', async () => {
    const { world } = await stageOf();
    const plugin = {
      execute: () => new Promise<void>(resolve => void world.after(900, resolve)),
    };
    const stage = await stageOf({ plugins: [{ id: 'slow', phase: 'ROUTE', plugin }] }, { world });
    const sent = stage.refused(1, { deadline_ms: 910 });
    await stage.pass(900);
    assert.equal((await sent).code, 'DEADLINE_UNMET');
  });

  it('is moved by no step of the wall clock [ASY-DEADLINE-002(a)]', async () => {
    const stage = await stageOf();
    await stage.submit(1, { deadline_ms: 1_000 });
    stage.world.jumpWall(3_600_000);
    await stage.pass(500);
    assert.equal((await stage.record(1)).state, 'running');
    stage.world.jumpWall(-7_200_000);
    await stage.pass(500);
    assert.equal((await stage.record(1)).state, 'failed');
  });

  it('that passed while the process was down lets a queued task expire at once [ASY-DEADLINE-002(b), ASY-DEADLINE-002(c)]', async () => {
    const before = await stageOf();
    await before.submit(1);
    await before.submit(2, { deadline_ms: 5_000 });
    await before.pass(1_000);
    before.store.cut();
    before.world.jumpWall(10_000);
    const stage = await before.crash();
    await settle();
    assert.equal((await stage.record(2)).state, 'expired');
  });

  it('that comes while the admission is written ends the task afterwards [ORCH-3079(b)]', async () => {
    const stage = await stageOf();
    stage.store.hang();
    const sent = stage.send(1, { deadline_ms: 500 });
    await stage.pass(600);
    stage.store.answer();
    await sent;
    await stage.pass(10);
    assert.equal((await stage.record(1)).state, 'expired');
    assert.deepEqual([stage.engine().calls.length, await stage.metric('queue_depth')], [0, 0]);
    await stage.submit(2);
    assert.equal((await stage.record(2)).state, 'running');
  });

  it('that is kept or missed shows in the ratio, once a task has ended [ORCH-3081(a), ORCH-3081(b)]', async () => {
    const stage = await stageOf();
    await stage.submit(1);
    assert.equal(await stage.metric('deadlines_met_ratio'), 0);
    stage.engine().call.end();
    await settle();
    assert.equal(await stage.metric('deadlines_met_ratio', { priority: 'interactive' }), 1);
    await stage.submit(2, { deadline_ms: 500 });
    await stage.pass(500);
    assert.equal(await stage.metric('deadlines_met_ratio', { priority: 'interactive' }), 0.5);
  });
});
