import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { VirtualWorld } from '../kernel/index.ts';
import { callOf, neverAborted, pluginConfig, RememberingTelemetry } from './calls-for-tests.ts';
import { compilePipeline } from './compile-pipeline.ts';
import { phaseNames } from './phases.ts';
import { Pipeline } from './pipeline.ts';
import { PipelineSwitch } from './pipeline-switch.ts';

const world = new VirtualWorld();

async function pipelineOf(id: string, trace: string[]): Promise<Pipeline> {
  const plugin = {
    execute: () => void trace.push(`${id} runs`),
    shutdown: () => void trace.push(`${id} ends`),
  };
  const config = pluginConfig({ id, phase: 'CLEANUP' });
  const builtIns = new Map([[id, () => plugin]]);
  const plugins = await compilePipeline([config], { world, folder: '.', builtIns });
  const pipeline = new Pipeline({ plugins, world, telemetry: new RememberingTelemetry() });
  await pipeline.start();
  return pipeline;
}

const both = async () => {
  const trace: string[] = [];
  const [old, next] = [await pipelineOf('old', trace), await pipelineOf('next', trace)];
  return { trace, next, switched: new PipelineSwitch(old) };
};

/** Everything up to INFERENCE, which stays open. */
const begun = (switched: PipelineSwitch) => {
  const task = callOf(world);
  for (const phase of phaseNames.slice(0, 6)) switched.run(phase, task, neverAborted);
  return task;
};

const ended = async (switched: PipelineSwitch, task: ReturnType<typeof callOf>): Promise<void> => {
  for (const phase of phaseNames.slice(6)) await switched.run(phase, task, neverAborted);
  await setImmediate();
};

describe('a pipeline that takes the place of another', () => {
  it('gets the calls that begin then, and none that had begun [PLUG-008(a)]', async () => {
    const { trace, next, switched } = await both();
    const early = begun(switched);
    switched.use(next);
    const late = begun(switched);
    await ended(switched, late);
    assert.deepEqual(trace, ['next runs']);
    await ended(switched, early);
    assert.deepEqual(trace, ['next runs', 'old runs', 'old ends']);
  });

  it('lets the other end at once where no call is open in it', async () => {
    const { trace, next, switched } = await both();
    switched.use(next);
    await setImmediate();
    assert.deepEqual(trace, ['old ends']);
  });

  it('is asked of its own calls when phases are left out or ended', async () => {
    const { next, switched } = await both();
    const early = callOf(world);
    switched.run('PRE_VALIDATE', early, neverAborted);
    switched.endPhase('PRE_VALIDATE', early, 'failed');
    switched.use(next);
    switched.skip('VALIDATE', early);
    switched.skipTo('OBSERVABILITY', early);
    assert.deepEqual(
      early.phases.map(({ outcome }) => outcome),
      ['failed', ...Array(6).fill('skipped')],
    );
    assert.equal(next.openCalls, 0);
  });

  it('ends with those that it replaced, when the server does', async () => {
    const { trace, next, switched } = await both();
    begun(switched);
    switched.use(next);
    await switched.close();
    assert.deepEqual(trace.sort(), ['next ends', 'old ends']);
  });
});

describe('a pipeline that is retired', () => {
  it('can be retired again: whoever waits for its end is told', async () => {
    const trace: string[] = [];
    const pipeline = await pipelineOf('p', trace);
    const task = callOf(world);
    for (const phase of phaseNames.slice(0, 6)) pipeline.run(phase, task, neverAborted);
    const ends = Promise.all([pipeline.retire(), pipeline.retire()]);
    for (const phase of phaseNames.slice(6)) await pipeline.run(phase, task, neverAborted);
    await ends;
    assert.deepEqual(trace, ['p runs', 'p ends']);
  });
});
