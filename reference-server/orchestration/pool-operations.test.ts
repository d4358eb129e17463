import assert from 'node:assert/strict';
import type { PoolConfig } from '#contracts';
import { configOf as stageConfig } from './config-fixture.ts';
import { refusalOf, type Stage, settle, stageOf } from './fixtures.ts';

const configOf = (stage: Stage): PoolConfig => stage.orchestrator.pools.status('main').config;
const named = (stage: Stage, ref: string): PoolConfig => {
  const config = configOf(stage);
  return { ...config, model: { ...config.model, ref } };
};
/** Its engine can't be made. */
const dead = (stage: Stage): PoolConfig => {
  const config = configOf(stage);
  return { ...config, replicas: config.replicas.map(replica => ({ ...replica, id: 'nobody' })) };
};

describe('pools while the server runs', () => {
  it('a reload that fails loses no task, and the old model serves as before [OC-CTRL-2003(a), OC-CTRL-2003(b), OC-CTRL-2003(c)]', async () => {
    const stage = await stageOf();
    await stage.submit(1);
    await stage.submit(2);
    const reload = refusalOf(stage.orchestrator.pools.reload('main', dead(stage)));
    await settle();
    assert.equal((await stage.refused(3)).code, 'POOL_UNREADY');
    await stage.pass(10);
    assert.equal((await reload).code, 'RELOAD_FAILED');
    for (const number of [1, 2]) {
      stage.engine().call.release('a');
      stage.engine().call.end();
      await stage.pass(1);
      assert.equal((await stage.record(number)).state, 'completed');
    }
    await stage.submit(4);
    assert.equal((await stage.record(4)).state, 'running');
  });

  it('a reload to another model lets the old one end its work before it is over [ORCH-2102(a), ORCH-2102(b)]', async () => {
    const stage = await stageOf();
    await stage.submit(1);
    let isOver = false;
    const reload = stage.orchestrator.pools.reload('main', named(stage, 'next')).then(() => {
      isOver = true;
    });
    await stage.pass(10);
    assert.equal(isOver, false);
    assert.equal(configOf(stage).model.ref, 'tiny');
    stage.engine().call.end();
    await stage.pass(10);
    await reload;
    assert.equal((await stage.record(1)).state, 'completed');
    assert.equal(configOf(stage).model.ref, 'next');
    assert.equal((await stage.refused(2)).code, 'MODEL_NOT_FOUND');
    await stage.submit(3, { model_ref: 'next' });
    assert.equal((await stage.record(3)).state, 'running');
  });

  it('a second reload is refused, and a drain waits for the first [ASY-POOL-001(b)]', async () => {
    const stage = await stageOf();
    await stage.submit(1);
    const { pools } = stage.orchestrator;
    const reload = pools.reload('main', named(stage, 'next'));
    await stage.pass(10);
    assert.equal((await refusalOf(pools.reload('main', named(stage, 'third')))).code, 'STATE_CONFLICT');
    const drain = pools.drain('main', { deadlineMs: 50, reason: 'operator' });
    stage.engine().call.end();
    await stage.pass(10);
    await Promise.all([reload, drain]);
    const { description, config } = pools.status('main');
    assert.deepEqual([description.state, config.model.ref], ['drained', 'next']);
  });

  it('a drained pool serves what waited once it is resumed, in its order [ASY-CTRL-001(a), ASY-CTRL-001(b)]', async () => {
    const stage = await stageOf();
    for (const number of [1, 2, 3]) await stage.submit(number);
    const { pools } = stage.orchestrator;
    await pools.drain('main', { deadlineMs: 20, reason: 'operator' });
    await stage.pass(25);
    assert.equal((await stage.record(1)).error?.code, 'INTERRUPTED');
    assert.deepEqual([(await stage.record(2)).state, (await stage.record(3)).state], ['queued', 'queued']);
    await pools.resume('main');
    await stage.pass(1);
    assert.deepEqual([(await stage.record(2)).state, (await stage.record(3)).state], ['running', 'queued']);
  });

  it('workers that are replaced end what they began, and what waits runs on the new ones [ASY-CONF-004]', async () => {
    const stage = await stageOf();
    await stage.submit(1);
    await stage.submit(2);
    const { reconfiguring, pools } = stage.orchestrator;
    const config = configOf(stage);
    const next = {
      ...stageConfig({}),
      pools: [{ ...config, heartbeat: { ...config.heartbeat, missed_max: 9 } }],
    };
    const preparing = reconfiguring.prepare(next);
    await stage.pass(10);
    await (await preparing).commit();
    await stage.pass(1);
    assert.equal(pools.status('main').config.heartbeat.missed_max, 9);
    assert.deepEqual([(await stage.record(1)).state, (await stage.record(2)).state], ['running', 'running']);
    for (const call of stage.engine().calls) call.end();
    await stage.pass(1);
    assert.deepEqual(
      [(await stage.record(1)).state, (await stage.record(2)).state],
      ['completed', 'completed'],
    );
  });
});
