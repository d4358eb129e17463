import assert from 'node:assert/strict';
import type { StageOptions } from './config-fixture.ts';
import { settle, stageOf } from './fixtures.ts';
import { checkStream } from './reader-fixture.ts';

const soft = (changes = {}): StageOptions => ({
  pool: { preemption: { mode: 'soft', ...changes }, timeouts: { wall_ms: 90_000, idle_ms: 90_000 } },
});

describe('soft preemption', () => {
  it('puts running work without a piece back for a higher class, which says so and runs again [ORCH-3085(a), ASY-STATE-006(a), ORCH-3086(b), ORCH-3087(a), ORCH-3087(b)]', async () => {
    const stage = await stageOf(soft());
    await stage.submit(1, { priority: 'batch' });
    const reader = await stage.read(1);
    await stage.submit(2);
    assert.deepEqual([(await stage.record(1)).state, (await stage.record(2)).state], ['queued', 'running']);
    assert.equal(stage.engine().calls[0]?.aborted, true);
    stage.engine().call.end();
    await settle();
    stage.engine().call.release('a');
    stage.engine().call.end();
    await settle();
    checkStream(reader, { isLate: true });
    const record = await stage.record(1);
    assert.deepEqual([record.state, record.preempted], ['completed', true]);
    assert.deepEqual(
      record.attempts.map(({ outcome }) => outcome),
      ['preempted', 'completed'],
    );
    assert.equal(reader.of('metrics').at(-1)?.data.preempted, true);
    assert.equal(await stage.metric('preemptions_total', { mode: 'soft' }), 1);
    assert.equal(await stage.metric('resumptions_total'), 1);
    assert.deepEqual(stage.typesOf(1).slice(0, 4), ['admitted', 'started', 'preempted', 'started']);
  });

  it('never touches one that has sent a piece [ORCH-3085(b)]', async () => {
    const stage = await stageOf(soft());
    await stage.submit(1, { priority: 'batch' });
    stage.engine().call.release('a');
    await settle();
    await stage.submit(2);
    assert.equal((await stage.record(1)).state, 'running');
  });

  it('takes no more than its rate in any minute [ASY-PREEMPT-002(a)]', async () => {
    const stage = await stageOf(soft({ per_minute_max: 1 }));
    await stage.submit(1, { priority: 'batch' });
    await stage.submit(2);
    stage.engine().call.end();
    await settle();
    assert.equal((await stage.record(1)).state, 'running');
    await stage.submit(3, { deadline_ms: 300_000 });
    assert.equal((await stage.record(1)).state, 'running');
    await stage.cancel(1);
    stage.engine().call.end();
    await stage.submit(4, { priority: 'batch', deadline_ms: 300_000 });
    await stage.pass(60_001);
    await stage.submit(5);
    assert.deepEqual([(await stage.record(4)).state, (await stage.record(5)).state], ['queued', 'running']);
  });

  it('protects the classes that the pool names [ASY-PREEMPT-002(b)]', async () => {
    const stage = await stageOf(soft({ protect: ['batch'] }));
    await stage.submit(1, { priority: 'batch' });
    await stage.submit(2);
    assert.equal((await stage.record(1)).state, 'running');
  });

  it('takes up what it put back before newer work of its flow [ASY-PREEMPT-002(c)]', async () => {
    const stage = await stageOf(soft());
    await stage.submit(1, { priority: 'batch' });
    await stage.submit(2);
    await stage.submit(3, { priority: 'batch' });
    stage.engine().call.end();
    await settle();
    assert.deepEqual([(await stage.record(1)).state, (await stage.record(3)).state], ['running', 'queued']);
  });

  it('takes one task for one that waits, also while its engine is slow to let go [ASY-PREEMPT-002(a)]', async () => {
    const replicas = [{ id: 'r0', url: 'http://127.0.0.1:9', slots: 2 }];
    const stage = await stageOf({ pool: { replicas, preemption: { mode: 'soft', per_minute_max: 2 } } });
    stage.engine().ignoresAborts = true;
    for (const number of [1, 2]) await stage.submit(number, { priority: 'batch' });
    await stage.submit(3);
    await stage.submit(4, { priority: 'batch' });
    assert.equal(stage.engine().calls.filter(call => call.aborted).length, 1);
    for (const call of stage.engine().calls) if (call.aborted) call.close();
    await settle();
    assert.equal((await stage.record(3)).state, 'running');
    assert.equal(await stage.metric('preemptions_total'), 1);
    await stage.submit(5);
    await stage.pass(250);
    assert.equal((await stage.record(5)).state, 'running');
  });

  it('does not happen where it is off [ASY-PREEMPT-003]', async () => {
    const stage = await stageOf({ pool: { preemption: { mode: 'off' } } });
    await stage.submit(1, { priority: 'batch' });
    await stage.submit(2);
    assert.equal((await stage.record(1)).state, 'running');
  });

  it('sends no piece that comes while its mark is written [ASY-STATE-006(a), ASY-DUR-012(a)]', async () => {
    const stage = await stageOf({ ...soft(), config: { store: { kind: 'memory', on_restart: 'rerun' } } });
    await stage.submit(1, { priority: 'batch' });
    stage.store.hang(([operation]) => operation?.kind === 'mark-first-piece');
    stage.engine().call.release('lost');
    await settle();
    await stage.submit(2);
    stage.store.answer();
    await settle();
    assert.equal((await stage.record(2)).state, 'running');
    assert.equal((await stage.record(1)).output, '');
    stage.engine().call.end();
    await settle();
    stage.engine().call.release('kept');
    stage.engine().call.end();
    await settle();
    assert.deepEqual([(await stage.record(1)).output, (await stage.record(1)).tokens_out], ['kept', 1]);
  });
});
