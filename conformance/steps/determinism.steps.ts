// What scenarios of determinism say: engines of the target's own whose build and model are written down, and seeds.
import { claim, type Json, parsedJson, valueAt } from '#conformance/harness';
import type { Names } from '../run/names.ts';
import { claims, drive, type StepDefinition, setup } from '../run/step.ts';
import type { World } from '../run/world.ts';

/** A digest made of one hexadecimal digit. */
const digestOf = (digit: Json | undefined): string => `sha256:${String(digit).repeat(64).slice(0, 64)}`;

type Row = Readonly<Record<string, Json>>;

/** Columns: version, digest, pieces, and faults where it fails. */
const replicaOf = (alias: string, { version, digest, pieces, faults }: Row, at: number): Json => ({
  id: `{pool:${alias}}-r${at + 1}`,
  scripted: {
    pieces: pieces ?? [],
    version: version ?? '',
    model_digest: digestOf(digest),
    ...(faults === undefined || faults === '' ? {} : { faults }),
  },
});

const seedOf = (world: World, task: string): unknown => {
  const id = world.names.taskId(task);
  const records = world.history.entries.flatMap(entry =>
    entry.kind === 'response' ? [parsedJson(entry.body)] : [],
  );
  return valueAt(
    records.find(body => valueAt(body, 'task_id') === id && valueAt(body, 'seed') !== undefined),
    'seed',
  );
};

const asked = (names: Names, task: string, nth = 1) => ({
  kind: 'peer' as const,
  action: 'request',
  where: { generation: true, prompt: { $contains: names.promptTail(task) } },
  nth,
});

export const determinismSteps: readonly StepDefinition[] = [
  setup('the engines of pool {string} are scripted by the target:', ([alias], input) => ({
    pools: {
      [alias]: {
        isBare: true,
        engines: {},
        settings: {
          engine: 'scripted',
          wire: 'scripted',
          replicas: input.records.map((row, at) => replicaOf(alias, row, at)),
        },
      },
    },
  })),
  setup('pool {string} pins:', ([alias], { pairs }) => ({
    pools: {
      [alias]: {
        isBare: true,
        engines: {},
        settings: Object.fromEntries(
          Object.entries(pairs).map(([name, value]): [string, Json] => [
            `replica_set.${name}`,
            name === 'model_digest' ? digestOf(value) : String(value),
          ]),
        ),
      },
    },
  })),
  drive(
    'task {string} is submitted with the prompt and the seed of task {string}',
    (world, [task, model]) => {
      const seed = seedOf(world, model);
      return world.submit(task, {
        members: { prompt: world.names.prompt(model), seed: typeof seed === 'number' ? seed : null },
      });
    },
  ),
  claims('the seed in the record of task {string} is the one that its engine got', (names, [task]) =>
    claim('seed.same', 'values.same', {
      values: [
        { anchor: asked(names, task), path: 'body.seed' },
        { anchor: { kind: 'response', ref: `${task}/getTask` }, path: 'body.seed' },
      ],
    }),
  ),
  claims('an engine got the request of task {string} twice, the same', (names, [task]) =>
    claim('request.same', 'values.same', {
      values: [
        { anchor: asked(names, task), path: 'body' },
        { anchor: asked(names, task, 2), path: 'body' },
      ],
    }),
  ),
  claims('the digest {word} stands in the record of task {string} at {string}', (_, [digit, task, path]) =>
    claim('digest', 'response.body', { ref: `${task}/getTask`, where: { [path]: digestOf(digit) } }),
  ),
];
