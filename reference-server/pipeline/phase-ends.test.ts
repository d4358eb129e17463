import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { VirtualWorld } from '../kernel/index.ts';
import type { Outcome } from '../tasks/index.ts';
import {
  benchOf,
  callOf,
  codeIs,
  configRefused,
  does,
  failsTimes,
  neverAborted,
  pluginConfig,
  RememberingTelemetry,
  untilDone,
  visitUpTo,
} from './calls-for-tests.ts';
import { compilePipeline } from './compile-pipeline.ts';
import { phaseNames } from './phases.ts';
import { Pipeline } from './pipeline.ts';

const failed: Outcome = { state: 'failed', failure: { code: 'DECODE_TIMEOUT' } };
const completed: Outcome = { state: 'completed', finishReason: 'stop', decodeMs: 1, servedBy: 'r' };

describe('the end of a phase', () => {
  it('can be said again: it moves, and what failed stays failed', async () => {
    const { world, pipeline } = await benchOf();
    const task = callOf(world);
    pipeline.run('PRE_VALIDATE', task, AbortSignal.abort());
    pipeline.endPhase('PRE_VALIDATE', task, 'failed');
    world.advanceBy(5);
    pipeline.endPhase('PRE_VALIDATE', task);
    const [record] = task.phases;
    assert.deepEqual([record?.outcome, (record?.ended_ms ?? 0) - (record?.started_ms ?? 0)], ['failed', 5]);
  });
});

describe('INFERENCE', () => {
  for (const [outcome, due] of [
    [failed, 'failed'],
    [completed, 'visited'],
  ] as const) {
    it(`of a task that is ${outcome.state} is ${due}, and ends when another phase begins`, async () => {
      const { world, pipeline } = await benchOf();
      const task = callOf(world);
      for (const phase of phaseNames.slice(0, 6)) pipeline.run(phase, task, neverAborted);
      world.advanceBy(7);
      task.outcome = outcome;
      pipeline.run('POST_INFERENCE', task, neverAborted);
      const record = task.phases[5];
      assert.deepEqual([record?.outcome, (record?.ended_ms ?? 0) - (record?.started_ms ?? 0)], [due, 7]);
    });
  }

  it('ends where the next phase is left out', async () => {
    const { world, pipeline } = await benchOf();
    const task = callOf(world);
    for (const phase of phaseNames.slice(0, 6)) pipeline.run(phase, task, neverAborted);
    world.advanceBy(7);
    task.outcome = failed;
    pipeline.skipTo('OBSERVABILITY', task);
    const record = task.phases[5];
    assert.deepEqual([record?.outcome, (record?.ended_ms ?? 0) - (record?.started_ms ?? 0)], ['failed', 7]);
  });
});

describe('a plugin that never ends what it was asked', () => {
  const never = (): Promise<void> => new Promise(() => undefined);

  it('holds up the start for 30 seconds and the end for 5', async () => {
    const world = new VirtualWorld();
    const builtIns = new Map([
      ['p', () => ({ execute: () => undefined, initialize: never, shutdown: never })],
    ]);
    const plugins = await compilePipeline([pluginConfig({ id: 'p' })], { world, folder: '.', builtIns });
    const pipeline = new Pipeline({ plugins, world, telemetry: new RememberingTelemetry() });
    const startedMs = world.monotonicMs();
    await assert.rejects(untilDone(world, pipeline.start()), codeIs('PLUGIN_FAILED'));
    assert.equal(world.monotonicMs() - startedMs, 30_000);
    const bench = await benchOf({ id: 'p', plugin: { execute: () => undefined, shutdown: never } });
    const closedMs = bench.world.monotonicMs();
    await untilDone(bench.world, bench.pipeline.close());
    assert.equal(bench.world.monotonicMs() - closedMs, 5_000);
    assert.deepEqual(bench.telemetry.logged, [
      { level: 'warn', event: 'plugin_shutdown_failed', fields: { plugin_id: 'p', error_name: 'Error' } },
    ]);
  });
});

describe('a plugin', () => {
  it('has failed where it can not say whether it is concerned', async () => {
    const concerned = (): boolean => {
      throw new Error('broken');
    };
    const bench = await benchOf({ id: 'p', plugin: { concerned, execute: () => undefined } });
    const task = callOf(bench.world);
    await assert.rejects(visitUpTo(bench, task, 'PRE_VALIDATE'), codeIs('PLUGIN_FAILED'));
    assert.deepEqual([task.plugins[0]?.outcome, task.plugins[0]?.error_code], ['failed', 'PLUGIN_FAILED']);
  });

  it('is tried no more once the call is canceled, and nobody waits for the next try', async () => {
    const bench = await benchOf({ id: 'p', strategy: 'retry', retries_max: 9, plugin: failsTimes(10) });
    const abort = new AbortController();
    const run = Promise.resolve(bench.pipeline.run('PRE_VALIDATE', callOf(bench.world), abort.signal));
    const rejected = assert.rejects(run, codeIs('CANCELED'));
    await setImmediate();
    const nowMs = bench.world.monotonicMs();
    abort.abort();
    await rejected;
    assert.deepEqual([bench.world.monotonicMs(), bench.world.pendingTimers], [nowMs, 0]);
  });

  it('sees the names of attributes in their order, those of others and its own', async () => {
    const seen: (readonly string[])[] = [];
    const sets = (...names: string[]) =>
      does((_, { attributes }) => {
        for (const name of names) attributes.set(name, 1);
        seen.push(attributes.names());
      });
    const bench = await benchOf(
      { id: 'one', plugin: sets('c', 'a') },
      { id: 'two', order: 200, plugin: sets('b', 'a') },
    );
    await visitUpTo(bench, callOf(bench.world), 'PRE_VALIDATE');
    assert.deepEqual(seen, [
      ['a', 'c'],
      ['a', 'b', 'c'],
    ]);
  });

  it('has failed where it answers with something else than a text', async () => {
    const plugin = does((_, tools) => tools.shortCircuit(JSON.parse('{"text":7}')));
    const bench = await benchOf({ id: 'p', plugin });
    await assert.rejects(visitUpTo(bench, callOf(bench.world), 'PRE_VALIDATE'), codeIs('PLUGIN_FAILED'));
  });

  it('that ran is counted as such', async () => {
    const bench = await benchOf({ id: 'p', plugin: does(() => undefined) });
    await visitUpTo(bench, callOf(bench.world), 'PRE_VALIDATE');
    assert.deepEqual([...bench.telemetry.counts], [['plugin_outcomes_total p PRE_VALIDATE ok', 1]]);
  });

  it('whose options it refuses itself is named, with the place of the plugins', async () => {
    const configure = (): void => {
      throw new Error('no size');
    };
    const start = benchOf({ id: 'p', plugin: { configure, execute: () => undefined } });
    await assert.rejects(start, (error: unknown) => {
      assert.ok(
        codeIs('CONFIG_INVALID')(error) && configRefused(/plugin p: its options are refused: no size/)(error),
      );
      const problem = { pointer: '/plugins', message: 'its options are refused: no size' };
      assert.deepEqual(Reflect.get(Object(error), 'details'), { plugin_id: 'p', problems: [problem] });
      return true;
    });
  });
});
