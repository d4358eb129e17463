// Engines that become ready, are lost, break their tests or are supervised, and the health of pools.
import { type Anchor, claim, matches, mismatch, parseSamples, sampleSum } from '#conformance/harness';
import { type Act, type Behaviour, defaultBehaviour, type FailureKind, failing } from '#conformance/peers';
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
  setup('the engines of pool {string} are supervised', ([alias]) => ({
    pools: { [alias]: { settings: {}, engines: { isSupervised: true } } },
    needs: ['restart'],
  })),
  setup('the workers of pool {string} write at their start:', ([alias], input) => ({
    pools: { [alias]: { settings: {}, engines: { words: input.values.map(String) } } },
  })),
];

const healthOf = (world: World, pool: string) =>
  world.as({ role: 'operator' }).poolHealth(world.names.pool(pool).id);

const foremanOf = (world: World, pool: string, replica: number) =>
  world.stage.foreman(world.cast, world.names.peer(pool, replica));

const workers = (peer: string, action: 'connected' | 'ended', where: Anchor['where'] = {}): Anchor => ({
  kind: 'peer',
  peer,
  action,
  where: { worker: true, ...where },
});

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
  drive(
    'tasks of pool {string} fail by {word} {int} times',
    async (world, [pool, kind, times]) => {
      for (let done = 0; done < times; done += 1) {
        const task = `${pool} fails ${world.names.ids.nonce('t')}`;
        for (const peer of world.peersOf(pool))
          peer.scriptTask(world.names.promptTail(task), failing({ kind: kind as FailureKind }));
        await world.poll(task, {
          what: `task ${task} is admitted`,
          bound: 'frame_ms',
          ask: () => world.submit(task, { pool }),
          isDone: ({ status }) => status === 202,
        });
        await world.untilState(task, ['failed']);
      }
    },
    scripting,
  ),
  drive(
    'every attempt at task {string} in pool {string} fails by {word}',
    (world, [task, pool, kind]) => {
      for (const peer of world.peersOf(pool))
        peer.scriptTask(world.names.promptTail(task), failing({ kind: kind as FailureKind }));
    },
    scripting,
  ),
  drive(
    'the engine fails task {string} with the words {string}',
    async (world, [task, message]) => (await world.callOf(task))?.fail({ kind: 'error-event', message }),
    scripting,
  ),
];

const supervision: readonly StepDefinition[] = [
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

const attempted: readonly StepDefinition[] = [
  claims('task {string} was tried on at most {int} engines', (names, [task, most]) =>
    claim('peer.spread', 'peer.spread', {
      count: { $min: 1, $max: most },
      where: { prompt: { $contains: names.promptTail(task) } },
    }),
  ),
  claims(
    'the error of reader {string} lists as many attempts as the record of task {string}',
    (_, [ref, task]) =>
      claim('attempts.same', 'values.same', {
        values: [
          { anchor: { kind: 'frame', ref, event: 'error' }, path: 'details.attempts.#' },
          { anchor: { kind: 'response', ref: `${task}/getTask` }, path: 'body.attempts.#' },
        ],
      }),
  ),
];

const watched: readonly StepDefinition[] = [
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

export const poolsSteps: readonly StepDefinition[] = [
  ...setups,
  ...engines,
  ...supervision,
  ...made,
  ...attempted,
  ...watched,
];
