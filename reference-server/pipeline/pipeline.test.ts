import assert from 'node:assert/strict';
import { OrchestratorError, VirtualWorld } from '../kernel/index.ts';
import {
  benchOf,
  callOf,
  codeIs,
  neverAborted,
  pluginConfig,
  RememberingTelemetry,
  untilDone,
  visitUpTo,
} from './calls-for-tests.ts';
import { compilePipeline } from './compile-pipeline.ts';
import { Pipeline } from './pipeline.ts';
import type { Plugin } from './plugin.ts';

function tracing(id: string, trace: string[], broken?: keyof Plugin): Plugin {
  const step = (name: keyof Plugin) => () => {
    trace.push(`${id}.${name}`);
    if (broken === name) throw new Error('broken');
  };
  return {
    configure: step('configure'),
    initialize: step('initialize'),
    execute: step('execute'),
    shutdown: step('shutdown'),
  };
}

async function unstarted(...plugins: (readonly [string, Plugin])[]): Promise<Pipeline> {
  const world = new VirtualWorld();
  const builtIns = new Map(plugins.map(([id, plugin]) => [id, () => plugin]));
  const configs = plugins.map(([id], order) => pluginConfig({ id, order }));
  const compiled = await compilePipeline(configs, { world, folder: '.', builtIns });
  return new Pipeline({ plugins: compiled, world, telemetry: new RememberingTelemetry() });
}

describe('the life of plugins', () => {
  it('is configure, initialize, calls, and shutdown in the reverse order, each once [PLUG-002(a), PLUG-002(b), PLUG-002(c)]', async () => {
    const trace: string[] = [];
    const bench = await benchOf(
      { id: 'one', order: 1, plugin: tracing('one', trace) },
      { id: 'two', order: 2, plugin: tracing('two', trace) },
    );
    for (let call = 0; call < 2; call += 1) await visitUpTo(bench, callOf(bench.world), 'CLEANUP');
    await Promise.all([bench.pipeline.close(), bench.pipeline.close()]);
    const calls = ['one.execute', 'two.execute', 'one.execute', 'two.execute'];
    assert.deepEqual(trace, [
      ...['one.configure', 'two.configure', 'one.initialize', 'two.initialize'],
      ...calls,
      ...['two.shutdown', 'one.shutdown'],
    ]);
  });

  it('does not begin where one cannot be initialized, and those that were are shut down [PLUG-002(d)]', async () => {
    const trace: string[] = [];
    const pipeline = await unstarted(
      ['one', tracing('one', trace)],
      ['two', tracing('two', trace, 'initialize')],
    );
    await assert.rejects(pipeline.start(), codeIs('PLUGIN_FAILED'));
    await pipeline.close();
    assert.deepEqual(trace.slice(2), ['one.initialize', 'two.initialize', 'one.shutdown']);
  });

  it('does not begin where options are refused', async () => {
    const pipeline = await unstarted(['one', tracing('one', [], 'configure')]);
    await assert.rejects(pipeline.start(), codeIs('CONFIG_INVALID'));
  });

  it('goes on to the others where one fails to shut down', async () => {
    const trace: string[] = [];
    const pipeline = await unstarted(
      ['one', tracing('one', trace)],
      ['two', tracing('two', trace, 'shutdown')],
    );
    await pipeline.start();
    await pipeline.close();
    assert.deepEqual(trace.slice(4), ['two.shutdown', 'one.shutdown']);
  });

  it('lasts for a call that began before a reload until that call has ended [PLUG-008(a)]', async () => {
    const trace: string[] = [];
    const bench = await benchOf({ id: 'one', phase: 'CLEANUP', plugin: tracing('one', trace) });
    const task = callOf(bench.world);
    await visitUpTo(bench, task, 'INFERENCE');
    const retired = bench.pipeline.retire();
    assert.equal(bench.pipeline.openCalls, 1);
    await visitUpTo(bench, task, 'CLEANUP');
    await retired;
    assert.deepEqual(trace.slice(2), ['one.execute', 'one.shutdown']);
  });
});

describe('a short-circuit', () => {
  const answer = (text: string): Plugin => ({ execute: (_, tools) => tools.shortCircuit({ text }) });

  it('is the result of its phase and names the plugin; POST_INFERENCE and what follows run [PIPE-014(a), PIPE-014(b), PIPE-014(c)]', async () => {
    const seen: (string | undefined)[] = [];
    const bench = await benchOf(
      { id: 'quick', phase: 'PRE_INFERENCE', plugin: answer('forty-two') },
      { id: 'later', phase: 'POST_INFERENCE', plugin: { execute: view => void seen.push(view.answeredBy) } },
    );
    const task = callOf(bench.world);
    const results = await visitUpTo(bench, task, 'PRE_INFERENCE');
    assert.deepEqual(results.at(-1), { shortCircuit: { text: 'forty-two', servedBy: 'quick' } });
    bench.pipeline.skip('INFERENCE', task);
    await visitUpTo(bench, task, 'CLEANUP');
    assert.equal(task.phases[5]?.outcome, 'skipped');
    assert.deepEqual(
      task.phases.slice(6).map(record => record.outcome),
      Array(3).fill('visited'),
    );
    assert.deepEqual(seen, ['quick']);
    assert.equal(bench.telemetry.counts.get('plugin_outcomes_total quick PRE_INFERENCE short_circuit'), 1);
  });

  it('is given once: the first answer of a call stands', async () => {
    const bench = await benchOf(
      { id: 'first', phase: 'ROUTE', plugin: answer('one') },
      { id: 'second', phase: 'PRE_INFERENCE', plugin: answer('two') },
    );
    const results = await visitUpTo(bench, callOf(bench.world), 'PRE_INFERENCE');
    assert.deepEqual(results.slice(3), [{ shortCircuit: { text: 'one', servedBy: 'first' } }, 'go-on']);
  });

  it('comes too late after INFERENCE and is then a failure of the plugin', async () => {
    const bench = await benchOf({ id: 'late', phase: 'POST_INFERENCE', plugin: answer('no') });
    await assert.rejects(visitUpTo(bench, callOf(bench.world), 'CLEANUP'), codeIs('PLUGIN_FAILED'));
  });
});

