import assert from 'node:assert/strict';
import { validateResponse } from '#contracts';
import { poolOf, replicasOf } from './config-fixture.ts';
import { callerOf, idOf, settle, stageOf } from './fixtures.ts';
import { checkStream } from './reader-fixture.ts';

describe('after a restart', () => {
  it('what was under way is interrupted, and its lost pieces are said to be [ASY-DUR-011(a), ASY-DUR-011(b), ASY-DUR-011(c), ASY-STATE-003(c)]', async () => {
    const before = await stageOf();
    await before.submit(1);
    before.engine().call.release('a');
    await settle();
    const stage = await before.crash();
    const reader = await stage.read(1);
    checkStream(reader, { isLate: true });
    assert.deepEqual(reader.names, ['started', 'error']);
    const { code, retriable, tokens_lost } = reader.terminal;
    assert.deepEqual([code, retriable, tokens_lost], ['INTERRUPTED', true, true]);
    const record = await stage.record(1);
    assert.ok(validateResponse('getTask', 200, record).ok);
    assert.deepEqual([record.state, record.attempts[0]?.outcome], ['failed', 'interrupted']);
    assert.equal(stage.engine().calls.length, 0);
    assert.equal(await stage.metric('tasks_recovered_total'), 1);
    assert.equal(await stage.metric('tasks_failed_total', { reason: 'INTERRUPTED' }), 1);
  });

  it('what waited waits in its order and runs once [ASY-DUR-013(a), ASY-DUR-013(b), ASY-DUR-013(c)]', async () => {
    const before = await stageOf();
    for (const number of [1, 2, 3, 4]) await before.submit(number);
    const stage = await before.crash();
    const { items } = await stage.orchestrator.list(callerOf('a'), { state: 'queued', limit: 10 });
    assert.equal(items.length, 2);
    assert.equal(await stage.metric('tasks_recovered_total'), 4);
    for (const number of [2, 3, 4]) {
      assert.equal((await stage.record(number)).state, 'running', String(number));
      stage.engine().call.end();
      await settle();
    }
    assert.equal(stage.engine().calls.length, 3);
    const { events } = await stage.record(2);
    assert.deepEqual(
      events.map(event => event.sequence),
      events.map((_, at) => at),
    );
    assert.deepEqual(
      events.map(event => event.type),
      ['admitted', 'started', 'completed'],
    );
  });

  it('with rerun a task whose piece nobody can have seen runs again [ASY-DUR-012(a), ASY-DUR-012(b)]', async () => {
    const config = { store: { kind: 'memory', on_restart: 'rerun' } };
    const before = await stageOf({ config });
    await before.submit(1);
    before.store.hang();
    before.engine().call.release('a');
    const seen = await before.read(1);
    await settle();
    assert.equal(seen.pieces, '');
    const stage = await before.crash();
    await settle();
    assert.equal((await stage.record(1)).state, 'running');
    stage.engine().call.release('b');
    stage.engine().call.end();
    await settle();
    const record = await stage.record(1);
    assert.deepEqual([record.state, record.output], ['completed', 'b']);
    assert.deepEqual(
      record.attempts.map(({ outcome }) => outcome),
      ['interrupted', 'completed'],
    );
    assert.ok(validateResponse('getTask', 200, record).ok);
  });

  it('with rerun a task whose first piece is marked is interrupted [ASY-DUR-012(c)]', async () => {
    const config = { store: { kind: 'memory', on_restart: 'rerun' } };
    const before = await stageOf({ config });
    await before.submit(1);
    before.engine().call.release('a');
    const seen = await before.read(1);
    await settle();
    assert.equal(seen.pieces, 'a');
    const stage = await before.crash();
    assert.equal((await stage.record(1)).error?.code, 'INTERRUPTED');
    assert.equal(stage.engine().calls.length, 0);
  });

  it('with rerun a piece whose mark can not be written is not sent, and the task is tried again [ASY-DUR-012(a)]', async () => {
    const stage = await stageOf({ config: { store: { kind: 'memory', on_restart: 'rerun' } } });
    await stage.submit(1);
    stage.store.fails = ([operation]) => operation?.kind === 'mark-first-piece';
    stage.engine().call.release('a');
    await settle();
    assert.equal((await stage.record(1)).output, '');
    stage.store.fails = () => false;
    await stage.pass(200);
    stage.engine().call.release('b');
    stage.engine().call.end();
    await settle();
    const record = await stage.record(1);
    assert.deepEqual(
      [record.output, record.attempts.map(({ outcome }) => outcome)],
      ['b', ['failed', 'completed']],
    );
  });

  it('what had ended replays the same bytes to whoever comes, from the start or from the middle [ASY-DUR-014, ASY-STREAM-010, ASY-STREAM-011(a), ASY-STREAM-012(b), ASY-STREAM-012(c)]', async () => {
    const before = await stageOf();
    await before.submit(1);
    const live = await before.read(1);
    before.engine().call.release('a\r\n\ndata: x', 'b');
    before.engine().call.end({ prompt_tokens: 3, completion_tokens: 2 });
    await settle();
    const record = await before.record(1);
    const stage = await before.crash();
    const replayed = await stage.read(1);
    checkStream(replayed, { isLate: true });
    assert.deepEqual(replayed.texts, live.numbered);
    const resumed = await stage.read(1, 1);
    checkStream(resumed, { afterId: 1 });
    assert.deepEqual(resumed.texts, live.numbered.slice(2));
    const afterTerminal = { taskId: record.task_id, afterId: 3, sink: live };
    assert.deepEqual(await stage.orchestrator.attach(callerOf('a'), afterTerminal), { kind: 'complete' });
    await assert.rejects(stage.read(1, 4), { code: 'INVALID_PARAMS' });
    assert.deepEqual(await stage.record(1), record);
  });

  it('that is itself cut off leads to the same states [ASY-DUR-015]', async () => {
    const before = await stageOf();
    for (const number of [1, 2]) await before.submit(number);
    const once = await before.crash();
    const twice = await once.crash();
    assert.equal((await twice.record(1)).error?.code, 'INTERRUPTED');
    assert.ok(['running', 'failed'].includes((await twice.record(2)).state));
  });

  it('a task whose pool is no longer configured fails, and the others go on [ASY-STATE-002(e)]', async () => {
    const pools = [poolOf(), poolOf({ id: 'other', engine: 'vllm', replicas: replicasOf('o0') })];
    const before = await stageOf({ pools });
    for (const number of [1, 2]) await before.submit(number, { engine: 'vllm' });
    await before.submit(3);
    await before.submit(4);
    const stage = await before.crash({ pools: [poolOf()] });
    assert.equal((await stage.record(2)).error?.code, 'POOL_UNAVAILABLE');
    assert.equal((await stage.record(4)).state, 'running');
  });

  it('a session goes on where it stood, and its waiting turn with it [ASY-SESS-005(a), ASY-SESS-002(b)]', async () => {
    const before = await stageOf();
    await before.submit(1);
    await before.submit(2, { session_id: idOf(900) });
    const stage = await before.crash();
    await settle();
    assert.equal((await stage.record(2)).state, 'running');
    const turns = async (): Promise<number> =>
      (await stage.orchestrator.session(callerOf('a'), idOf(900))).turns;
    assert.equal(await turns(), 1);
    await stage.cancel(2);
    assert.equal(await turns(), 0);
  });

  it('what waits counts among what its tenant holds [ORCH-3036(a)]', async () => {
    const before = await stageOf({ tenants: [{ id: 'a', quotas: { concurrent_max: 2 } }] });
    for (const number of [1, 2]) await before.submit(number);
    const stage = await before.crash();
    await stage.submit(3);
    assert.equal((await stage.refused(4)).code, 'QUOTA_EXCEEDED');
    await stage.cancel(2);
    await stage.submit(4);
  });
});
