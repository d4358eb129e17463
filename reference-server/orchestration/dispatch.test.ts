import assert from 'node:assert/strict';
import { replicasOf } from './config-fixture.ts';
import { idOf, type Stage, settle, stageOf } from './fixtures.ts';
import { tasksIn } from './store-fixture.ts';

/** Ends whatever runs until nothing does; the numbers of the tasks in the order of their start. */
async function startsOf(stage: Stage, numbers: readonly number[]): Promise<number[]> {
  for (const _ of numbers) {
    stage.engine().call.end();
    await settle();
  }
  const started = stage.sink.events.filter(event => event.type === 'started');
  return started.map(event => numbers.find(number => idOf(number) === event.task_id) ?? 0);
}

describe('what waits', () => {
  it('is dispatched in the order of arrival among equals [ORCH-3004(c), QOS-001(b)]', async () => {
    const stage = await stageOf();
    for (const number of [1, 2, 3, 4]) await stage.submit(number);
    assert.deepEqual(await startsOf(stage, [1, 2, 3, 4]), [1, 2, 3, 4]);
    assert.equal(stage.engine().runningMost, 1);
  });

  it('goes by deadline inside a flow, and by class before it [ASY-ADM-014, QOS-001(a)]', async () => {
    const stage = await stageOf();
    await stage.submit(1);
    await stage.submit(2, { priority: 'batch', deadline_ms: 5_000 });
    await stage.submit(3, { deadline_ms: 50_000 });
    await stage.submit(4, { deadline_ms: 40_000 });
    assert.deepEqual(await startsOf(stage, [1, 2, 3, 4]), [1, 4, 3, 2]);
  });

  it('takes turns between tenants, and what starts at once counts for a share [OC-CORE-1004(a), ORCH-3076(c)]', async () => {
    const stage = await stageOf({ tenants: [{ id: 'a' }, { id: 'b' }] });
    await stage.submit(1);
    assert.ok((await stage.metric('admission_share', { tenant: 'a' })) > 0);
    assert.equal(await stage.metric('admission_share', { tenant: 'b' }), 0);
    await stage.submit(2);
    await stage.submit(3);
    await stage.submit(4, {}, 'b');
    const started = await startsOf(stage, [1, 2, 3, 4]);
    assert.ok(started.indexOf(4) < 3, started.join());
  });

  it('does so between PRE_INFERENCE, which has ended, and INFERENCE, which has not begun [ASY-PIPE-002(b)]', async () => {
    const stage = await stageOf();
    await stage.submit(1);
    await stage.submit(2);
    assert.equal((await stage.record(2)).phases.at(-1)?.phase, 'PRE_INFERENCE');
    stage.world.advanceBy(700);
    await startsOf(stage, [1]);
    const { phases } = await stage.record(2);
    const [before, inference] = phases.slice(4);
    assert.deepEqual([before?.phase, inference?.phase], ['PRE_INFERENCE', 'INFERENCE']);
    assert.ok((before?.ended_ms ?? 0) - (before?.started_ms ?? 0) < 100);
    assert.ok((inference?.started_ms ?? 0) - (before?.ended_ms ?? 0) >= 700);
  });

  it('shows where it stands, and running shows its open attempt [ASY-STATE-009(a), ASY-STATE-009(b), ASY-STATE-009(c), ASY-ETA-005]', async () => {
    const stage = await stageOf();
    const positions = [];
    for (const number of [1, 2, 3]) positions.push((await stage.submit(number)).queue_position);
    assert.deepEqual(positions, [0, 0, 1]);
    const [running, waiting] = [await stage.record(1), await stage.record(2)];
    assert.deepEqual([running.state, running.attempts.at(-1)?.outcome], ['running', 'running']);
    assert.deepEqual(
      [running.attempts.at(-1)?.replica_id, running.attempts.at(-1)?.engine],
      ['r0', 'llamacpp'],
    );
    assert.deepEqual([waiting.state, waiting.attempts], ['queued', []]);
    assert.deepEqual([await stage.metric('tasks_running'), await stage.metric('queue_depth')], [1, 2]);
    assert.equal(await stage.metric('eta_error_ms_count'), 1);
  });

  it('waits for the next replica that is ready, and is sent there [ORCH-3004(b)]', async () => {
    const stage = await stageOf({ pool: { replicas: replicasOf('r0', 'r1') } });
    for (const number of [1, 2, 3]) await stage.submit(number);
    assert.deepEqual([stage.engine('r0').running, stage.engine('r1').running], [1, 1]);
    stage.engine('r1').call.end();
    await settle();
    assert.equal(stage.engine('r1').calls.length, 2);
  });
});

describe('an attempt', () => {
  it('is part of the admission in one commit where a slot is free [ASY-DUR-006(b), ASY-DUR-001(a)]', async () => {
    const stage = await stageOf();
    stage.store.hang();
    let isAnswered = false;
    const sent = stage.send(1).then(() => {
      isAnswered = true;
    });
    await settle();
    assert.deepEqual([isAnswered, stage.engine().calls.length], [false, 0]);
    stage.store.answer();
    await sent;
    await settle();
    assert.equal(stage.engine().calls.length, 1);
    assert.deepEqual(stage.store.commits.map(tasksIn), [[`${idOf(1)}:running*`]]);
  });

  it('is durable before its engine is called [ASY-DUR-004, ASY-DUR-006(a)]', async () => {
    const stage = await stageOf();
    for (const number of [1, 2]) await stage.submit(number);
    stage.store.hang();
    stage.engine().call.end();
    await settle();
    assert.equal(stage.engine().calls.length, 1);
    stage.store.answer();
    await settle();
    assert.equal(stage.engine().calls.length, 2);
    assert.ok(stage.store.commits.some(commit => tasksIn(commit).includes(`${idOf(2)}:running*`)));
  });

  it('that cannot be recorded is made once the store answers [ASY-DUR-006(a), PERS-003(a)]', async () => {
    const stage = await stageOf();
    for (const number of [1, 2]) await stage.submit(number);
    stage.store.fails = commit => tasksIn(commit).includes(`${idOf(2)}:running*`);
    stage.engine().call.end();
    await stage.pass(500);
    assert.deepEqual([stage.engine().calls.length, (await stage.record(2)).state], [1, 'queued']);
    assert.deepEqual((await stage.record(2)).attempts, []);
    stage.store.fails = () => false;
    await stage.pass(200);
    assert.equal(stage.engine().calls.length, 2);
    stage.engine().call.end();
    await settle();
    assert.equal((await stage.record(2)).state, 'completed');
  });

  it('gives way where somebody more entitled came while its admission was written [ASY-ADM-014]', async () => {
    const stage = await stageOf();
    stage.store.hang();
    const sent = [stage.send(1, { priority: 'batch' }), stage.send(2)];
    await settle();
    stage.store.answer();
    await Promise.all(sent);
    await settle();
    assert.equal(stage.engine().running, 1);
    stage.engine().call.end();
    await settle();
    stage.engine().call.end();
    await settle();
    for (const number of [1, 2]) {
      const record = await stage.record(number);
      assert.deepEqual([record.state, record.attempts.length], ['completed', 1]);
    }
  });

  it('carries the seed and model of its task to the engine [ASY-DET-003(a), ASY-DET-003(b)]', async () => {
    const stage = await stageOf();
    await stage.submit(1, { seed: 0 });
    assert.deepEqual([stage.engine().call.request.seed, stage.engine().call.request.model], [0, 'tiny']);
    stage.engine().call.end();
    await stage.submit(2);
    assert.equal(stage.engine().call.request.seed, (await stage.record(2)).seed);
  });
});
