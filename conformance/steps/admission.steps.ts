// What scenarios of admission say: many tasks at once, engines of a known speed, places in the order of dispatch, hints.
import { claim } from '#conformance/harness';
import { holdingAfter, paced } from '#conformance/peers';
import type { Names } from '../run/names.ts';
import { claims, drive, type StepDefinition, setup } from '../run/step.ts';
import type { Draft, World } from '../run/world.ts';

/** `A B3 C1..C4` as names of tasks. */
export const namesIn = (list: string): string[] =>
  list.split(/\s+/).flatMap(word => {
    const [, prefix = '', from, to] = /^(.*?)(\d+)\.\.\D*(\d+)$/.exec(word) ?? [];
    if (from === undefined || to === undefined) return [word];
    return Array.from({ length: Number(to) - Number(from) + 1 }, (_, at) => `${prefix}${Number(from) + at}`);
  });

/** One after the other, each answered before the next is sent: their order of arrival is theirs. */
const submitAll = async (world: World, list: string, draft: Draft = {}): Promise<void> => {
  for (const task of namesIn(list)) await world.submit(task, draft);
};

/** `B*` is every task whose name begins with B. */
const promptWords = (names: Names, list: string): string[] =>
  namesIn(list).map(word =>
    word.endsWith('*') ? names.promptTail(word.slice(0, -1)).slice(0, -1) : names.promptTail(word),
  );

const submitting: readonly StepDefinition[] = [
  drive('tasks {string} are submitted', (world, [list]) => submitAll(world, list)),
  drive('tasks {string} are submitted with:', (world, [list], input) =>
    submitAll(world, list, { members: input.pairs }),
  ),
  drive('tasks {string} are submitted to pool {string}', (world, [list, pool]) =>
    submitAll(world, list, { pool }),
  ),
  drive('tenant {string} submits tasks {string}', (world, [tenant, list]) =>
    submitAll(world, list, { tenant }),
  ),
  drive('tenant {string} submits tasks {string} with:', (world, [tenant, list], input) =>
    submitAll(world, list, { tenant, members: input.pairs }),
  ),
  drive('the operator submits task {string}', (world, [task]) => world.submit(task, { role: 'operator' })),
  drive('the operator submits task {string} with:', (world, [task], input) =>
    world.submit(task, { role: 'operator', members: input.pairs }),
  ),
  drive('nobody submits task {string} with:', (world, [task], input) =>
    world.submit(task, { role: 'nobody', members: input.pairs }),
  ),
  drive('nobody submits task {string}', (world, [task]) => world.submit(task, { role: 'nobody' })),
];

const engines: readonly StepDefinition[] = [
  setup('the engines of pool {string} answer after {int} ms:', ([pool, ms], input) => ({
    pools: { [pool]: { settings: {}, engines: { script: paced(input.values.map(String), 0, ms) } } },
  })),
  drive(
    'the engines end the tasks {string} in turn',
    async (world, [list]) => {
      for (const task of namesIn(list)) (await world.callOf(task))?.end();
    },
    ['script_engines'],
  ),
  setup('the engines of pool {string} hold every task after {string}', ([pool, piece]) => ({
    pools: { [pool]: { settings: {}, engines: { script: holdingAfter([piece]) } } },
  })),
  drive(
    'the engine ends the call {int} of task {string}',
    async (world, [nth, task]) => (await world.callOf(task, nth))?.end(),
    ['script_engines'],
  ),
  drive(
    'the slot goes from task {string} to task {string}',
    async (world, [from, to]) => {
      (await world.callOf(from))?.end();
      await world.callOf(to);
    },
    ['script_engines'],
  ),
  drive(
    'the engine of pool {string} has been asked for {int} tasks',
    (world, [pool, count]) => world.peer(pool).nthCall(world.history, count, 'terminal_ms'),
    ['script_engines'],
  ),
  drive(
    'the tokenizer of pool {string} counts {int} tokens in every text',
    (world, [pool, count]) => {
      for (const peer of world.peersOf(pool)) peer.engine.tokenCount = count;
    },
    ['script_engines'],
  ),
];

