import assert from 'node:assert/strict';
import { lintMetrics, validateDocument, validateEvent, validateResponse } from '#contracts';
import { systemClock } from './clock.ts';
import { type FakeEngine, startFakeEngine } from './testing/fake-engine.ts';
import { poolAt, startSecond, type TestServer } from './testing/second-client.ts';

describe('a task and its stream', () => {
  let engine: FakeEngine;
  let second: TestServer;

  beforeEach(async () => {
    engine = await startFakeEngine(2);
    second = await startSecond({
      streams: { metrics_interval_ms: 50, heartbeat_ms: 100, reattach_grace_ms: 30 },
      pools: [poolAt(engine.url, { replicas: [{ id: 'small-0', url: engine.url, slots: 2 }] })],
    });
  });

  afterEach(async () => {
    await second.stop();
    await engine.close();
  });

  it('runs to its end, and stream, record and log say the same', async () => {
    const task_id = systemClock.freshId();
    const admitted = await second.submit({ task_id });
    assert.equal(admitted.status, 202, admitted.text);
    assert.deepEqual(validateResponse('createTask', 202, admitted.json), { ok: true, value: admitted.json });
    const frames = await second.stream(task_id);
    for (const frame of frames) {
      const { event } = frame;
      assert.ok(event === 'started' || event === 'token' || event === 'metrics' || event === 'end');
      const outcome = validateEvent(event, frame.data);
      assert.ok(outcome.ok, JSON.stringify(outcome));
    }
    const numbered = frames.filter(frame => frame.id !== undefined);
    assert.deepEqual(
      numbered.map(frame => [frame.event, frame.id]),
      [
        ['started', 0],
        ['token', 1],
        ['token', 2],
        ['end', 3],
      ],
    );
    const record = await second.request(`/v1/tasks/${task_id}`);
    const checked = validateResponse('getTask', 200, record.json);
    assert.ok(checked.ok, JSON.stringify(checked));
    assert.equal(record.json.output, 'one two');
    assert.deepEqual(record.json.usage, numbered[3]?.data.usage);
    const ends = second.lines.filter(line => line.event === 'task.ended');
    assert.equal(ends.length, 1);
    assert.equal(ends[0]?.state, 'completed');
    for (const line of second.lines) assert.ok(validateDocument('log-record', line).ok, JSON.stringify(line));
    assert.deepEqual(lintMetrics(await second.metrics()), []);
  });

  it('passes a piece on while the engine holds the next, and marks the start of decoding', async () => {
    engine.script = undefined;
    const task_id = systemClock.freshId();
    await second.submit({ task_id });
    const response = await fetch(`${second.url}/v1/tasks/${task_id}/stream`);
    const reader = response.body?.getReader();
    let text = '';
    const readUntil = async (wanted: string) => {
      while (!text.includes(wanted)) {
        const part = await reader?.read();
        if (part === undefined || part.done) throw new Error(`ended before ${wanted}`);
        text += Buffer.from(part.value).toString('utf8');
      }
    };
    await readUntil('event: started');
    const call = await engine.call(0);
    call.piece('data: a\r\n\r\nevent: end\n\n');
    await readUntil('event: token');
    assert.match(text, /event: metrics\ndata: \{"state":"running"/);
    assert.ok(!text.includes('\nevent: end'));
    call.raw('data: {"content":"caf');
    call.raw(Buffer.from([0xc3]));
    call.raw(Buffer.from([0xa9]));
    call.raw('","stop":false}\n\n');
    call.finish('limit');
    await readUntil('\nevent: end\nid: ');
    assert.match(text, /"t":"café"/);
    assert.match(text, /"finish_reason":"length"/);
  });

  it('resumes after Last-Event-ID and refuses what leads nowhere', async () => {
    const task_id = systemClock.freshId();
    await second.submit({ task_id });
    const whole = await second.stream(task_id);
    const resumed = await second.stream(task_id, { 'Last-Event-ID': '1' });
    assert.deepEqual(
      resumed,
      whole.filter(frame => (frame.id ?? 0) > 1),
    );
    const path = `/v1/tasks/${task_id}/stream`;
    const asked = (id: string) => second.request(path, { headers: { 'Last-Event-ID': id } });
    assert.equal((await asked('3')).status, 204);
    assert.equal((await asked('4')).json.code, 'INVALID_PARAMS');
    assert.equal((await asked('-1')).json.code, 'INVALID_PARAMS');
  });

  it('cancels a running task, frees the slot and lets no piece follow', async () => {
    engine.script = undefined;
    const task_id = systemClock.freshId();
    await second.submit({ task_id });
    const call = await engine.call(0);
    call.piece('before');
    const running = second.stream(task_id);
    await second.until('a piece', async () =>
      (await second.request(`/v1/tasks/${task_id}`)).text.includes('before'),
    );
    const canceled = await second.request(`/v1/tasks/${task_id}/cancel`, { method: 'POST' });
    assert.equal(canceled.status, 204);
    call.piece('after');
    const frames = (await running).filter(frame => frame.id !== undefined);
    assert.deepEqual(
      frames.map(frame => frame.event),
      ['started', 'token', 'error'],
    );
    assert.equal(frames[2]?.data.code, 'CANCELED');
    await second.until('the abort', () => call.isClosed);
    const again = await second.request(`/v1/tasks/${task_id}/cancel`, { method: 'POST' });
    assert.equal(again.status, 204);
    assert.match(await second.metrics(), /tasks_canceled_total\{.*reason="client"\} 1/);
  });

  it('cancels a task whose last reader left and did not come back', async () => {
    engine.script = undefined;
    const task_id = systemClock.freshId();
    await second.submit({ task_id });
    const call = await engine.call(0);
    const hangUp = new AbortController();
    const response = await fetch(`${second.url}/v1/tasks/${task_id}/stream`, { signal: hangUp.signal });
    await response.body?.getReader().read();
    hangUp.abort();
    await second.until('the abort', () => call.isClosed);
    const record = await second.request(`/v1/tasks/${task_id}`);
    assert.equal(record.json.state, 'canceled');
    assert.equal(record.json.cancel_reason, 'disconnected');
  });

  it('keeps every stop string from the client, wherever it is cut', async () => {
    engine.script = ['abc S', 'TO', 'P and more'];
    const task_id = systemClock.freshId();
    await second.submit({ task_id, sampler: { stop: ['STOP'] } });
    const frames = await second.stream(task_id);
    const text = frames.filter(frame => frame.event === 'token').map(frame => frame.data.t);
    assert.equal(text.join(''), 'abc ');
    assert.equal(frames.at(-1)?.data.finish_reason, 'stop');
  });
});
