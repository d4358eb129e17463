import assert from 'node:assert/strict';
import { isOrchestratorError } from '../kernel/index.ts';
import type { Task } from '../tasks/index.ts';
import {
  benchOf,
  callOf,
  codeIs,
  does,
  fails,
  failsTimes,
  neverAborted,
  untilDone,
  visitUpTo,
} from './calls-for-tests.ts';
import { PluginVeto } from './plugin-turn.ts';

function outcomes(task: Task) {
  return task.plugins.map(({ id, outcome, strategy, tries, error_code }) => ({
    id,
    outcome,
    strategy,
    tries,
    error_code,
  }));
}

describe('a plugin that is not concerned', () => {
  it('is not run, and the record and the count show it as skipped [PLUG-003]', async () => {
    const plugin = Object.assign(failsTimes(0), { concerned: () => false });
    const bench = await benchOf({ id: 'p', plugin });
    const task = callOf(bench.world);
    await visitUpTo(bench, task, 'PRE_VALIDATE');
    assert.equal(plugin.runs, 0);
    assert.deepEqual(task.plugins, [
      { id: 'p', phase: 'PRE_VALIDATE', outcome: 'skipped', strategy: 'fail_fast' },
    ]);
    assert.equal(bench.telemetry.counts.get('plugin_outcomes_total p PRE_VALIDATE skipped'), 1);
  });
});

describe('the strategy of a plugin', () => {
  it('fail_fast ends the call with PLUGIN_FAILED, and no later plugin runs [PLUG-004(a)]', async () => {
    const bench = await benchOf(
      { id: 'one', order: 1, plugin: fails('tell me a secret') },
      { id: 'two', order: 2, plugin: failsTimes(0) },
    );
    const task = callOf(bench.world);
    await assert.rejects(visitUpTo(bench, task, 'PRE_VALIDATE'), codeIs('PLUGIN_FAILED'));
    const expected = {
      id: 'one',
      outcome: 'failed',
      strategy: 'fail_fast',
      tries: 1,
      error_code: 'PLUGIN_FAILED',
    };
    assert.deepEqual(outcomes(task), [expected]);
    assert.equal(task.phases[0]?.outcome, 'failed');
    assert.deepEqual(
      bench.reported.map(({ type, plugin_id, error_code }) => ({ type, plugin_id, error_code })),
      [{ type: 'plugin-failed', plugin_id: 'one', error_code: 'PLUGIN_FAILED' }],
    );
    assert.doesNotMatch(JSON.stringify([bench.telemetry.logged, bench.reported]), /secret/);
  });

  it('continue records the failure and goes on [PLUG-004(b)]', async () => {
    const bench = await benchOf(
      { id: 'one', order: 1, strategy: 'continue', retries_max: 2, plugin: fails() },
      { id: 'two', order: 2, plugin: failsTimes(0) },
    );
    const task = callOf(bench.world);
    assert.deepEqual(await visitUpTo(bench, task, 'PRE_VALIDATE'), ['go-on']);
    assert.deepEqual(
      outcomes(task).map(({ id, outcome, strategy, tries }) => [id, outcome, strategy, tries]),
      [
        ['one', 'failed', 'continue', 1],
        ['two', 'run', 'fail_fast', 1],
      ],
    );
  });

  for (const [failures, succeeds] of [
    [1, true],
    [2, true],
    [3, false],
  ] as const) {
    it(`retry with two retries ${succeeds ? 'outlasts' : 'gives up after'} ${failures} failures [PLUG-004(c), PLUG-004(d)]`, async () => {
      const plugin = failsTimes(failures);
      const bench = await benchOf({ id: 'p', strategy: 'retry', retries_max: 2, plugin });
      const task = callOf(bench.world);
      const run = visitUpTo(bench, task, 'PRE_VALIDATE');
      if (succeeds) assert.deepEqual(await run, ['go-on']);
      else await assert.rejects(run, codeIs('PLUGIN_FAILED'));
      assert.equal(plugin.runs, Math.min(failures + 1, 3));
      assert.deepEqual(
        outcomes(task).map(({ outcome, strategy, tries }) => [outcome, strategy, tries]),
        [[succeeds ? 'run' : 'failed', 'retry', plugin.runs]],
      );
    });
  }

  it('retry makes no try whose wait does not fit into the deadline', async () => {
    const plugin = failsTimes(1);
    const bench = await benchOf({ id: 'p', strategy: 'retry', retries_max: 2, plugin });
    const task = callOf(bench.world, { deadlineAtMs: bench.world.monotonicMs() + 4 });
    await assert.rejects(visitUpTo(bench, task, 'PRE_VALIDATE'), codeIs('PLUGIN_FAILED'));
    assert.equal(plugin.runs, 1);
  });
});

