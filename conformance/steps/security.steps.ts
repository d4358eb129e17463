// When and then: who sees what, and what must never be seen.
import { claim, parsedJson, valueAt } from '#conformance/harness';
import type { FailureKind } from '#conformance/peers';
import { keyHash } from '../run/names.ts';
import type { Reach } from '../run/setup.ts';
import { claims, drive, type StepDefinition } from '../run/step.ts';
import type { World } from '../run/world.ts';

const output: readonly Reach[] = ['capture_output'];

const pauseMs = 25;

interface Following {
  readonly reader: string;
  readonly task: string;
  readonly tenant?: string;
}

/** Again until it is a stream: room comes a moment after another one closed. */
const comeToFollow = async (world: World, { reader, task, tenant }: Following): Promise<void> => {
  const { clock, bounds } = world.history;
  const startMs = clock.nowMs();
  for (;;) {
    const stream = await world.follow(reader, task, tenant === undefined ? {} : { tenant });
    if (stream.isOpened || clock.nowMs() - startMs > bounds.frame_ms) return;
    await new Promise<void>(resolve => clock.after(pauseMs, resolve));
  }
};

const drives: readonly StepDefinition[] = [
  drive('reader {string} comes to follow task {string}', (world, [reader, task]) =>
    comeToFollow(world, { reader, task }),
  ),
  drive('reader {string} of tenant {string} comes to follow task {string}', (world, [reader, tenant, task]) =>
    comeToFollow(world, { reader, task, tenant }),
  ),
  drive('tasks {string} are submitted in turn', async (world, [list]) => {
    for (const task of list.split(/[, ]+/))
      await world.poll(task, {
        what: `task ${task} is admitted`,
        bound: 'frame_ms',
        ask: () => world.submit(task),
        isDone: ({ status }) => status === 202,
      });
  }),
  drive('the health comes to be answered as {string}', (world, [ref]) =>
    world.poll(ref, {
      what: 'the health is answered',
      bound: 'frame_ms',
      ask: () => world.as().health(),
      isDone: ({ status }) => status === 200,
    }),
  ),
  drive(
    'the operator of tenant {string} comes to read task {string} as {word}, as {string}',
    (world, [tenant, task, state, ref]) =>
      world.poll(ref, {
        what: `task ${task} is ${state} to the operator of ${tenant}`,
        ask: () => world.as({ tenant, role: 'operator' }).record(world.names.taskId(task)),
        isDone: answer => valueAt(parsedJson(answer.body), 'state') === state,
      }),
  ),
  drive(
    'the engine fails task {string} by {word} with the words {string}',
    async (world, [task, kind, message]) =>
      (await world.callOf(task))?.fail({ kind: kind as FailureKind, message }),
    ['script_engines'],
  ),
  drive('the receiver {string} is called {int} times', (world, [receiver, times]) => {
    let left = times;
    return world.history.until({
      bound: 'frame_ms',
      what: `${receiver} is called ${times} times`,
      match: entry => {
        if (entry.kind === 'peer' && entry.peer === receiver) left -= 1;
        return left <= 0 ? entry : undefined;
      },
    });
  }),
  drive(
    'task {string} is submitted with the address of the engine of pool {string} as {string}',
    (world, [task, pool, member]) =>
      world.submit(task, {
        members: { [member]: world.peer(pool).url },
        invalidOnPurpose: 'an address where none belongs',
      }),
    ['script_engines'],
  ),
];

/** A frame of a stack, a file of a program, a folder of the machine. */
const insides = [
  '\\bat [^ ]+ \\(|\\n +at ',
  '[.](ts|js|mjs|py|go|rs|cc|cpp|java):[0-9]+',
  '(/home/|/root/|/usr/|/work/|/tmp/|node_modules|node:internal)',
  // A library's own words for what it could not do.
  '\\b[A-Z][A-Za-z]*(Error|Exception)\\b',
  '(?i:unexpected (token|end|character)|unterminated|in JSON at|line [0-9]+ column [0-9]+)',
];

const made: readonly StepDefinition[] = [
  claims('the answers but for their correlation ids are the same:', (_, __, input) => {
    const [one = '', other = ''] = input.values.map(String);
    return ['status', 'body.code', 'body.message', 'body.retriable', 'headers.content-type'].map(path =>
      claim('answers.alike', 'values.same', {
        values: [one, other].map(ref => ({ anchor: { kind: 'response' as const, ref }, path })),
      }),
    );
  }),
  claims('reader {string} gets no frame with {string}', (_, [ref, text]) =>
    claim('frames.never', 'told.never', { text, kinds: ['frame'], refs: [ref] }),
  ),
  claims('the stream of reader {string} is closed by the target without a terminal frame', (_, [ref]) => [
    claim('stream.cut', 'entry.count', {
      anchor: { kind: 'closed', ref, where: { by: { $not: 'harness' } } },
      count: 1,
    }),
    claim('stream.no-terminal', 'stream.count', { ref, event: 'end', count: 0 }),
    claim('stream.no-terminal', 'stream.count', { ref, event: 'error', count: 0 }),
  ]),
  claims(
    'no line of the log holds {string}',
    (_, [text]) => claim('log.never', 'told.never', { text, kinds: ['output'] }),
    output,
  ),
  claims(
    'nothing that the target says holds a hash of a key',
    names =>
      (['data', 'operator', 'admin'] as const).flatMap(role => {
        const key = names.tenant().keys[role];
        if (key === undefined) return [];
        const text = keyHash(key).slice('sha256:'.length);
        return [claim('told.no-hash', 'told.never', { text, kinds: ['response', 'output'] })];
      }),
    output,
  ),
  claims(
    'the receiver {string} is called at {string} and never at {string}',
    (_, [peer, path, elsewhere]) => [
      claim('receiver.called', 'entry.count', {
        anchor: { kind: 'peer', peer, where: { path } },
        count: { $min: 1 },
      }),
      claim('receiver.not-called', 'entry.count', {
        anchor: { kind: 'peer', peer, where: { path: elsewhere } },
        count: 0,
      }),
    ],
  ),
  claims('no engine of pool {string} is told the header {string}', (names, [pool, header]) =>
    names.pool(pool).peers.map(peer =>
      claim('peer.header', 'entry.count', {
        anchor: { kind: 'peer', peer, where: { headers: { $contains: { $where: { 0: header } } } } },
        count: 0,
      }),
    ),
  ),
  claims('an engine of pool {string} is told the header {string} that matches {string}', (names, args) => {
    const [pool, header, pattern] = args;
    const wanted = { $where: { 0: header, 1: { $matches: pattern } } };
    return claim('peer.header', 'entry.count', {
      anchor: {
        kind: 'peer',
        peer: names.peer(pool),
        where: { generation: true, headers: { $contains: wanted } },
      },
      count: { $min: 1 },
    });
  }),
  claims('the answer to {string} has a message of the catalogue and nothing of the inside', (_, [ref]) =>
    insides.map(pattern =>
      claim('answer.no-inside', 'response.text', { ref, text: { $not: { $matches: pattern } } }),
    ),
  ),
  claims('no secret is seen', () => claim('secrets.hidden', 'all.secrets-hidden', {})),
];

export const securitySteps: readonly StepDefinition[] = [...drives, ...made];
