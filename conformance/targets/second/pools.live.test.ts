import assert from 'node:assert/strict';
import { systemClock } from './clock.ts';
import { type FakeEngine, startFakeEngine } from './testing/fake-engine.ts';
import { poolAt, startSecond, type TestServer } from './testing/second-client.ts';

describe('pools, replicas and sessions', () => {
  const engines: FakeEngine[] = [];
  let second: TestServer;

  const engineOf = async (): Promise<FakeEngine> => {
    const engine = await startFakeEngine();
    engines.push(engine);
    return engine;
  };

  afterEach(async () => {
    await second.stop();
    for (const engine of engines.splice(0)) await engine.close();
  });

  const post = (path: string, body?: unknown) =>
    second.request(path, {
      method: 'POST',
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });

  it('are unready until the engine is loaded and has passed the self-test', async () => {
    const engine = await engineOf();
    engine.isLoading = true;
    second = await startSecond({ pools: [poolAt(engine.url, { self_test: true })] }, false);
    assert.equal((await second.request('/readyz')).status, 503);
    assert.equal((await second.request('/healthz')).status, 200);
    const refused = await second.submit();
    assert.equal(refused.json.code, 'POOL_UNREADY');
    assert.ok(Number(refused.json.retry_after_ms) > 0);
    engine.isLoading = false;
    await second.until('ready', async () => (await second.request('/readyz')).status === 200);
    assert.equal(engine.calls.length, 2);
    assert.match(await second.metrics(), /tasks_admitted_total\{.*"interactive"\} 0/);
  });

  it('drain what runs, keep what waits and resume it', async () => {
    const engine = await engineOf();
    engine.script = undefined;
    second = await startSecond({ pools: [poolAt(engine.url)] });
    const [running, waiting] = [systemClock.freshId(), systemClock.freshId()];
    await second.submit({ task_id: running });
    await second.submit({ task_id: waiting });
    assert.equal((await post('/v1/pools/small/drain', {})).json.code, 'INVALID_PARAMS');
    const drained = await post('/v1/pools/small/drain', { deadline_ms: 30 });
    assert.equal(drained.status, 202);
    assert.equal(drained.json.draining, true);
    assert.equal((await second.submit()).json.code, 'POOL_UNREADY');
    assert.equal((await second.stream(running)).at(-1)?.data.code, 'INTERRUPTED');
    assert.equal((await second.request(`/v1/tasks/${waiting}`)).json.state, 'queued');
    engine.script = ['again'];
    await post('/v1/pools/small/resume');
    assert.equal((await second.stream(waiting)).at(-1)?.event, 'end');
    const audit = await second.request('/v1/audit?action=drainPool');
    assert.match(audit.text, /"outcome":"done"[\s\S]*"outcome":"refused"/);
  });

  it('spread over replicas, lose one without losing work, and pin versions', async () => {
    const [one, two] = [await engineOf(), await engineOf()];
    one.script = undefined;
    two.script = undefined;
    const replicas = [
      { id: 'r-1', url: one.url },
      { id: 'r-2', url: two.url },
    ];
    second = await startSecond({ pools: [poolAt(one.url, { replicas })] });
    const sets = async () => (await second.request('/v1/replicasets')).text;
    await second.until('both replicas', async () => (await sets()).includes('"slots_free":2'));
    await second.submit();
    await second.submit();
    (await one.call(0)).finish();
    (await two.call(0)).finish();
    await one.close();
    await second.until('the loss', async () =>
      (await second.request('/v1/pools/small/health')).text.includes('"replica_id":"r-1","live":false'),
    );
    two.script = ['fine'];
    const task_id = systemClock.freshId();
    await second.submit({ task_id });
    assert.equal((await second.stream(task_id)).at(-1)?.event, 'end');
  });

  it('keep a replica of another version out and say why', async () => {
    const engine = await engineOf();
    const replica_set = { engine_version: 'b2' };
    second = await startSecond({ pools: [poolAt(engine.url, { replica_set })] }, false);
    await second.until('the cause', async () =>
      (await second.request('/v1/pools/small/health')).text.includes('engine version b1-fake instead of b2'),
    );
    engine.version = 'b2';
    await second.until('ready', async () => (await second.request('/readyz')).status === 200);
    assert.ok(!(await second.request('/v1/pools/small/health')).text.includes('last_error'));
  });

  it('run one turn of a session at a time and end it by request', async () => {
    const engine = await startFakeEngine(2);
    engines.push(engine);
    engine.script = undefined;
    const replicas = [{ id: 'small-0', url: engine.url, slots: 2 }];
    second = await startSecond({ sessions: { turns_max: 2 }, pools: [poolAt(engine.url, { replicas })] });
    const session_id = systemClock.freshId();
    const path = `/v1/sessions/${session_id}`;
    assert.equal((await second.request(path)).json.code, 'SESSION_NOT_FOUND');
    const first = await second.submit({ session_id });
    const turn = await second.submit({ session_id });
    assert.equal(turn.json.state, 'queued');
    assert.equal((await second.submit({ session_id })).json.code, 'SESSION_EXHAUSTED');
    assert.equal((await second.submit()).json.state, 'running');
    const call = await engine.call(0);
    call.piece('hi');
    call.finish();
    await engine.call(2);
    assert.equal((await second.request(`/v1/tasks/${first.json.task_id}`)).json.state, 'completed');
    const session = (await second.request(path)).json;
    assert.equal(session.turns, 2);
    assert.equal(session.kv_warmth, true);
    assert.equal((await second.request(path, { method: 'DELETE' })).status, 204);
    assert.equal((await second.stream(String(turn.json.task_id))).at(-1)?.data.code, 'CANCELED');
    assert.equal((await second.request(path)).json.code, 'SESSION_GONE');
  });

  it('move a task to a fallback pool when no attempt is left', async () => {
    const [one, two] = [await engineOf(), await engineOf()];
    one.refusal = { status: 500, body: {} };
    const spare = poolAt(two.url, {
      id: 'spare',
      model: { ref: 'other' },
      replicas: [{ id: 's-0', url: two.url }],
    });
    second = await startSecond({ pools: [poolAt(one.url, { fallback_pools: ['spare'] }), spare] });
    await second.until(
      'both pools',
      async () => !(await second.request('/v1/pools')).text.includes('"ready":false'),
    );
    const task_id = systemClock.freshId();
    await second.submit({ task_id });
    assert.equal((await second.stream(task_id)).at(-1)?.event, 'end');
    assert.match(
      (await second.request(`/v1/tasks/${task_id}`)).text,
      /"pool_id":"spare","replica_id":"s-0","outcome":"completed"/,
    );
  });

  it('leave running work its grace at the end and interrupt what exceeds it', async () => {
    const engine = await engineOf();
    engine.script = undefined;
    second = await startSecond({ server: { shutdown_grace_ms: 150 }, pools: [poolAt(engine.url)] });
    const task_id = systemClock.freshId();
    await second.submit({ task_id });
    await engine.call(0);
    const frames = second.stream(task_id);
    await second.until('a reader', async () => (await second.metrics()).includes('streams_open 1'));
    const stopped = second.stop();
    assert.equal((await second.request('/readyz')).status, 503);
    assert.equal((await second.request('/healthz')).status, 200);
    assert.equal((await second.submit()).json.code, 'SHUTTING_DOWN');
    assert.equal((await frames).at(-1)?.data.code, 'INTERRUPTED');
    await stopped;
  });
});