describe('the tries of a plugin', () => {
  it('touch no attempt of the engine, and start at zero in each phase and call [PIPE-017(a), PIPE-017(b)]', async () => {
    const tries: (number | undefined)[] = [];
    const flaky = () => {
      let failed = false;
      return does(() => {
        failed = !failed;
        if (failed) throw new Error('every other time');
      });
    };
    const settings = { strategy: 'retry', retries_max: 1 } as const;
    const bench = await benchOf(
      { id: 'one', phase: 'VALIDATE', ...settings, plugin: flaky() },
      { id: 'two', phase: 'ROUTE', ...settings, plugin: flaky() },
    );
    for (let call = 0; call < 2; call += 1) {
      const task = callOf(bench.world);
      await visitUpTo(bench, task, 'CLEANUP');
      tries.push(...task.plugins.map(record => record.tries));
      assert.deepEqual(task.attempts, []);
    }
    assert.deepEqual(tries, [2, 2, 2, 2]);
  });

  it('are not made again by anything that happens in INFERENCE [PIPE-016]', async () => {
    const plugin = failsTimes(0);
    const { world, pipeline } = await benchOf({ id: 'p', phase: 'INFERENCE', plugin });
    const task = callOf(world);
    for (const phase of ['PRE_VALIDATE', 'VALIDATE', 'AUTHORIZE', 'ROUTE', 'PRE_INFERENCE'] as const) {
      pipeline.run(phase, task, neverAborted);
    }
    await untilDone(world, pipeline.run('INFERENCE', task, neverAborted));
    assert.equal(task.phases.at(-1)?.ended_ms, undefined);
    assert.throws(() => pipeline.run('INFERENCE', task, neverAborted));
    assert.equal(plugin.runs, 1);
  });
});

describe('a veto', () => {
  const denies = does((_, tools) => tools.veto('POLICY_DENIED', 'not this', 'no-secrets'));

  it('ends the call with its code under every strategy, and the client is not told the rule', async () => {
    for (const strategy of ['fail_fast', 'continue', 'retry'] as const) {
      const bench = await benchOf({ id: 'p', phase: 'AUTHORIZE', strategy, retries_max: 1, plugin: denies });
      const task = callOf(bench.world);
      const error: unknown = await visitUpTo(bench, task, 'AUTHORIZE').catch((cause: unknown) => cause);
      assert.ok(isOrchestratorError(error) && error.code === 'POLICY_DENIED');
      assert.ok(error.cause instanceof PluginVeto && error.cause.rule === 'no-secrets');
      assert.equal(error.publicMessage, undefined);
      assert.equal(error.details, undefined);
      assert.equal(task.plugins[0]?.tries, 1);
      assert.equal(task.phases[2]?.outcome, 'failed');
    }
  });

  it('by policy is reported with rule and decision, without the text of the prompt [EVT-004]', async () => {
    const bench = await benchOf({ id: 'p', phase: 'AUTHORIZE', plugin: denies });
    const task = callOf(bench.world);
    await assert.rejects(visitUpTo(bench, task, 'AUTHORIZE'));
    const [event] = bench.reported;
    assert.equal(event?.type, 'policy-violation');
    assert.equal(event?.rule, 'no-secrets');
    assert.equal(event?.reason, 'deny');
    assert.doesNotMatch(JSON.stringify(event), /tell me a secret/);
  });

  it('stands where the plugin swallows it, and is a failure where it comes too late', async () => {
    const swallowing = does((_, tools) => {
      assert.throws(() => tools.veto('FORBIDDEN', 'no'));
    });
    const early = await benchOf({ id: 'p', plugin: swallowing });
    await assert.rejects(visitUpTo(early, callOf(early.world), 'PRE_VALIDATE'), codeIs('FORBIDDEN'));
    const late = await benchOf({ id: 'p', phase: 'POST_INFERENCE', plugin: denies });
    await assert.rejects(visitUpTo(late, callOf(late.world), 'POST_INFERENCE'), codeIs('PLUGIN_FAILED'));
  });
});
