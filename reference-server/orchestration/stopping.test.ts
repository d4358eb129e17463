import assert from 'node:assert/strict';
import { settle, stageOf } from './fixtures.ts';
import { checkStream } from './reader-fixture.ts';

describe('a stop', () => {
  const config = { server: { shutdown_grace_ms: 3_000 } };

  it('lets what runs end within the grace and keeps what waits for the next start [ASY-DUR-017(c), ASY-DUR-017(f), ASY-METRIC-008(b)]', async () => {
    const before = await stageOf({ config });
    for (const number of [1, 2]) await before.submit(number);
    const [one, two] = [await before.read(1), await before.read(2)];
    const stopped = before.orchestrator.stop();
    await before.pass(1_000);
    before.engine().call.release('a');
    before.engine().call.end();
    await before.pass(1);
    await stopped;
    assert.deepEqual([one.terminal.tokens_out, one.closed], [1, 'terminal']);
    assert.deepEqual([two.names, two.closed], [['started'], 'closed']);
    assert.equal(await before.metric('reader_disconnects_total', { reason: 'shutdown' }), 1);
    assert.equal(await before.metric('reader_disconnects_total', { reason: 'revoked' }), 0);
    assert.equal(before.engine().calls.length, 1);
    const stage = await before.crash();
    assert.deepEqual(
      [(await stage.record(1)).state, (await stage.record(2)).state],
      ['completed', 'running'],
    );
  });

  it('interrupts what does not end within the grace [ASY-DUR-017(d), ASY-DUR-017(e)]', async () => {
    const stage = await stageOf({ config });
    await stage.submit(1);
    const reader = await stage.read(1);
    stage.engine().call.release('a');
    const stopped = stage.orchestrator.stop();
    await stage.pass(2_999);
    assert.equal(reader.closed, undefined);
    await stage.pass(1);
    await stopped;
    checkStream(reader, { isLate: true });
    assert.deepEqual([reader.pieces, reader.terminal.code], ['a', 'INTERRUPTED']);
    assert.equal(stage.engine().call.aborted, true);
  });

  it('leaves no timer of a task behind [ASY-DUR-017(f)]', async () => {
    const stage = await stageOf({ config });
    for (const number of [1, 2]) await stage.submit(number, { deadline_ms: 50_000 });
    const reader = await stage.read(2);
    reader.leave();
    const stopped = stage.orchestrator.stop();
    await stage.pass(1_000);
    stage.engine().call.end();
    await stage.pass(1);
    await stopped;
    const events = stage.sink.events.length;
    await stage.pass(600_000);
    assert.equal(stage.sink.events.length, events);
  });

  it('waits for who is on the way in, who has the rest of the grace [ASY-DUR-017(c), ASY-DUR-016]', async () => {
    const stage = await stageOf({ config });
    stage.store.hang();
    const sent = stage.send(1);
    await settle();
    const stopped = stage.orchestrator.stop();
    await stage.pass(1_000);
    stage.store.answer();
    await sent;
    await settle();
    stage.engine().call.release('a');
    stage.engine().call.end();
    await stage.pass(1);
    await stopped;
    const after = await stage.crash();
    assert.deepEqual([(await after.record(1)).state, (await after.record(1)).output], ['completed', 'a']);
  });

  it('is over when the grace is, also while the store hangs [ASY-DUR-017(e)]', async () => {
    const stage = await stageOf({
      config: { ...config, store: { kind: 'memory', terminal_write_timeout_ms: 500 } },
    });
    await stage.submit(1);
    stage.store.hang();
    let isStopped = false;
    const stopped = stage.orchestrator.stop().then(() => {
      isStopped = true;
    });
    await stage.pass(3_600);
    assert.ok(isStopped);
    await stopped;
  });
});
