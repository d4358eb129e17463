import assert from 'node:assert/strict';
import { idOf, refusalOf, type Stage, settle, stageOf } from './fixtures.ts';
import { checkStream } from './reader-fixture.ts';
import { tasksIn } from './store-fixture.ts';

const full = (full_policy: string, capacity = 2) => ({
  pool: { queue: { capacity, full_policy, eta_aware_eviction: false } },
});

async function evictedAs(stage: Stage, number: number, code: string): Promise<void> {
  const record = await stage.record(number);
  assert.equal(record.state, 'evicted');
  assert.equal(record.error?.code, code);
  assert.equal(record.error?.retriable, true);
  const reader = await stage.read(number);
  checkStream(reader, { isLate: true });
  assert.deepEqual(reader.names, ['started', 'error']);
  assert.equal(reader.terminal.code, code);
  assert.ok(Number(reader.terminal.retry_after_ms) > 0);
  assert.equal(await stage.metric('tasks_evicted_total', { reason: code }), 1);
}

describe('a full queue', () => {
  it('under drop-lru ends the one that waits longest, and the newcomer has an ordinary answer [ORCH-3005(b), ASY-ADM-010(a), ASY-ADM-010(b), ASY-ADM-010(c), ASY-ADM-010(d)]', async () => {
    const stage = await stageOf(full('drop-lru'));
    for (const number of [1, 2, 3]) await stage.submit(number);
    assert.equal((await stage.submit(4)).state, 'queued');
    await evictedAs(stage, 2, 'QUEUE_FULL_DROP_LRU');
    assert.equal((await stage.record(3)).state, 'queued');
    assert.equal(await stage.metric('queue_depth'), 2);
  });

  it('under drop-lru ends the one least likely to be on time, where the pool says so [ORCH-3080(a)]', async () => {
    const queue = { capacity: 2, full_policy: 'drop-lru', eta_aware_eviction: true };
    const stage = await stageOf({ pool: { queue } });
    await stage.submit(1);
    await stage.submit(2);
    await stage.submit(3, { deadline_ms: 100 });
    await stage.submit(4);
    assert.equal((await stage.record(2)).state, 'queued');
    assert.equal((await stage.record(3)).state, 'evicted');
  });

  it('under shed-low-priority ends the youngest below the newcomer, and else refuses [ORCH-3005(c), ASY-ADM-011(a), ASY-ADM-011(b), ASY-ADM-011(c)]', async () => {
    const stage = await stageOf(full('shed-low-priority'));
    await stage.submit(1);
    await stage.submit(2, { priority: 'batch' });
    await stage.submit(3, { priority: 'batch' });
    assert.equal((await stage.refused(4, { priority: 'batch' })).policyLabel, 'shed-low-priority');
    await stage.submit(5);
    await evictedAs(stage, 3, 'SHED_LOW_PRIORITY');
    await stage.submit(6);
    assert.equal((await stage.refused(7)).code, 'ADMISSION_REJECT');
  });

  it('gives a tenant below its share its place back [ASY-ADM-006(a), ASY-ADM-006(b), ASY-ADM-006(d)]', async () => {
    const stage = await stageOf({ ...full('reject'), tenants: [{ id: 'a' }, { id: 'b' }] });
    for (const number of [1, 2, 3]) await stage.submit(number);
    assert.equal((await stage.refused(4)).code, 'ADMISSION_REJECT');
    await stage.submit(4, {}, 'b');
    await evictedAs(stage, 3, 'QUEUE_SHARE_RECLAIMED');
  });

  it('tells a newcomer of its position without whom it displaces [ASY-ETA-005]', async () => {
    const stage = await stageOf({ ...full('reject'), tenants: [{ id: 'a' }, { id: 'b' }] });
    await stage.submit(1);
    await stage.submit(2, { priority: 'batch' });
    await stage.submit(3, { deadline_ms: 30_000 });
    assert.equal((await stage.submit(4, { deadline_ms: 60_000 }, 'b')).queue_position, 0);
    const reader = await stage.read(4, -1, 'b');
    assert.equal(reader.frames[0]?.data.queue_position, 0);
  });

  it('commits an eviction and the admission it makes room for as one [ASY-DUR-003, ASY-ADM-007]', async () => {
    const stage = await stageOf(full('drop-lru', 1));
    for (const number of [1, 2, 3]) await stage.submit(number);
    const both = stage.store.commits.find(commit => tasksIn(commit).length === 2) ?? [];
    assert.deepEqual(tasksIn(both).toSorted(), [`${idOf(2)}:evicted`, `${idOf(3)}:queued`]);
  });

  it('changes nothing where that commit fails [ASY-DUR-003, ASY-DUR-002(b)]', async () => {
    const stage = await stageOf(full('drop-lru', 1));
    for (const number of [1, 2]) await stage.submit(number);
    const reader = await stage.read(2);
    stage.store.fails = () => true;
    assert.equal((await stage.refused(3)).code, 'STORE_UNAVAILABLE');
    stage.store.fails = () => false;
    await settle();
    assert.deepEqual(reader.names, ['started']);
    assert.equal((await stage.record(2)).state, 'queued');
    assert.equal((await refusalOf(stage.record(3))).code, 'TASK_NOT_FOUND');
    stage.engine().call.end();
    await settle();
    assert.equal((await stage.record(2)).state, 'running');
  });

  it('lets a cancel wait for the fate of whom it displaces, and the eviction stands [OC-CTRL-2012(c)]', async () => {
    const stage = await stageOf(full('drop-lru', 1));
    for (const number of [1, 2]) await stage.submit(number);
    stage.store.hang();
    const sent = stage.send(3);
    await settle();
    const canceled = stage.cancel(2);
    await settle();
    stage.store.answer();
    await Promise.all([sent, canceled]);
    await settle();
    assert.equal((await stage.record(2)).state, 'evicted');
    assert.deepEqual(stage.typesOf(2), ['admitted', 'evicted']);
  });

  for (const reason of ['cancel', 'disconnect'] as const) {
    it(`lets a ${reason} have its way where the displacement fails, and goes on [PERS-005]`, async () => {
      const stage = await stageOf(full('drop-lru', 1));
      for (const number of [1, 2]) await stage.submit(number);
      const reader = await stage.read(2);
      if (reason === 'disconnect') reader.leave();
      stage.store.hang();
      const sent = refusalOf(stage.send(3));
      await settle();
      const canceled = reason === 'cancel' ? stage.cancel(2) : stage.pass(2_000);
      // The disconnect's grace is over before the store answers.
      if (reason === 'disconnect') await canceled;
      await settle();
      let failures = 1;
      stage.store.fails = () => failures-- > 0;
      stage.store.answer();
      assert.equal((await sent).code, 'STORE_UNAVAILABLE');
      await canceled;
      await settle();
      assert.equal((await stage.record(2)).state, 'canceled');
      // Of a lower class: it could not displace whatever were left of the other one.
      await stage.submit(4, { priority: 'batch' });
      stage.engine().call.end();
      await settle();
      assert.equal((await stage.record(4)).state, 'running');
    });
  }
});
