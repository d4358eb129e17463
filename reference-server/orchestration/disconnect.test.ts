import assert from 'node:assert/strict';
import { settle, stageOf } from './fixtures.ts';
import { checkStream } from './reader-fixture.ts';

const graceMs = 2_000;

describe('a task whose last reader left', () => {
  it('is canceled after the grace while it runs, its call aborted [ASY-CANCEL-005(a), ASY-CANCEL-005(c), ASY-CANCEL-004(a), ASY-CANCEL-004(b)]', async () => {
    const stage = await stageOf();
    await stage.submit(1);
    (await stage.read(1)).leave();
    await stage.pass(graceMs - 1);
    assert.equal((await stage.record(1)).state, 'running');
    await stage.pass(1);
    const record = await stage.record(1);
    assert.deepEqual([record.state, record.cancel_reason], ['canceled', 'disconnected']);
    assert.equal(stage.engine().call.aborted, true);
    assert.equal(await stage.metric('tasks_canceled_total', { reason: 'disconnected' }), 1);
  });

  it('is canceled while it waits and reaches no engine [ASY-CANCEL-005(b)]', async () => {
    const stage = await stageOf();
    for (const number of [1, 2]) await stage.submit(number);
    (await stage.read(2)).leave();
    await stage.pass(graceMs);
    assert.equal((await stage.record(2)).state, 'canceled');
    stage.engine().call.end();
    await settle();
    assert.equal(stage.engine().calls.length, 1);
  });

  it('is saved by one that comes back, and has the whole grace again [ASY-CANCEL-006(a), ASY-CANCEL-006(b)]', async () => {
    const stage = await stageOf();
    await stage.submit(1);
    (await stage.read(1)).leave();
    await stage.pass(graceMs - 1);
    const back = await stage.read(1, 0);
    await stage.pass(1);
    back.leave();
    await stage.pass(500);
    const again = await stage.read(1, 0);
    await stage.pass(500);
    again.leave();
    await stage.pass(graceMs - 1);
    assert.equal((await stage.record(1)).state, 'running');
    await stage.pass(1);
    assert.equal((await stage.record(1)).state, 'canceled');
  });

  it('goes on as long as another one reads [ASY-CANCEL-007]', async () => {
    const stage = await stageOf();
    await stage.submit(1);
    const [one, other] = [await stage.read(1), await stage.read(1)];
    one.leave();
    await stage.pass(graceMs * 2);
    stage.engine().call.release('a');
    stage.engine().call.end();
    await settle();
    assert.equal(other.terminal.tokens_out, 1);
    checkStream(other);
  });

  it('goes on where the configuration detaches, and can be read afterwards [ASY-CANCEL-008]', async () => {
    const stage = await stageOf({ config: { streams: { on_disconnect: 'detach' } } });
    await stage.submit(1);
    (await stage.read(1)).leave();
    await stage.pass(graceMs * 2);
    stage.engine().call.release('a');
    stage.engine().call.end();
    await settle();
    const reader = await stage.read(1);
    assert.deepEqual([reader.pieces, reader.closed], ['a', 'terminal']);
  });

  it('is canceled without a grace where it has no way back, running or waiting [ASY-CANCEL-005(a), ASY-CANCEL-005(b)]', async () => {
    const stage = await stageOf();
    for (const number of [1, 2]) await stage.submit(number);
    for (const number of [2, 1]) {
      (await stage.read(number)).leave('gone');
      await settle();
      const record = await stage.record(number);
      assert.deepEqual([record.state, record.cancel_reason], ['canceled', 'disconnected']);
    }
    assert.deepEqual([stage.engine().calls.length, stage.engine().call.aborted], [1, true]);
    assert.equal(await stage.metric('reader_disconnects_total', { reason: 'client' }), 2);
  });

  it('goes on behind one without a way back where another one reads, or the configuration detaches [ASY-CANCEL-007, ASY-CANCEL-008]', async () => {
    const stage = await stageOf();
    await stage.submit(1);
    const [one] = [await stage.read(1), await stage.read(1)];
    one.leave('gone');
    await stage.pass(graceMs * 2);
    assert.equal((await stage.record(1)).state, 'running');
    const detaching = await stageOf({ config: { streams: { on_disconnect: 'detach' } } });
    await detaching.submit(1);
    (await detaching.read(1)).leave('gone');
    await detaching.pass(graceMs * 2);
    assert.equal((await detaching.record(1)).state, 'running');
  });

  it('goes on where none had come yet [ASY-CANCEL-010]', async () => {
    const stage = await stageOf();
    await stage.submit(1);
    await stage.pass(graceMs * 5);
    assert.equal((await stage.record(1)).state, 'running');
  });

  it('is canceled after the grace where it was dropped for slowness, and can be resumed before [ASY-CANCEL-009(a), ASY-STREAM-013(b), ASY-STREAM-013(c)]', async () => {
    const stage = await stageOf({ config: { streams: { reader_buffer_bytes_max: 4096 } } });
    await stage.submit(1);
    const slow = await stage.read(1);
    slow.isSlow = true;
    for (let count = 0; count < 4; count += 1) stage.engine().call.release('x'.repeat(2_000));
    await settle();
    assert.equal(slow.closed, 'slow');
    assert.equal(await stage.metric('reader_disconnects_total', { reason: 'slow' }), 1);
    assert.equal(await stage.metric('streams_open'), 0);
    const resumed = await stage.read(1, 0);
    assert.equal(resumed.of('token').length, 4);
    resumed.leave();
    await stage.pass(graceMs);
    assert.equal((await stage.record(1)).state, 'canceled');
  });

  it('goes on where the server closed it [ASY-CANCEL-009(b)]', async () => {
    const stage = await stageOf();
    await stage.submit(1);
    const reader = await stage.read(1);
    reader.reader?.close();
    assert.equal(reader.closed, 'closed');
    await stage.pass(graceMs * 2);
    assert.equal((await stage.record(1)).state, 'running');
  });

  it('ends once, where its end comes within the grace [ASY-STATE-008(b)]', async () => {
    const stage = await stageOf();
    await stage.submit(1);
    (await stage.read(1)).leave();
    stage.engine().call.end();
    await stage.pass(graceMs * 2);
    assert.equal((await stage.record(1)).state, 'completed');
    assert.equal(await stage.metric('tasks_canceled_total'), 0);
  });
});
