import assert from 'node:assert/strict';
import { lintMetrics, validateDocument, validateResponse } from '#contracts';
import { callerOf, idOf, type Stage, settle, stageOf } from './fixtures.ts';
import { checkStream } from './reader-fixture.ts';

const terminals = ['completed', 'failed', 'canceled', 'evicted', 'expired'] as const;

async function checkBooks(stage: Stage): Promise<void> {
  const taken = (await stage.metric('tasks_admitted_total')) + (await stage.metric('tasks_recovered_total'));
  let told = (await stage.metric('queue_depth')) + (await stage.metric('tasks_running'));
  for (const state of terminals) told += await stage.metric(`tasks_${state}_total`);
  assert.equal(told, taken);
}

async function mixedRun(stage: Stage): Promise<void> {
  const step = async (): Promise<void> => {
    await settle();
    await checkBooks(stage);
  };
  await stage.submit(1);
  for (const number of [2, 3, 4])
    await stage.submit(number, { priority: number === 3 ? 'batch' : 'interactive' });
  await step();
  stage.engine().call.fail('unavailable');
  await step();
  await stage.pass(100);
  await step();
  stage.engine().call.release('a');
  stage.engine().call.end();
  await step();
  await stage.cancel(2);
  await stage.submit(5, { deadline_ms: 300 });
  await stage.submit(6);
  await stage.submit(7);
  await step();
  await stage.pass(400);
  await step();
  stage.engine().call.release('b');
  await step();
  stage.engine().call.fail('reset');
  await step();
}

describe('the books of a mixed run', () => {
  it('agree at every step: what was taken in has ended, waits or runs [ASY-STATE-008(b), ASY-STATE-009(c)]', async () => {
    const stage = await stageOf({ pool: { queue: { capacity: 3, full_policy: 'drop-lru' } } });
    await mixedRun(stage);
    const after = await stage.crash();
    await checkBooks(after);
  });

  it('publish one beginning and one end of each task, in the order of its record [EVT-001(a), EVT-001(b), EVT-003(a), EVT-003(c)]', async () => {
    const stage = await stageOf({ pool: { queue: { capacity: 3, full_policy: 'drop-lru' } } });
    await mixedRun(stage);
    for (const number of [1, 2, 3, 4, 5, 6, 7]) {
      const { events, job_id } = await stage.record(number);
      const published = stage.sink.events.filter(event => event.task_id === idOf(number));
      assert.deepEqual(
        published,
        events.map(event => ({ ...event, tenant_id: 'a' })),
      );
      assert.deepEqual(
        events.map(event => event.sequence),
        events.map((_, at) => at),
      );
      assert.ok(events.every(event => event.job_id === job_id));
      assert.equal(events[0]?.type, 'admitted');
      const ends = events.filter(event => terminals.some(state => state === event.type));
      assert.ok(ends.length <= 1 && (ends.length === 0 || ends[0] === events.at(-1)));
    }
  });

  it('have every record and every stream in the shape of the contract [OC-CTRL-2020, OC-CTRL-2022(a), ASY-STATE-001(a), ASY-STATE-008(a)]', async () => {
    const stage = await stageOf({ pool: { queue: { capacity: 3, full_policy: 'drop-lru' } } });
    await mixedRun(stage);
    for (const number of [1, 2, 3, 4, 5, 6, 7]) {
      const record = await stage.record(number);
      const checked = validateResponse('getTask', 200, record);
      if (!checked.ok) assert.fail(`${number}: ${JSON.stringify(checked.problems)}`);
      const reader = await stage.read(number);
      checkStream(reader, { isLate: true });
      if (record.ended_ms === undefined) continue;
      assert.equal(reader.terminal.code, record.error?.code);
      assert.equal(reader.pieces, record.output);
      assert.equal(reader.of('token').length, record.tokens_out);
    }
  });

  it('list the tasks of a tenant by state, as they are now [ASY-STATE-001(a), ASY-STATE-009(a)]', async () => {
    const stage = await stageOf();
    for (const number of [1, 2, 3]) await stage.submit(number);
    const numbersIn = async (state?: 'queued' | 'running' | 'completed') => {
      const list = await stage.orchestrator.list(callerOf('a'), { limit: 10, ...(state && { state }) });
      assert.ok(validateResponse('listTasks', 200, list).ok);
      return list.items.map(item => Number(item.task_id.slice(-2)));
    };
    assert.deepEqual([await numbersIn('running'), await numbersIn('queued')], [[1], [3, 2]]);
    stage.engine().call.end();
    await settle();
    assert.deepEqual([await numbersIn('completed'), await numbersIn('running')], [[1], [2]]);
    assert.deepEqual(await numbersIn(), [3, 2, 1]);
  });
});

describe('a stream with a reader from the start', () => {
  it('marks decoding and the end, and tells how it stands at every interval [ASY-STREAM-001, ASY-STREAM-002, ASY-STREAM-018(a), ASY-STREAM-018(b), ASY-STREAM-018(c), OC-CTRL-2021, OC-CTRL-2023]', async () => {
    const stage = await stageOf();
    await stage.submit(1);
    const admission = await stage.submit(2);
    const reader = await stage.read(2);
    assert.deepEqual(reader.names, ['started']);
    assert.equal(reader.frames[0]?.data.predicted_start_ms, admission.predicted_start_ms);
    await stage.pass(3_000);
    assert.equal(reader.of('metrics').length, 3);
    assert.ok(reader.of('metrics').every(({ data }) => data.state === 'queued' && data.queue_position === 0));
    stage.engine().call.end();
    await settle();
    assert.equal(reader.of('metrics').at(-1)?.data.state, 'running');
    stage.engine().call.release('a');
    await settle();
    assert.equal(reader.pieces, 'a');
    await stage.pass(2_000);
    stage.engine().call.end({ prompt_tokens: 9, completion_tokens: 7 }, 'length');
    await settle();
    checkStream(reader);
    assert.equal(reader.frames.at(-2)?.event, 'metrics');
    const { tokens_out, usage, finish_reason, decode_ms } = reader.terminal;
    assert.deepEqual([tokens_out, finish_reason, decode_ms], [1, 'length', 2_000]);
    assert.deepEqual(usage, { prompt_tokens: 9, completion_tokens: 7, total_tokens: 16 });
    const record = await stage.record(2);
    assert.deepEqual([record.output, record.usage, record.finish_reason], ['a', usage, 'length']);
    for (const { data } of reader.of('metrics')) {
      const probability = Number(data.on_time_probability);
      assert.ok(probability >= 0 && probability <= 1);
    }
  });

  it('leaves a scrape and log lines that the contract knows [ORCH-3024(c)]', async () => {
    const stage = await stageOf({
      tenants: [{ id: 'a' }],
      pool: { queue: { capacity: 3, full_policy: 'drop-lru' } },
    });
    await mixedRun(stage);
    assert.deepEqual(lintMetrics(await stage.scrape()), []);
    for (const line of stage.lines) {
      const checked = validateDocument('log-record', JSON.parse(line));
      assert.ok(checked.ok, line);
    }
  });

  it('has its job in every line of the log [ORCH-3024(c)]', async () => {
    const stage = await stageOf();
    const { job_id } = await stage.submit(1);
    stage.engine().call.end();
    await settle();
    const lines = stage.lines.filter(line => line.includes('"task-'));
    assert.ok(lines.length >= 2);
    assert.ok(lines.every(line => line.includes(job_id)));
  });
});
