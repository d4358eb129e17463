import assert from 'node:assert/strict';
import { InvariantError } from '../kernel/index.ts';
import { benchOf, callOf, neverAborted, visitUpTo } from './calls-for-tests.ts';
import { phaseNames } from './phases.ts';

describe('the phases of a call', () => {
  it('are visited in their order, each once, without any plugin [PIPE-001(a), PIPE-002]', async () => {
    const bench = await benchOf();
    const task = callOf(bench.world);
    await visitUpTo(bench, task, 'CLEANUP');
    assert.deepEqual(
      task.phases.map(record => [record.phase, record.outcome]),
      phaseNames.map(phase => [phase, 'visited']),
    );
  });

  it('begin when the one ahead has ended, and INFERENCE lasts as long as it is worked on [PIPE-001(b)]', async () => {
    const { world, pipeline } = await benchOf();
    const task = callOf(world);
    for (const phase of phaseNames) {
      pipeline.run(phase, task, neverAborted);
      world.advanceBy(10);
    }
    for (const [at, record] of task.phases.entries()) {
      assert.ok((record.started_ms ?? 0) >= (task.phases[at - 1]?.ended_ms ?? 0), record.phase);
    }
    const inference = task.phases[5];
    assert.equal((inference?.ended_ms ?? 0) - (inference?.started_ms ?? 0), 10);
  });

  it('take no promise where no plugin is configured', async () => {
    const { world, pipeline } = await benchOf();
    assert.equal(pipeline.run('PRE_VALIDATE', callOf(world), neverAborted), 'go-on');
  });

  it('cannot be visited out of order or twice [PIPE-001(c)]', async () => {
    const { world, pipeline } = await benchOf();
    const task = callOf(world);
    assert.throws(() => pipeline.run('VALIDATE', task, neverAborted), InvariantError);
    pipeline.run('PRE_VALIDATE', task, neverAborted);
    assert.throws(() => pipeline.run('PRE_VALIDATE', task, neverAborted), InvariantError);
    assert.deepEqual(
      task.phases.map(record => record.phase),
      ['PRE_VALIDATE'],
    );
  });

  it('between a failure and the last two are recorded as skipped, and the last two cannot be [PIPE-011(d)]', async () => {
    const { world, pipeline } = await benchOf();
    const task = callOf(world);
    pipeline.run('PRE_VALIDATE', task, neverAborted);
    pipeline.run('VALIDATE', task, neverAborted);
    pipeline.endPhase('VALIDATE', task, 'failed');
    pipeline.skipTo('OBSERVABILITY', task);
    assert.throws(() => pipeline.skip('OBSERVABILITY', task), InvariantError);
    pipeline.run('OBSERVABILITY', task, neverAborted);
    pipeline.run('CLEANUP', task, neverAborted);
    assert.deepEqual(
      task.phases.map(record => record.outcome),
      ['visited', 'failed', ...Array(5).fill('skipped'), 'visited', 'visited'],
    );
  });

  it('bear the frozen time of a frozen clock [PIPE-021(a)]', async () => {
    const bench = await benchOf();
    const task = callOf(bench.world);
    await visitUpTo(bench, task, 'CLEANUP');
    const times = new Set(task.phases.flatMap(record => [record.started_ms, record.ended_ms]));
    assert.deepEqual([...times], [bench.world.wallMs()]);
  });

  it('last as long as the monotonic clock says when the wall clock is set back [PIPE-021(b)]', async () => {
    const { world, pipeline } = await benchOf();
    const task = callOf(world);
    pipeline.run('PRE_VALIDATE', task, neverAborted);
    world.jumpWall(-3_600_000);
    world.advanceBy(40);
    pipeline.endPhase('PRE_VALIDATE', task);
    const [record] = task.phases;
    assert.equal((record?.ended_ms ?? 0) - (record?.started_ms ?? 0), 40);
  });

  it('are a list that nothing can add to or take from [ASY-PIPE-001(a)]', () => {
    assert.throws(() => Reflect.apply(Array.prototype.push, phaseNames, ['AUDIT']), TypeError);
    assert.equal(phaseNames.length, 9);
  });
});
