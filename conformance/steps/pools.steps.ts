// When: engines become ready and are lost, and the health of pools is read.
import { mismatch } from '#conformance/harness';
import { drive, type StepDefinition } from '../run/step.ts';
import { bodyOf } from '../run/world.ts';

export const poolsSteps: readonly StepDefinition[] = [
  drive('the health of pool {string} is read as {string}', async (world, [pool, ref]) =>
    world.remember(ref, await world.as({ role: 'operator' }).poolHealth(world.names.pool(pool).id)),
  ),
  drive('the health of pool {string} comes to have, as {string}:', (world, [pool, ref], input) =>
    world.poll(ref, {
      what: `the health of pool ${pool} is as due`,
      ask: () => world.as({ role: 'operator' }).poolHealth(world.names.pool(pool).id),
      isDone: answer => mismatch(bodyOf(answer), input.pairs) === undefined,
    }),
  ),
  drive('the readiness comes to have, as {string}:', (world, [ref], input) =>
    world.poll(ref, {
      what: 'the readiness is as due',
      ask: () => world.as({ role: 'nobody' }).readiness(),
      isDone: answer => mismatch(bodyOf(answer), input.pairs) === undefined,
    }),
  ),
  drive(
    'engine {int} of pool {string} becomes ready',
    (world, [replica, pool]) => world.peer(pool, replica).setReady(true),
    ['script_engines'],
  ),
  drive(
    'engine {int} of pool {string} becomes unready',
    (world, [replica, pool]) => world.peer(pool, replica).setReady(false),
    ['script_engines'],
  ),
  drive(
    'engine {int} of pool {string} answers no probe any more',
    (world, [replica, pool]) => world.peer(pool, replica).setProbes(false),
    ['script_engines'],
  ),
  drive(
    'engine {int} of pool {string} answers probes again',
    (world, [replica, pool]) => world.peer(pool, replica).setProbes(true),
    ['script_engines'],
  ),
];
