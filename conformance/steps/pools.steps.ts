// Engines that become ready, are lost or break their tests, and the health of pools.
import { join } from 'node:path';
import { claim, matches, mismatch, parseSamples, sampleSum } from '#conformance/harness';
import { type Act, type Behaviour, defaultBehaviour, failing } from '#conformance/peers';
import type { Reach } from '../run/setup.ts';
import { claims, drive, type StepDefinition, setup } from '../run/step.ts';
import { bodyOf, type World } from '../run/world.ts';
import { stepNamed } from './order.steps.ts';

const scripting: readonly Reach[] = ['script_engines'];

const again = (act: Omit<Extract<Act, { act: 'repeat' }>, 'act'>): Act => ({ act: 'repeat', ...act });

const scripted = (alias: string, script: Behaviour) => ({
  pools: { [alias]: { settings: {}, engines: { script } } },
});

const setups: readonly StepDefinition[] = [
  setup(
    'the engines of pool {string} send {string} every {int} ms without an end',
    ([alias, piece, everyMs]) => scripted(alias, [again({ everyMs, piece })]),
  ),
  setup('the engines of pool {string} send {string} and then only comments', ([alias, text]) =>
    scripted(alias, [{ act: 'piece', text }, again({ everyMs: 25, comment: 'still here' })]),
  ),
];

const healthOf = (world: World, pool: string) =>
  world.as({ role: 'operator' }).poolHealth(world.names.pool(pool).id);

const engines: readonly StepDefinition[] = [
  drive('the health of pool {string} is read as {string}', async (world, [pool, ref]) =>
    world.remember(ref, await healthOf(world, pool)),
  ),
  drive('the health of pool {string} comes to have, as {string}:', (world, [pool, ref], input) =>
    world.poll(ref, {
      what: `the health of pool ${pool} is as due`,
      bound: 'frame_ms',
      ask: () => healthOf(world, pool),
      isDone: answer => mismatch(bodyOf(answer), input.pairs) === undefined,
    }),
  ),
  drive('all engines of pool {string} are ready', (world, [pool]) =>
    world.poll(`all of ${pool}`, {
      what: `all engines of pool ${pool} are ready`,
      bound: 'ready_ms',
      ask: () => healthOf(world, pool),
      isDone: answer => matches(bodyOf(answer).replicas, { $every: { $where: { ready: true } } }),
    }),
  ),
  drive('the readiness comes to have, as {string}:', (world, [ref], input) =>
    world.poll(ref, {
      what: 'the readiness is as due',
      bound: 'frame_ms',
      ask: () => world.as({ role: 'nobody' }).readiness(),
      isDone: answer => mismatch(bodyOf(answer), input.pairs) === undefined,
    }),
  ),
  drive('the metric {string} comes to have, as {string}:', (world, [name, ref], input) => {
    const { value = null, ...labels } = input.pairs;
    const words = Object.fromEntries(Object.entries(labels).map(([label, of]) => [label, String(of)]));
    return world.poll(ref, {
      what: `${name} is as due`,
      bound: 'frame_ms',
      ask: () => world.as({ role: 'operator' }).metrics(),
      isDone: ({ body }) => matches(sampleSum(parseSamples(body ?? ''), name, words), value),
    });
  }),
  drive('task {string} is submitted until it is admitted, to pool {string}', (world, [task, pool]) =>
    world.poll(task, {
      what: `task ${task} is admitted`,
      bound: 'frame_ms',
      ask: () => world.submit(task, { pool }),
      isDone: ({ status }) => status === 202,
    }),
  ),
  drive(
    'engine {int} of pool {string} becomes ready',
    (world, [replica, pool]) => world.peer(pool, replica).setReady(true),
    scripting,
  ),
  drive(
    'engine {int} of pool {string} becomes unready',
    (world, [replica, pool]) => world.peer(pool, replica).setReady(false),
    scripting,
  ),
  drive(
    'engine {int} of pool {string} answers no probe any more',
    (world, [replica, pool]) => world.peer(pool, replica).setProbes(false),
    scripting,
  ),
  drive(
    'engine {int} of pool {string} answers probes again',
    (world, [replica, pool]) => world.peer(pool, replica).setProbes(true),
    scripting,
  ),
  drive(
    'engine {int} of pool {string} has the model {string}',
    (world, [replica, pool, model]) => world.peer(pool, replica).setModel(model),
    scripting,
  ),
  drive(
    'engine {int} of pool {string} has loaded the file {string}',
    (world, [replica, pool, name]) => world.peer(pool, replica).setModel(join(world.stage.folder, name)),
    scripting,
  ),
  drive(
    'engine {int} of pool {string} has the version {string}',
    (world, [replica, pool, version]) => world.peer(pool, replica).setVersion(version),
    scripting,
  ),
  drive(
    'engine {int} of pool {string} answers what is asked for figures with an error',
    (world, [replica, pool]) => world.peer(pool, replica).breakRoutes('/slots', '/metrics'),
    scripting,
  ),
  drive(
    'engine {int} of pool {string} is well',
    (world, [replica, pool]) => {
      world.peer(pool, replica).breakRoutes();
      world.peer(pool, replica).scriptTests();
    },
    scripting,
  ),
  drive(
    'engine {int} of pool {string} fails the {word} test of those it is given',
    (world, [replica, pool, which]) => {
      const broken = failing({ kind: 'http-500' });
      const first = which === 'first' ? [broken] : [defaultBehaviour, broken];
      world.peer(pool, replica).scriptTests(...first);
    },
    scripting,
  ),
];

const made: readonly StepDefinition[] = [
  claims('reader {string} gets at least {int} pieces', (_, [ref, least]) =>
    claim('stream.pieces', 'stream.count', { ref, event: 'token', count: { $min: least } }),
  ),
  claims(
    'frame {string} of reader {string} comes at least {int} ms after the step {string}',
    (_, [event, ref, ms, words]) =>
      claim('order.apart', 'order.apart', { from: stepNamed(words), to: { kind: 'frame', ref, event }, ms }),
  ),
  claims(
    'an engine is asked for task {string} at least {int} ms after the step {string}',
    (names, [task, ms, words]) =>
      claim('order.apart', 'order.apart', {
        from: stepNamed(words),
        to: {
          kind: 'peer',
          action: 'request',
          where: { generation: true, prompt: { $contains: names.promptTail(task) } },
        },
        ms,
      }),
  ),
];

export const poolsSteps: readonly StepDefinition[] = [...setups, ...engines, ...made];
