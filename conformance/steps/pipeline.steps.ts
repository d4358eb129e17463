// What scenarios of the pipeline say: plugins, phases, attempts.
import { claim, type Json } from '#conformance/harness';
import { claims, drive, type StepDefinition, setup } from '../run/step.ts';

type Row = Readonly<Record<string, Json>>;

/** Columns: id, phase, order, does, and where they matter strategy, retries_max, timeout_ms, word. */
const pluginOf = ({ id, does, word, module = 'on-label.mjs', ...settings }: Row): Row => ({
  id: id ?? '',
  module: `{plugins}/${String(module)}`,
  ...Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== '')),
  options: { ...(does === undefined ? {} : { does }), ...(word === undefined ? {} : { word }) },
});

const phases = [
  'PRE_VALIDATE',
  'VALIDATE',
  'AUTHORIZE',
  'ROUTE',
  'PRE_INFERENCE',
  'INFERENCE',
  'POST_INFERENCE',
  'OBSERVABILITY',
  'CLEANUP',
];

const outcomesOf = (skipped: string): Readonly<Record<string, Json>> =>
  Object.fromEntries([
    ['phases.#', phases.length],
    ...phases.flatMap((phase, at): [string, Json][] => [
      [`phases.${at}.phase`, phase],
      [
        `phases.${at}.outcome`,
        skipped.split(/,\s*/).includes(phase) ? 'skipped' : { $oneOf: ['visited', 'failed'] },
      ],
    ]),
  ]);

export const pipelineSteps: readonly StepDefinition[] = [
  drive(
    'the engine behind task {string} crashes',
    async (world, [task]) => {
      const call = await world.callOf(task);
      for (const peer of world.peersOf()) if (call && peer.calls.includes(call)) await peer.crash();
    },
    ['script_engines'],
  ),
  drive(
    'the client of tenant {string} asks for task {string} as {string}',
    async (world, [tenant, task, ref]) =>
      world.remember(ref, await world.as({ tenant }).record(world.names.taskId(task))),
  ),
  claims('the answer to {string} never holds {string}', (_, [ref, text]) =>
    claim('answer.never', 'told.never', { text, kinds: ['response'], refs: [ref] }),
  ),
  claims(
    'the record of task {string} says that it ended {int} to {int} ms after its receipt',
    (_, [task, least, most]) => {
      const record = { kind: 'response', ref: `${task}/getTask` } as const;
      return claim('deadline.in-time', 'numbers.difference', {
        from: { anchor: record, path: 'body.received_ms' },
        to: { anchor: record, path: 'body.ended_ms' },
        difference: { $min: least, $max: most },
      });
    },
  ),
  claims(
    'the end of reader {string} comes at least {int} ms after task {string} was submitted',
    (_, [ref, ms, task]) =>
      claim('deadline.not-before', 'order.apart', {
        from: { kind: 'request', ref: `${task}/createTask` },
        to: { kind: 'frame', ref, event: 'error' },
        ms,
      }),
  ),
  claims(
    'engine {int} of pool {string} was hung up on, having sent {int} pieces',
    (names, [replica, pool, pieces]) =>
      claim('peer.aborted', 'entry.where', {
        anchor: { kind: 'peer', peer: names.peer(pool, replica), action: 'aborted' },
        where: { pieces },
      }),
  ),
  setup('a server with the plugins:', (_, input) => ({
    server: { plugins: input.records.map(pluginOf) },
  })),
  claims('the hash in the record of task {string} is that of what it shows', (_, [task]) =>
    claim('record.hash', 'record.hash', { ref: `${task}/getTask` }),
  ),
  claims('the record of task {string} has all phases in their order, each visited', (_, [task]) =>
    claim('phases.visited', 'response.body', {
      ref: `${task}/getTask`,
      where: Object.fromEntries([
        ['phases.#', phases.length],
        ...phases.flatMap((phase, at): [string, Json][] => [
          [`phases.${at}.phase`, phase],
          [`phases.${at}.outcome`, 'visited'],
        ]),
      ]),
    }),
  ),
  claims('the record of task {string} has all phases in their order, and skipped {string}', (_, args) => {
    const [task, skipped] = args;
    return claim('phases.skipped', 'response.body', { ref: `${task}/getTask`, where: outcomesOf(skipped) });
  }),
  claims('the plugin {string} ran {int} time(s) for task {string} with:', (_, args, input) => {
    const [plugin, count, task] = args;
    return claim('plugin.ran', 'account.count', {
      source: 'log',
      ref: `${task}/createTask`,
      where: { plugin, ...input.pairs },
      count,
    });
  }),
  claims('the plugins that ran for task {string} are, in this order:', (_, [task], input) => [
    claim('plugin.order', 'account.order', {
      source: 'log',
      ref: `${task}/createTask`,
      wheres: input.values.map(plugin => ({ plugin })),
    }),
    claim('plugin.count', 'account.count', {
      source: 'log',
      ref: `${task}/createTask`,
      where: { plugin: { $exists: true } },
      count: input.values.length,
    }),
  ]),
  claims('the plugin {string} is in the record of task {string} with:', (_, [id, task], input) =>
    claim('plugin.listed', 'response.body', {
      ref: `${task}/getTask`,
      where: { plugins: { $contains: { $where: { id, ...input.pairs } } } },
    }),
  ),
];