const answers: readonly StepDefinition[] = [
  claims('the tasks {string} are admitted', (_, [list]) =>
    namesIn(list).map(task =>
      claim('task.admitted', 'response.status', { ref: `${task}/createTask`, status: 202 }),
    ),
  ),
  claims('the answer to {string} is the first admission once more', (_, [ref]) => [
    claim('replay.status', 'response.status', { ref, status: 202 }),
    claim('replay.header', 'response.header', { ref, name: 'Idempotency-Replayed', value: 'true' }),
  ]),
  claims(
    '{string} of the answer to {string} exceeds that to {string} by at least {int}',
    (_, [path, more, less, by]) =>
      claim('answers.exceed', 'numbers.difference', {
        from: { anchor: { kind: 'response', ref: less }, path },
        to: { anchor: { kind: 'response', ref: more }, path },
        difference: { $min: by },
      }),
  ),
  claims(
    'the hint of the admission {string} is within {int} of the hint of the refusal {string}',
    (_, [ref, distance, refusal]) =>
      claim('answers.near', 'numbers.difference', {
        from: { anchor: { kind: 'response', ref: refusal }, path: 'body.retry_after_ms' },
        to: { anchor: { kind: 'response', ref }, path: 'body.backoff_ms' },
        difference: { $min: -distance, $max: distance },
      }),
  ),
  claims(
    'the capabilities {string} show {float} bytes per token for the model of pool {string}',
    (names, [ref, bytes, pool]) => {
      const model = { model_ref: names.pool(pool).modelRef, bytes_per_token: bytes };
      return claim('capabilities.bytes-per-token', 'response.body', {
        ref,
        where: { engines: { $contains: { $where: { models: { $contains: { $where: model } } } } } },
      });
    },
  ),
  claims('the answer to {string} comes before any engine ends a task', (_, [ref]) =>
    claim('answer.unblocked', 'order.follows', {
      anchors: [
        { kind: 'response', ref },
        { kind: 'peer', action: 'ended' },
      ],
    }),
  ),
];

const orders: readonly StepDefinition[] = [
  claims(
    'among the tasks {string} that reach the engine of pool {string} the tasks {string} have:',
    (names, [among, pool, which], input) =>
      claim('peer.places', 'peer.places', {
        peer: names.peer(pool),
        among: promptWords(names, among),
        which: promptWords(names, which),
        where: input.pairs,
      }),
  ),
  claims('no engine is hung up on', () =>
    claim('peer.undisturbed', 'entry.count', { anchor: { kind: 'peer', action: 'aborted' }, count: 0 }),
  ),
];

const times: readonly StepDefinition[] = [
  claims(
    'frame {string} of reader {string} comes before frame {string} of reader {string}',
    (_, [event, ref, laterEvent, later]) =>
      claim('frames.in-order', 'order.follows', {
        anchors: [
          { kind: 'frame', ref, event },
          { kind: 'frame', ref: later, event: laterEvent },
        ],
      }),
  ),
  claims(
    'frame {string} of reader {string} comes {int} to {int} ms after task {string} is sent',
    (_, [event, reader, least, most, task]) => {
      const place = {
        from: { kind: 'request', ref: `${task}/createTask` },
        to: { kind: 'frame', ref: reader, event },
      } as const;
      return [
        claim('frame.not-before', 'order.apart', { ...place, ms: least }),
        claim('frame.in-time', 'order.within', { ...place, ms: most }),
      ];
    },
  ),
  claims(
    'engine {int} of pool {string} is hung up on at once after frame {string} of reader {string}',
    (names, [replica, pool, event, reader]) =>
      claim('peer.aborted', 'order.within', {
        from: { kind: 'frame', ref: reader, event },
        to: { kind: 'peer', peer: names.peer(pool, replica), action: 'aborted' },
        bound: 'abort_ms',
      }),
  ),
  claims(
    'task {string} reaches an engine at once after frame {string} of reader {string}',
    (names, [task, event, reader]) =>
      claim('peer.reached', 'order.within', {
        from: { kind: 'frame', ref: reader, event },
        to: {
          kind: 'peer',
          action: 'request',
          where: { generation: true, prompt: { $contains: names.promptTail(task) } },
        },
        bound: 'abort_ms',
      }),
  ),
];

const frames: readonly StepDefinition[] = [
  claims('a metrics frame of reader {string} tells preempted true', (_, [ref]) =>
    claim('metrics.preempted', 'stream.count', {
      ref,
      event: 'metrics',
      count: { $min: 1 },
      where: { preempted: true },
    }),
  ),
  claims(
    'each metrics frame of reader {string} tells of {string} a number from {int} to {int}',
    (_, [ref, member, least, most]) => [
      claim('metrics.told', 'stream.count', { ref, event: 'metrics', count: { $min: 1 } }),
      claim('metrics.bounded', 'stream.count', {
        ref,
        event: 'metrics',
        count: 0,
        where: { [member]: { $not: { $min: least, $max: most } } },
      }),
    ],
  ),
];

export const admissionSteps: readonly StepDefinition[] = [
  ...submitting,
  ...engines,
  ...answers,
  ...orders,
  ...times,
  ...frames,
];
