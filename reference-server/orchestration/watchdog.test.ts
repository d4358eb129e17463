import assert from 'node:assert/strict';
import { replicasOf } from './config-fixture.ts';
import { settle, stageOf } from './fixtures.ts';

const pool = {
  replicas: replicasOf('r0'),
  timeouts: { wall_ms: 10_000, idle_ms: 1_000 },
};

describe('the watchdog of an attempt', () => {
  it('aborts a silent engine, and the attempt can be made again [OC-CORE-1022(a), OC-CORE-1022(b), OC-CORE-1022(e)]', async () => {
    const stage = await stageOf({ pool });
    await stage.submit(1);
    await stage.pass(1_000);
    assert.equal(stage.engine().calls[0]?.aborted, true);
    await stage.pass(100);
    assert.equal(stage.engine().calls.length, 2);
    stage.engine().call.end();
    await settle();
    const { state, attempts } = await stage.record(1);
    assert.deepEqual([state, attempts[0]?.error_code], ['completed', 'DECODE_TIMEOUT']);
  });

  it('ends a task that had sent pieces, and its slot is free [OC-CORE-1022(c), OC-CORE-1022(e), ASY-CANCEL-001]', async () => {
    const stage = await stageOf({ pool });
    for (const number of [1, 2]) await stage.submit(number);
    stage.engine().call.release('a');
    await stage.pass(1_000);
    const record = await stage.record(1);
    assert.deepEqual([record.state, record.error?.code], ['failed', 'DECODE_TIMEOUT']);
    assert.equal((await stage.record(2)).state, 'running');
  });

  it('bounds the whole call too, and leaves alone what is within both [OC-CORE-1022(a), OC-CORE-1022(d)]', async () => {
    const stage = await stageOf({ pool });
    await stage.submit(1);
    for (let count = 0; count < 10; count += 1) {
      stage.engine().call.release('a');
      await stage.pass(999);
    }
    assert.equal((await stage.record(1)).state, 'running');
    stage.engine().call.release('a');
    await stage.pass(10);
    assert.equal((await stage.record(1)).error?.code, 'DECODE_TIMEOUT');
  });

  it('tells the end also of an engine that does not let go [OC-CORE-1022(a), ASY-STREAM-016(c)]', async () => {
    const stage = await stageOf({ pool });
    await stage.submit(1);
    const reader = await stage.read(1);
    stage.engine().ignoresAborts = true;
    stage.engine().call.release('a');
    await stage.pass(2_000);
    assert.equal(reader.terminal.code, 'DECODE_TIMEOUT');
  });

  it('stops a stream that grows past its bound, which the terminal never is [ASY-STREAM-020(b), ASY-STREAM-020(c), ASY-CANCEL-001]', async () => {
    const stage = await stageOf({
      pool,
      config: { streams: { stream_bytes_max: 4096, reader_buffer_bytes_max: 4096 } },
    });
    for (const number of [1, 2]) await stage.submit(number);
    const reader = await stage.read(1);
    const [call] = stage.engine().calls;
    call?.release('x'.repeat(2_000), 'x'.repeat(2_000));
    await settle();
    assert.deepEqual([reader.of('token').length, reader.terminal.code], [1, 'STREAM_TOO_LARGE']);
    assert.equal(reader.terminal.retriable, false);
    assert.equal(call?.aborted, true);
    assert.equal((await stage.record(2)).state, 'running');
  });
});
