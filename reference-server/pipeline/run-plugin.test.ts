import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isOrchestratorError } from '../kernel/index.ts';
import type { Task } from '../tasks/index.ts';
import { benchOf, callOf, neverAborted, untilDone, visitUpTo } from './calls-for-tests.ts';
import type { Plugin, PluginTools, PluginView } from './plugin.ts';
import { attributesMax, PluginVeto } from './plugin-turn.ts';

function fails(message = 'broken'): Plugin {
  return {
    execute: () => {
      throw new Error(message);
    },
  };
}

function failsTimes(times: number): Plugin & { runs: number } {
  const plugin = {
    runs: 0,
    execute: () => {
      plugin.runs += 1;
      if (plugin.runs <= times) throw new Error('not yet');
    },
  };
  return plugin;
}

const hangs: Plugin = { execute: () => new Promise(() => undefined) };

function does(execute: (view: PluginView, tools: PluginTools) => void | Promise<void>): Plugin {
  return { execute };
}

function codeIs(code: string) {
  return (error: unknown) => isOrchestratorError(error) && error.code === code;
}

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
      { id: 'one', order: 1, strategy: 'continue', plugin: fails() },
      { id: 'two', order: 2, plugin: failsTimes(0) },
    );
    const task = callOf(bench.world);
    assert.deepEqual(await visitUpTo(bench, task, 'PRE_VALIDATE'), ['go-on']);
    assert.deepEqual(
      outcomes(task).map(({ id, outcome, strategy }) => [id, outcome, strategy]),
      [
        ['one', 'failed', 'continue'],
        ['two', 'run', 'fail_fast'],
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

describe('what a plugin is given', () => {
  function everythingIn(value: unknown, seen = new Set<unknown>()): Set<unknown> {
    if (typeof value !== 'object' || value === null || seen.has(value)) return seen;
    seen.add(value);
    for (const key of Reflect.ownKeys(value)) everythingIn(Reflect.get(value, key), seen);
    return seen;
  }

  it('is plain frozen data and leads to nothing of the server [PLUG-006(a), PLUG-006(b)]', async () => {
    const views: PluginView[] = [];
    const bench = await benchOf({ id: 'p', phase: 'CLEANUP', plugin: does(view => void views.push(view)) });
    const task = callOf(bench.world);
    task.outcome = {
      state: 'completed',
      finishReason: 'stop',
      usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
      decodeMs: 4,
      servedBy: 'r1',
    };
    await visitUpTo(bench, task, 'CLEANUP');
    const parts = [...everythingIn(views[0])];
    assert.ok(parts.length >= 4);
    const ofTheTask = everythingIn(task);
    for (const part of parts) {
      assert.ok(Object.isFrozen(part) && !ofTheTask.has(part));
      assert.ok(Array.isArray(part) || Object.getPrototypeOf(part) === Object.prototype);
    }
  });

  it('cannot be changed: the attempt fails the plugin and changes nothing [PLUG-006(b)]', async () => {
    const attempts: ((view: PluginView, tools: PluginTools) => void)[] = [
      view => void Object.assign(view, { tenantId: 'b' }),
      view => void Object.assign(view.request, { prompt: 'other' }),
      view => void Object.assign(view.labels, { team: 'blue' }),
      (_, tools) => void Object.assign(tools, { veto: undefined }),
      (_, tools) => void Object.assign(tools.attributes, { get: undefined }),
    ];
    for (const attempt of attempts) {
      const bench = await benchOf({ id: 'p', plugin: does(attempt) });
      const task = callOf(bench.world);
      const before = JSON.stringify(task.request);
      await assert.rejects(visitUpTo(bench, task, 'PRE_VALIDATE'), codeIs('PLUGIN_FAILED'));
      assert.equal(JSON.stringify(task.request), before);
    }
  });

  it('includes options that cannot be changed [PLUG-006(b)]', async () => {
    let refused = false;
    const plugin: Plugin = {
      configure: options => {
        refused = !Reflect.set(options, 'limit', 2);
      },
      execute: () => undefined,
    };
    await benchOf({ id: 'p', options: { limit: 1 }, plugin });
    assert.ok(refused);
  });

  it('includes the attributes that earlier plugins of the call have set, and its own [PLUG-006(c)]', async () => {
    const seen: unknown[] = [];
    const bench = await benchOf(
      { id: 'one', plugin: does((_, { attributes }) => attributes.set('size', { large: true })) },
      {
        id: 'two',
        phase: 'ROUTE',
        plugin: does((_, { attributes }) => void seen.push(attributes.get('size'))),
      },
    );
    const task = callOf(bench.world);
    await visitUpTo(bench, task, 'ROUTE');
    assert.deepEqual(seen, [{ large: true }]);
    assert.ok(Object.isFrozen(seen[0]));
  });

  it('keeps what a failed try has written to itself', async () => {
    const plugin = does((_, { attributes }) => {
      attributes.set('half', true);
      throw new Error('broken');
    });
    const bench = await benchOf({ id: 'p', strategy: 'continue', plugin });
    const task = callOf(bench.world);
    await visitUpTo(bench, task, 'PRE_VALIDATE');
    assert.equal(task.attributes.size, 0);
  });

  for (const [extra, outcome] of [
    [-1, 'run'],
    [0, 'run'],
    [1, 'failed'],
  ] as const) {
    it(`holds ${attributesMax + extra} attributes: ${outcome}`, async () => {
      const plugin = does((_, { attributes }) => {
        for (let at = 0; at < attributesMax + extra; at += 1) attributes.set(`name-${at}`, at);
      });
      const bench = await benchOf({ id: 'p', strategy: 'continue', plugin });
      const task = callOf(bench.world);
      await visitUpTo(bench, task, 'PRE_VALIDATE');
      assert.equal(task.plugins[0]?.outcome, outcome);
    });
  }

  it('takes plain data alone for an attribute', async () => {
    for (const value of [() => undefined, new Map(), new Date(0), Buffer.from('x')]) {
      const bench = await benchOf({ id: 'p', plugin: does((_, tools) => tools.attributes.set('x', value)) });
      await assert.rejects(visitUpTo(bench, callOf(bench.world), 'PRE_VALIDATE'), codeIs('PLUGIN_FAILED'));
    }
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

describe('calls at the same time', () => {
  it('never see one another’s attributes, tenant, prompt or result [PIPE-022]', async () => {
    const call = fc.record({ tenantId: fc.constantFrom('a', 'b', 'c'), text: fc.string({ maxLength: 8 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(call, { minLength: 2, maxLength: 6 }), fc.nat(), async (calls, seed) => {
        const notes = does(async (view, { attributes, shortCircuit }) => {
          attributes.set('note', [view.tenantId, view.request.prompt, view.taskId]);
          await new Promise<void>(resolve => bench.world.after((seed * view.seed) % 17, resolve));
          shortCircuit({ text: `answer to ${view.taskId}` });
        });
        const seen = new Map<string, unknown>();
        const looks = does((view, { attributes }) => void seen.set(view.taskId, attributes.get('note')));
        const bench = await benchOf(
          { id: 'notes', plugin: notes },
          { id: 'looks', phase: 'VALIDATE', plugin: looks },
        );
        const tasks = calls.map(({ tenantId, text }, at) => {
          const base = callOf(bench.world);
          return callOf(bench.world, { tenantId, seed: at + 1, request: { ...base.request, prompt: text } });
        });
        const passes = tasks.map(async task => {
          const result = await bench.pipeline.run('PRE_VALIDATE', task, neverAborted);
          await bench.pipeline.run('VALIDATE', task, neverAborted);
          return result;
        });
        const results = await untilDone(bench.world, Promise.all(passes));
        for (const [at, { taskId, tenantId, request }] of tasks.entries()) {
          assert.deepEqual(seen.get(taskId), [tenantId, request.prompt, taskId]);
          assert.deepEqual(results[at], {
            shortCircuit: { text: `answer to ${taskId}`, servedBy: 'notes' },
          });
        }
      }),
      { numRuns: 40 },
    );
  });
});