describe('the last two phases', () => {
  const broken: Plugin = {
    execute: () => {
      throw new Error('broken');
    },
  };

  it('run to their end whatever fails in them, and the failure is recorded and counted [PIPE-013(b), PIPE-013(c)]', async () => {
    const ran: string[] = [];
    const bench = await benchOf(
      { id: 'broken', phase: 'OBSERVABILITY', order: 1, plugin: broken },
      { id: 'sound', phase: 'OBSERVABILITY', order: 2, plugin: { execute: () => void ran.push('sound') } },
      { id: 'last', phase: 'CLEANUP', plugin: { execute: () => void ran.push('last') } },
    );
    const task = callOf(bench.world);
    const results = await visitUpTo(bench, task, 'CLEANUP');
    assert.deepEqual(results.slice(-2), ['go-on', 'go-on']);
    assert.deepEqual(ran, ['sound', 'last']);
    assert.deepEqual(
      task.plugins.map(record => [record.id, record.outcome]),
      [
        ['broken', 'failed'],
        ['sound', 'run'],
        ['last', 'run'],
      ],
    );
    assert.equal(task.phases[7]?.outcome, 'failed');
    assert.equal(bench.telemetry.counts.get('plugin_outcomes_total broken OBSERVABILITY failed'), 1);
  });

  it('run for a call that was canceled, and see how it ended [PIPE-011(a), PIPE-012]', async () => {
    const seen: unknown[] = [];
    const look: Plugin = { execute: view => void seen.push([view.phase, view.status, view.outcome?.code]) };
    const { world, pipeline } = await benchOf(
      { id: 'observe', phase: 'OBSERVABILITY', plugin: look },
      { id: 'clean', phase: 'CLEANUP', plugin: look },
    );
    const task = callOf(world);
    task.state = 'canceled';
    task.outcome = { state: 'canceled', failure: { code: 'CANCELED' } };
    const aborted = AbortSignal.abort(new OrchestratorError('CANCELED'));
    pipeline.skipTo('OBSERVABILITY', task);
    await untilDone(world, pipeline.run('OBSERVABILITY', task, aborted));
    await untilDone(world, pipeline.run('CLEANUP', task, aborted));
    assert.deepEqual(seen, [
      ['OBSERVABILITY', 'canceled', 'CANCELED'],
      ['CLEANUP', 'canceled', 'CANCELED'],
    ]);
  });

  it('run for a refused submission and are shown the refusal’s code [PIPE-011(c), PIPE-012]', async () => {
    const seen: unknown[] = [];
    const look: Plugin = { execute: view => void seen.push(view.status) };
    const bench = await benchOf({ id: 'clean', phase: 'CLEANUP', plugin: look });
    const task = callOf(bench.world);
    await visitUpTo(bench, task, 'AUTHORIZE');
    task.outcome = { state: 'failed', failure: { code: 'QUOTA_EXCEEDED' } };
    bench.pipeline.skipTo('OBSERVABILITY', task);
    await visitUpTo(bench, task, 'CLEANUP');
    assert.deepEqual(seen, ['QUOTA_EXCEEDED']);
    assert.equal(bench.pipeline.openCalls, 0);
  });
});

describe('an aborted call', () => {
  it('ends with its own reason while a plugin runs, and the plugin is told', async () => {
    let told = false;
    const hanging: Plugin = {
      execute: (_, { signal }) =>
        new Promise(() =>
          signal.addEventListener('abort', () => {
            told = true;
          }),
        ),
    };
    const { world, pipeline } = await benchOf({ id: 'hangs', strategy: 'continue', plugin: hanging });
    const abort = new AbortController();
    const task = callOf(world);
    const run = pipeline.run('PRE_VALIDATE', task, abort.signal);
    abort.abort(new OrchestratorError('DEADLINE_UNMET'));
    await assert.rejects(Promise.resolve(run), codeIs('DEADLINE_UNMET'));
    assert.equal(task.plugins[0]?.error_code, 'DEADLINE_UNMET');
    assert.ok(told);
  });

  it('runs no further plugin and ends as canceled without a reason of its own', async () => {
    const { world, pipeline } = await benchOf({ id: 'p', plugin: { execute: () => undefined } });
    const run = pipeline.run('PRE_VALIDATE', callOf(world), AbortSignal.abort());
    await assert.rejects(Promise.resolve(run), codeIs('CANCELED'));
    assert.equal(neverAborted.aborted, false);
  });
});
