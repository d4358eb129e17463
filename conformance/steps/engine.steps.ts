// When: the engines behind the target do what they are told.
import { answering, type FailureKind, failing, holding } from '#conformance/peers';
import type { Reach } from '../run/setup.ts';
import { drive, type StepDefinition } from '../run/step.ts';

const scripting: readonly Reach[] = ['script_engines'];

export const engineSteps: readonly StepDefinition[] = [
  drive('an engine works at task {string}', (world, [task]) => world.callOf(task), scripting),
  drive(
    'an engine works at task {string} for time {int}',
    (world, [task, nth]) => world.callOf(task, nth),
    scripting,
  ),
  drive(
    'the engine gives task {string} the pieces:',
    async (world, [task], input) => (await world.callOf(task))?.release(...input.values.map(String)),
    scripting,
  ),
  drive(
    'the engine goes on with task {string}',
    async (world, [task]) => (await world.callOf(task))?.resume(),
    scripting,
  ),
  drive(
    'the engine ends task {string}',
    async (world, [task]) => (await world.callOf(task))?.end(),
    scripting,
  ),
  drive(
    'the engine ends task {string} for want of room',
    async (world, [task]) => (await world.callOf(task))?.end({ finish: 'length' }),
    scripting,
  ),
  drive(
    'the engine fails task {string} by {word}',
    async (world, [task, kind]) => (await world.callOf(task))?.fail({ kind: kind as FailureKind }),
    scripting,
  ),
  drive(
    'the engine that has task {string} hears that it is hung up',
    async (world, [task]) => {
      const call = await world.callOf(task);
      await world.history.until({
        bound: 'frame_ms',
        what: `the engine call of task ${task} is hung up`,
        match: entry =>
          entry.kind === 'peer' && entry.action === 'aborted' && entry.exchange === call?.id
            ? entry
            : undefined,
      });
    },
    scripting,
  ),
  drive(
    'from now on the engines of pool {string} answer:',
    (world, [pool], input) => {
      for (const peer of world.peersOf(pool)) peer.script(answering(input.values.map(String)));
    },
    scripting,
  ),
  drive(
    'from now on the engines of pool {string} hold every task',
    (world, [pool]) => {
      for (const peer of world.peersOf(pool)) peer.script(holding);
    },
    scripting,
  ),
  drive(
    'the next task of pool {string} fails by {word}',
    (world, [pool, kind]) => {
      for (const peer of world.peersOf(pool)) peer.scriptNext(failing({ kind: kind as FailureKind }));
    },
    scripting,
  ),
  drive(
    'the next task of pool {string} fails by {word} after:',
    (world, [pool, kind], input) => {
      for (const peer of world.peersOf(pool))
        peer.scriptNext(failing({ kind: kind as FailureKind }, input.values.map(String)));
    },
    scripting,
  ),
  drive(
    'engine {int} of pool {string} crashes',
    (world, [replica, pool]) => world.peer(pool, replica).crash(),
    scripting,
  ),
  drive(
    'engine {int} of pool {string} is back',
    (world, [replica, pool]) => world.peer(pool, replica).listen(),
    scripting,
  ),
];
