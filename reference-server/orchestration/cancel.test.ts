import assert from 'node:assert/strict';
import { callerOf, idOf, refusalOf, settle, stageOf } from './fixtures.ts';
import { checkStream } from './reader-fixture.ts';
import { tasksIn } from './store-fixture.ts';

describe('a cancel', () => {
  it('of a queued task takes it out, frees its place and calls no engine [OC-CORE-1005(a), OC-CORE-1005(b), OC-CORE-1005(c), PIPE-008]', async () => {
    const stage = await stageOf({ pool: { queue: { capacity: 1 } } });
    for (const number of [1, 2]) await stage.submit(number);
    const reader = await stage.read(2);
    await stage.cancel(2);
    assert.deepEqual(reader.names, ['started', 'error']);
    checkStream(reader);
    assert.deepEqual([reader.terminal.code, reader.terminal.retriable], ['CANCELED', false]);
    await stage.submit(3);
    stage.engine().call.end();
    await settle();
    assert.equal(stage.engine().calls.length, 2);
    assert.equal((await stage.record(3)).state, 'running');
  });

  it('of a running task lets no piece follow, also one that the engine held back [ORCH-3026(a), ORCH-3026(b), OC-CTRL-2012(a), OC-CTRL-2012(b)]', async () => {
    const stage = await stageOf();
    await stage.submit(1);
    const reader = await stage.read(1);
    stage.engine().ignoresAborts = true;
    stage.engine().call.release('a', 'b');
    await settle();
    await stage.cancel(1);
    stage.engine().call.release('never');
    stage.engine().call.end();
    await settle();
    checkStream(reader, { isLate: true });
    assert.deepEqual([reader.pieces, reader.terminal.code, reader.closed], ['ab', 'CANCELED', 'terminal']);
    const record = await stage.record(1);
    assert.deepEqual([record.output, record.tokens_out, record.state], ['ab', 2, 'canceled']);
    assert.equal(await stage.metric('tokens_out_total'), 2);
    assert.deepEqual((await stage.read(1)).numbered, reader.numbered);
  });

  it('of a running task aborts the engine at once, and who waited has the slot [ORCH-3017(a), ORCH-3017(b), ORCH-3017(c), PIPE-009(a)]', async () => {
    const stage = await stageOf();
    for (const number of [1, 2]) await stage.submit(number);
    const [first] = stage.engine().calls;
    const atMs = stage.world.monotonicMs();
    await stage.cancel(1);
    assert.equal(first?.aborted, true);
    assert.equal((await stage.record(2)).state, 'running');
    assert.ok(stage.world.monotonicMs() - atMs <= 250);
  });

  it('waits for no engine [ASY-CANCEL-003, PIPE-009(b)]', async () => {
    const stage = await stageOf();
    await stage.submit(1);
    const reader = await stage.read(1);
    stage.engine().ignoresAborts = true;
    await stage.cancel(1);
    assert.equal(reader.terminal.code, 'CANCELED');
    stage.engine().call.end();
    await settle();
    assert.equal((await stage.record(1)).state, 'canceled');
  });

  it('repeated, racing or late changes nothing [ORCH-2003(a), ORCH-2003(b), ASY-CANCEL-002, PIPE-010, OC-CTRL-2012(c)]', async () => {
    const stage = await stageOf();
    await stage.submit(1);
    const reader = await stage.read(1);
    await Promise.all([stage.cancel(1), stage.cancel(1), stage.cancel(1)]);
    await stage.cancel(1);
    assert.equal(reader.of('error').length, 1);
    assert.equal(await stage.metric('tasks_canceled_total'), 1);
    await stage.submit(2);
    stage.engine().call.end();
    await settle();
    const before = await stage.record(2);
    await stage.cancel(2);
    assert.deepEqual(await stage.record(2), before);
  });

  it('during the wait for a retry ends the task, and no engine is called again [PIPE-009(a)]', async () => {
    const stage = await stageOf();
    await stage.submit(1);
    stage.engine().call.fail('unavailable');
    await settle();
    assert.equal((await stage.record(1)).state, 'queued');
    await stage.cancel(1);
    await stage.pass(5_000);
    assert.deepEqual([(await stage.record(1)).state, stage.engine().calls.length], ['canceled', 1]);
    await stage.submit(2);
    assert.equal((await stage.record(2)).state, 'running');
  });

  it('while its attempt is being recorded keeps the engine uncalled [PERS-005]', async () => {
    const stage = await stageOf();
    for (const number of [1, 2]) await stage.submit(number);
    stage.store.hang();
    stage.engine().call.end();
    await settle();
    const canceled = Promise.all([stage.cancel(2), stage.cancel(1)]);
    await settle();
    stage.store.answer();
    await canceled;
    assert.deepEqual([(await stage.record(2)).state, stage.engine().calls.length], ['canceled', 1]);
    await stage.submit(3);
    assert.equal((await stage.record(3)).state, 'running');
  });

  it('is answered once it is durable [ASY-DUR-005]', async () => {
    const stage = await stageOf();
    for (const number of [1, 2]) await stage.submit(number);
    const reader = await stage.read(2);
    stage.store.hang();
    let isAnswered = false;
    const canceled = stage.cancel(2).then(() => {
      isAnswered = true;
    });
    await settle();
    assert.deepEqual([isAnswered, reader.names], [false, ['started']]);
    stage.store.answer();
    await canceled;
    assert.ok(stage.store.commits.some(commit => tasksIn(commit).includes(`${idOf(2)}:canceled`)));
    const after = await stage.crash();
    assert.equal((await after.record(2)).state, 'canceled');
  });

  it('while plugins of INFERENCE are at work keeps the engine uncalled [PIPE-008]', async () => {
    const held = Promise.withResolvers<void>();
    const plugin = { execute: () => held.promise };
    const stage = await stageOf({
      plugins: [{ id: 'slow', phase: 'INFERENCE', strategy: 'continue', plugin }],
    });
    await stage.submit(1);
    const canceled = stage.cancel(1);
    held.resolve();
    await canceled;
    await settle();
    assert.equal(stage.engine().calls.length, 0);
    assert.deepEqual(stage.typesOf(1), ['admitted', 'canceled']);
    const { phases, state } = await stage.record(1);
    assert.deepEqual([state, phases.map(({ phase }) => phase).at(-1)], ['canceled', 'CLEANUP']);
  });

  it('of a task on its way in waits for its admission [ORCH-2003(a)]', async () => {
    const stage = await stageOf();
    stage.store.hang();
    const sent = stage.send(1);
    await settle();
    const canceled = stage.orchestrator.cancel(callerOf('a'), idOf(1));
    stage.store.answer();
    await Promise.all([sent, canceled]);
    await settle();
    assert.equal((await stage.record(1)).state, 'canceled');
    assert.equal(stage.engine().running, 0);
  });

  it('of an unknown id or of another tenant finds nothing [ORCH-2003(c)]', async () => {
    const stage = await stageOf();
    await stage.submit(1);
    assert.equal((await refusalOf(stage.cancel(2))).code, 'TASK_NOT_FOUND');
    assert.equal((await refusalOf(stage.cancel(1, 'b'))).code, 'TASK_NOT_FOUND');
    assert.equal((await stage.record(1)).state, 'running');
  });
});
