import assert from 'node:assert/strict';
import type { Task } from '../tasks/index.ts';
import { benchOf, callOf, codeIs, does, neverAborted, visitUpTo } from './calls-for-tests.ts';
import type { Plugin } from './plugin.ts';

const hangs: Plugin = { execute: () => new Promise(() => undefined) };

function outcomes(task: Task) {
  return task.plugins.map(({ id, outcome, strategy, tries, error_code }) => ({
    id,
    outcome,
    strategy,
    tries,
    error_code,
  }));
}

describe('a plugin that overruns its time', () => {
  it('is recorded and counted as timed out when its time is over, not before [PLUG-005(a)]', async () => {
    const { world, pipeline, telemetry } = await benchOf({ id: 'p', timeout_ms: 50, plugin: hangs });
    const task = callOf(world);
    const run = Promise.resolve(pipeline.run('PRE_VALIDATE', task, neverAborted));
    world.advanceBy(49);
    await Promise.resolve();
    assert.equal(world.pendingTimers, 1);
    world.advanceBy(1);
    await assert.rejects(run, codeIs('PLUGIN_FAILED'));
    const expected = {
      id: 'p',
      outcome: 'timed_out',
      strategy: 'fail_fast',
      tries: 1,
      error_code: 'PLUGIN_TIMEOUT',
    };
    assert.deepEqual(outcomes(task), [expected]);
    assert.equal(task.plugins[0]?.duration_ms, 50);
    assert.equal(telemetry.counts.get('plugin_outcomes_total p PRE_VALIDATE timeout'), 1);
  });

  it('goes on under continue, and has all its time again under retry [PLUG-005(a)]', async () => {
    const bench = await benchOf(
      { id: 'one', order: 1, strategy: 'continue', plugin: hangs },
      { id: 'two', order: 2, strategy: 'retry', retries_max: 1, plugin: hangs },
    );
    const task = callOf(bench.world);
    await assert.rejects(visitUpTo(bench, task, 'PRE_VALIDATE'), codeIs('PLUGIN_FAILED'));
    assert.deepEqual(
      outcomes(task).map(({ outcome, tries }) => [outcome, tries]),
      [
        ['timed_out', 1],
        ['timed_out', 2],
      ],
    );
    assert.ok((task.plugins[1]?.duration_ms ?? 0) >= 200);
  });

  it('writes without effect afterwards, in whatever way [PLUG-005(b)]', async () => {
    const kept = { value: 'in time' };
    let finish: (() => void) | undefined;
    const late: unknown[] = [];
    const plugin = does(async (_, tools) => {
      tools.attributes.set('kept', kept);
      await new Promise<void>(resolve => {
        finish = resolve;
      });
      kept.value = 'late';
      tools.attributes.set('late', true);
      tools.shortCircuit({ text: 'late' });
      late.push(tools.attributes.get('kept'), tools.attributes.names(), tools.signal.aborted);
    });
    const bench = await benchOf({ id: 'p', strategy: 'continue', plugin });
    const task = callOf(bench.world);
    assert.deepEqual(await visitUpTo(bench, task, 'PRE_VALIDATE'), ['go-on']);
    finish?.();
    assert.deepEqual(await visitUpTo(bench, task, 'CLEANUP'), Array(8).fill('go-on'));
    assert.deepEqual(late, [undefined, [], true]);
    assert.deepEqual([...task.attributes], []);
    assert.deepEqual(
      outcomes(task).map(record => record.outcome),
      ['timed_out'],
    );
  });

  it('has no effect by what it left running when it ended well [PLUG-005(b)]', async () => {
    let finish: (() => void) | undefined;
    const plugin = does((_, tools) => {
      const value = { at: 'first' };
      tools.attributes.set('kept', value);
      finish = () => {
        value.at = 'changed';
        tools.attributes.set('kept', value);
      };
    });
    const bench = await benchOf({ id: 'p', plugin });
    const task = callOf(bench.world);
    await visitUpTo(bench, task, 'PRE_VALIDATE');
    finish?.();
    assert.deepEqual([...task.attributes], [['kept', { at: 'first' }]]);
  });

  it('is late too where it never let go of the thread', async () => {
    const bench = await benchOf({
      id: 'p',
      timeout_ms: 50,
      strategy: 'continue',
      plugin: does((_, tools) => {
        bench.world.advanceBy(51);
        tools.attributes.set('late', true);
      }),
    });
    const task = callOf(bench.world);
    await visitUpTo(bench, task, 'PRE_VALIDATE');
    assert.deepEqual(
      outcomes(task).map(record => record.outcome),
      ['timed_out'],
    );
    assert.equal(task.attributes.size, 0);
  });
});
