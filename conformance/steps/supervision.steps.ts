// Engines whose workers the target starts: how they are started, what they write, how they end.
import { type Anchor, claim } from '#conformance/harness';
import { claims, drive, type StepDefinition, setup } from '../run/step.ts';
import type { World } from '../run/world.ts';
import { stepNamed } from './order.steps.ts';

const setups: readonly StepDefinition[] = [
  setup('the engines of pool {string} are supervised', ([alias]) => ({
    pools: { [alias]: { settings: {}, engines: { isSupervised: true } } },
    needs: ['restart'],
  })),
  setup('the workers of pool {string} write at their start:', ([alias], input) => ({
    pools: { [alias]: { settings: {}, engines: { words: input.values.map(String) } } },
  })),
];

const foremanOf = (world: World, pool: string, replica: number) =>
  world.stage.foreman(world.cast, world.names.peer(pool, replica));

const workers = (peer: string, action: 'connected' | 'ended', where: Anchor['where'] = {}): Anchor => ({
  kind: 'peer',
  peer,
  action,
  where: { worker: true, ...where },
});

const drives: readonly StepDefinition[] = [
  drive(
    'from now on the workers of engine {int} of pool {string} end at once with {int}',
    (world, [replica, pool, code]) => {
      foremanOf(world, pool, replica).endsAtOnce(code);
      foremanOf(world, pool, replica).kill();
    },
  ),
  drive('the worker of engine {int} of pool {string} is killed', (world, [replica, pool]) =>
    foremanOf(world, pool, replica).kill(),
  ),
  drive('the worker of engine {int} of pool {string} ends with {int}', (world, [replica, pool, code]) =>
    foremanOf(world, pool, replica).exit(code),
  ),
  drive(
    'the worker of engine {int} of pool {string} writes {string} and ends with {int}',
    (world, [replica, pool, line, code]) => foremanOf(world, pool, replica).exit(code, line),
  ),
  drive('the worker of engine {int} of pool {string} writes {string}', (world, [replica, pool, line]) =>
    foremanOf(world, pool, replica).say(line),
  ),
  drive('the server is sent {word}', (world, [signal]) => world.target.signal(signal as NodeJS.Signals), [
    'restart',
  ]),
  drive('the worker of engine {int} of pool {string} has ended', (world, [replica, pool]) => {
    const peer = world.names.peer(pool, replica);
    return world.history.until({
      bound: 'frame_ms',
      what: `the worker of ${peer} has ended`,
      match: entry =>
        entry.kind === 'peer' &&
        entry.peer === peer &&
        entry.action === 'ended' &&
        entry.detail?.worker === true
          ? entry
          : undefined,
    });
  }),
  drive(
    'a worker of engine {int} of pool {string} is started for time {int}',
    (world, [replica, pool, nth]) => {
      const peer = world.names.peer(pool, replica);
      let left = nth;
      return world.history.until({
        bound: 'frame_ms',
        what: `a worker of ${peer} is started, time ${nth}`,
        match: entry => {
          const isStart = entry.kind === 'peer' && entry.peer === peer && entry.detail?.worker === true;
          if (!isStart || entry.action !== 'connected') return undefined;
          left -= 1;
          return left <= 0 ? entry : undefined;
        },
      });
    },
  ),
];

const made: readonly StepDefinition[] = [
  claims('{int} workers of engine {int} of pool {string} were started', (names, [count, replica, pool]) =>
    claim('worker.started', 'entry.count', {
      anchor: workers(names.peer(pool, replica), 'connected'),
      count,
    }),
  ),
  claims(
    'every worker of engine {int} of pool {string} was started with:',
    (names, [replica, pool], input) => {
      const peer = names.peer(pool, replica);
      const others = Object.entries(input.pairs).map(([path, value]) =>
        claim('worker.never-otherwise', 'entry.count', {
          anchor: workers(peer, 'connected', { [path]: { $not: value } }),
          count: 0,
        }),
      );
      const anchor = workers(peer, 'connected', input.pairs);
      return [claim('worker.started-with', 'entry.count', { anchor, count: { $min: 1 } }), ...others];
    },
  ),
  claims('a worker of engine {int} of pool {string} has ended', (names, [replica, pool]) =>
    claim('worker.ended', 'entry.count', {
      anchor: workers(names.peer(pool, replica), 'ended'),
      count: { $min: 1 },
    }),
  ),
  claims(
    'worker {int} of engine {int} of pool {string} is started at least {int} ms after the step {string}',
    (names, [nth, replica, pool, ms, words]) =>
      claim('worker.restart', 'order.apart', {
        from: stepNamed(words),
        to: { ...workers(names.peer(pool, replica), 'connected'), nth },
        ms,
      }),
  ),
  claims(
    'at most {int} workers of engine {int} of pool {string} were started',
    (names, [count, replica, pool]) =>
      claim('worker.started', 'entry.count', {
        anchor: workers(names.peer(pool, replica), 'connected'),
        count: { $max: count },
      }),
  ),
];

export const supervisionSteps: readonly StepDefinition[] = [...setups, ...drives, ...made];
