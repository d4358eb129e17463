import assert from 'node:assert/strict';
import { systemClock } from './clock.ts';
import { type FakeEngine, startFakeEngine } from './testing/fake-engine.ts';
import { poolAt, startSecond, type TestServer } from './testing/second-client.ts';

describe('attempts that fail', () => {
  let engine: FakeEngine;
  let second: TestServer;

  beforeEach(async () => {
    engine = await startFakeEngine();
    engine.script = undefined;
  });

  afterEach(async () => {
    await second.stop();
    await engine.close();
  });

  const start = async (changes: object = {}): Promise<string> => {
    second = await startSecond({ pools: [poolAt(engine.url, { ...changes })] });
    const task_id = systemClock.freshId();
    assert.equal((await second.submit({ task_id })).status, 202);
    return task_id;
  };

  const recordOf = async (id: string) => (await second.request(`/v1/tasks/${id}`)).json;

  it('are followed by another while nothing was sent', async () => {
    const id = await start();
    (await engine.call(0)).reset();
    const call = await engine.call(1);
    call.piece('here');
    call.finish();
    const frames = (await second.stream(id)).filter(frame => frame.id !== undefined);
    assert.deepEqual(
      frames.map(frame => frame.event),
      ['started', 'token', 'end'],
    );
    const attempts: unknown = (await recordOf(id)).attempts;
    assert.ok(Array.isArray(attempts) && attempts.length === 2);
  });

  it('end the task once a piece was sent, and a body without its mark is no success', async () => {
    const id = await start();
    const call = await engine.call(0);
    call.piece('only this');
    call.end();
    assert.equal((await second.stream(id)).at(-1)?.data.code, 'WORKER_RESET');
    assert.equal(engine.calls.length, 1);
  });

  it('are listed when all of them failed', async () => {
    engine.refusal = { status: 500, body: { error: { message: 'secret words', type: 'server_error' } } };
    const id = await start();
    const last = (await second.stream(id)).at(-1);
    assert.equal(last?.data.code, 'REPLICA_EXHAUSTED');
    assert.match(JSON.stringify(last?.data.details), /"n":3/);
    assert.ok(!JSON.stringify(last).includes('secret words'));
    assert.equal(engine.calls.length, 3);
  });

  it('wait at least as long as the engine asks', async () => {
    engine.refusal = { status: 429, body: {}, headers: { 'retry-after': '1' } };
    const id = await start({ retry: { attempts_max: 2, base_ms: 1, cap_ms: 2 } });
    await second.until('the first refusal', async () => (await recordOf(id)).state === 'queued');
    engine.refusal = undefined;
    engine.script = ['x'];
    const startMs = systemClock.nowMs();
    assert.equal((await second.stream(id)).at(-1)?.event, 'end');
    assert.ok(systemClock.nowMs() - startMs > 800);
  });

  it('are not repeated where the engine refuses the content', async () => {
    const body = { error: { code: 400, type: 'exceed_context_size_error', message: 'too long' } };
    engine.refusal = { status: 400, body };
    const id = await start();
    assert.equal((await second.stream(id)).at(-1)?.data.code, 'INVALID_PARAMS');
    assert.equal(engine.calls.length, 1);
  });

  it('are cut off by the watchdog, whatever comments the engine sends', async () => {
    const id = await start({ timeouts: { idle_ms: 100, wall_ms: 1000, connect_ms: 500 } });
    const call = await engine.call(0);
    call.piece('a');
    const timer = setInterval(() => call.raw(': still here\n\n'), 20);
    assert.equal((await second.stream(id)).at(-1)?.data.code, 'DECODE_TIMEOUT');
    clearInterval(timer);
    await second.until('the abort', () => call.isClosed);
  });

  it('open the breaker, and the pool is unavailable until its next try', async () => {
    engine.refusal = { status: 500, body: {} };
    await start({ breaker: { failures: 2, open_ms: 150, successes: 1 }, retry: { base_ms: 1, cap_ms: 1 } });
    await second.until('an open breaker', async () =>
      /circuit_state\{.*state="open"\} 1/.test(await second.metrics()),
    );
    const refused = await second.submit();
    assert.equal(refused.status, 503);
    assert.equal(refused.json.code, 'POOL_UNAVAILABLE');
    assert.equal(refused.json.policy_label, 'unavailable');
    engine.refusal = undefined;
    engine.script = ['well'];
    await second.until('a closed breaker', async () => {
      await second.submit();
      return /circuit_state\{.*state="closed"\} 1/.test(await second.metrics());
    });
  });
});
