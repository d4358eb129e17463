import assert from 'node:assert/strict';
import { type Stage, settle, stageOf } from './fixtures.ts';
import { checkStream, type TestReader } from './reader-fixture.ts';

const config = { store: { kind: 'memory', terminal_write_timeout_ms: 1_000 } };

/** Runs one task whose terminal can not be written. */
async function endUnwritten(stage: Stage, how: 'fails' | 'hangs'): Promise<TestReader> {
  await stage.submit(1);
  const reader = await stage.read(1);
  if (how === 'fails') stage.store.fails = () => true;
  else stage.store.hang();
  stage.engine().call.release('a');
  stage.engine().call.end();
  await settle();
  return reader;
}

describe('the end of a task', () => {
  it('is durable before anybody is told [ASY-DUR-007, PERS-002]', async () => {
    const stage = await stageOf({ config });
    const reader = await endUnwritten(stage, 'hangs');
    assert.deepEqual(reader.names, ['started', 'token']);
    assert.ok(!stage.typesOf(1).includes('completed'));
    stage.store.answer();
    await settle();
    assert.equal(reader.terminal.tokens_out, 1);
    assert.ok(stage.typesOf(1).includes('completed'));
  });

  it('waits for a write that succeeds in time, and is told as usual [ASY-DUR-008(a), ASY-DUR-008(b)]', async () => {
    const stage = await stageOf({ config });
    const reader = await endUnwritten(stage, 'fails');
    await stage.pass(500);
    assert.deepEqual(reader.names, ['started', 'token']);
    stage.store.fails = () => false;
    await stage.pass(100);
    assert.deepEqual([reader.terminal.tokens_out, reader.terminal.durable], [1, undefined]);
    assert.equal(stage.orchestrator.readiness().ready, true);
  });

  for (const how of ['fails', 'hangs'] as const) {
    it(`is told as not durable where its write ${how} for too long, and written later as it was told [ASY-DUR-008(c), ASY-DUR-008(d), ASY-DUR-008(e), PERS-003(a), PERS-003(b)]`, async () => {
      const stage = await stageOf({ config });
      const reader = await endUnwritten(stage, how);
      await stage.pass(1_100);
      checkStream(reader, { isLate: true });
      assert.deepEqual([reader.terminal.durable, reader.terminal.finish_reason], [false, 'stop']);
      assert.deepEqual(
        [(await stage.record(1)).durable, (await stage.record(1)).state],
        [false, 'completed'],
      );
      assert.deepEqual(stage.orchestrator.readiness().reasons, ['store-unavailable']);
      assert.equal(await stage.metric('terminals_undurable_total'), 1);
      if (how === 'fails') assert.ok((await stage.metric('store_write_failures_total')) > 1);
      assert.ok(stage.lines.some(line => line.includes('terminal-undurable')));
      stage.store.fails = () => false;
      stage.store.answer();
      await stage.pass(2_000);
      assert.equal(stage.orchestrator.readiness().ready, true);
      const after = await stage.crash();
      assert.deepEqual((await after.read(1)).numbered, reader.numbered);
    });
  }

  it('lets pieces of other tasks pass while a write hangs [ASY-DUR-009(a)]', async () => {
    const stage = await stageOf({
      config,
      pool: { replicas: [{ id: 'r0', url: 'http://127.0.0.1:9', slots: 2 }] },
    });
    await stage.submit(2);
    const reader = await stage.read(2);
    const [call] = stage.engine().calls;
    await endUnwritten(stage, 'hangs');
    call?.release('b');
    await settle();
    assert.equal(reader.pieces, 'b');
    stage.store.answer();
  });

  it('is counted where it stood until it is told [ASY-STATE-009(c)]', async () => {
    const stage = await stageOf({ config });
    await endUnwritten(stage, 'hangs');
    assert.deepEqual(
      [await stage.metric('tasks_running'), await stage.metric('tasks_completed_total')],
      [1, 0],
    );
    stage.store.answer();
    await settle();
    assert.deepEqual(
      [await stage.metric('tasks_running'), await stage.metric('tasks_completed_total')],
      [0, 1],
    );
  });
});
