// Models come into the catalog, are verified and moved, and serve the sessions that are theirs.
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Anchor, type Answer, claim, parsedJson, valueAt } from '#conformance/harness';
import type { Settings } from '../run/setup.ts';
import { claims, drive, type StepDefinition, setup } from '../run/step.ts';
import type { World } from '../run/world.ts';
import { billText, digestOf, enter, modelId, weightsFile, weightsOf } from './model-entering.ts';
import { listedKey, sha256 } from './model-keys.ts';
import { stepNamed } from './order.steps.ts';

const policy = (mode: 'strict' | 'permissive', more: Settings): Settings =>
  Object.fromEntries(
    Object.entries({ mode, require_signature: true, require_sbom: false, ...more }).map(([name, value]) => [
      `catalog.trust_policy.${name}`,
      value,
    ]),
  );

/** Nothing listens there: a registry that is allowed and can't be reached. */
const allowed = { allowed_registries: ['127.0.0.1:9'], keys: [listedKey('release')] };

const policies: Readonly<Record<string, Settings>> = {
  'lets in only what is signed': policy('strict', allowed),
  'lets in only what is signed and has its bill of materials': policy('strict', {
    ...allowed,
    require_sbom: true,
  }),
  'lets everything in and says what it could not verify': policy('permissive', allowed),
  'asks nothing of models': policy('permissive', { require_signature: false }),
};

const setups: readonly StepDefinition[] = Object.entries(policies).map(([words, server]) =>
  setup(`a server that ${words}`, () => ({ server })),
);

const move = async (world: World, [model, state]: readonly [string, string], ref: string) =>
  world.remember(
    ref,
    await world.as({ role: 'admin' }).call('setCatalogModelState', {
      params: { model_id: modelId(world, model) },
      body: { state },
    }),
  );

/** From a draft on. */
const ways: Readonly<Record<string, readonly string[]>> = {
  draft: [],
  active: ['active'],
  canary: ['canary'],
  deprecated: ['active', 'deprecated'],
  retired: ['retired'],
};

const read = (world: World, model: string): Promise<Answer> =>
  world.as({ role: 'operator' }).call('getCatalogModel', { params: { model_id: modelId(world, model) } });

const resultOf = ({ body }: Answer): unknown => valueAt(parsedJson(body), 'verification.result');

/** The answer may be that it is under way. */
const verify = async (world: World, model: string, ref: string): Promise<Answer> => {
  const params = { model_id: modelId(world, model) };
  const first = await world.as({ role: 'operator' }).call('verifyCatalogModel', { params });
  if (resultOf(first) !== 'pending') return world.remember(ref, first);
  return world.poll(ref, {
    what: `model ${model} is verified`,
    bound: 'frame_ms',
    ask: () => read(world, model),
    isDone: answer => resultOf(answer) !== 'pending',
  });
};

/** Rollbacks that wait for what runs. */
const begun = new WeakMap<World, Map<string, Promise<Answer>>>();

const entering: readonly StepDefinition[] = [
  drive('model {string} is entered', (world, [model], input) => enter(world, [model, model], input)),
  drive('model {string} is entered with:', (world, [model], input) => enter(world, [model, model], input)),
  drive('model {string} is entered as {string} with:', (world, [model, ref], input) =>
    enter(world, [model, ref], input),
  ),
  drive('one byte of the weights of model {string} is flipped', (world, [model]) => {
    const bytes = Buffer.from(weightsOf(world.names, model));
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    return writeFile(weightsFile(world, model), bytes);
  }),
  drive('the weights of model {string} are as they were', (world, [model]) =>
    writeFile(weightsFile(world, model), weightsOf(world.names, model)),
  ),
  drive('the weights of model {string} are lost', (world, [model]) => rm(weightsFile(world, model))),
  drive('a file {string} holds {string}', (world, [name, text]) =>
    writeFile(join(world.stage.folder, name), text),
  ),
];

const moving: readonly StepDefinition[] = [
  drive('model {string} is moved to {word} as {string}', (world, [model, state, ref]) =>
    move(world, [model, state], ref),
  ),
  drive('model {string} is moved to {word}', (world, [model, state]) => move(world, [model, state], model)),
  drive('model {string} has become {word}', async (world, [model, state]) => {
    for (const next of ways[state] ?? []) await move(world, [model, next], model);
  }),
  drive(
    'model {string} is deprecated as {string}, its pools drained within {int} ms',
    async (world, [model, ref, deadline_ms]) =>
      world.remember(
        ref,
        await world.as({ role: 'admin' }).call('setCatalogModelState', {
          params: { model_id: modelId(world, model) },
          body: { state: 'deprecated', deadline_ms },
        }),
      ),
  ),
  drive('model {string} is rolled back as {string}', async (world, [model, ref]) =>
    world.remember(
      ref,
      await world
        .as({ role: 'admin' })
        .call('rollbackCatalogModel', { params: { model_id: modelId(world, model) } }),
    ),
  ),
  drive('a rollback of model {string} begins as {string}', (world, [model, ref]) => {
    const rollbacks = begun.get(world) ?? new Map<string, Promise<Answer>>();
    begun.set(world, rollbacks);
    const params = { model_id: modelId(world, model) };
    rollbacks.set(
      ref,
      world.as({ role: 'admin' }).call('rollbackCatalogModel', { params, bound: 'terminal_ms' }),
    );
  }),
  /** It may be answered only once nothing runs any more: then it is done what can be done before that. */
  drive('the rollback {string} is answered, or waits for what runs', async (world, [ref]) => {
    const { clock, bounds } = world.history;
    const waited = new Promise<void>(resolve => clock.after(bounds.frame_ms, resolve));
    await Promise.race([begun.get(world)?.get(ref), waited]);
  }),
  drive('the rollback {string} is answered', async (world, [ref]) => {
    const answered = await begun.get(world)?.get(ref);
    if (answered !== undefined) world.remember(ref, answered);
  }),
  drive('model {string} comes to be {word}', (world, [model, state]) =>
    world.poll(model, {
      what: `model ${model} is ${state}`,
      bound: 'frame_ms',
      ask: () => read(world, model),
      isDone: ({ body }) => valueAt(parsedJson(body), 'state') === state,
    }),
  ),
  drive('model {string} is read as {string}', async (world, [model, ref]) =>
    world.remember(ref, await read(world, model)),
  ),
  drive('model {string} is verified as {string}', (world, [model, ref]) => verify(world, model, ref)),
  drive(
    'the log tells of {int} verifications of model {string}',
    (world, [count, model]) => {
      let left = count;
      return world.history.until({
        bound: 'frame_ms',
        what: `the log tells of ${count} verifications of model ${model}`,
        match: entry => {
          if (entry.kind !== 'output') return undefined;
          const line = parsedJson(entry.line);
          if (valueAt(line, 'model_id') !== modelId(world, model) || valueAt(line, 'result') === undefined)
            return undefined;
          left -= 1;
          return left <= 0 ? entry : undefined;
        },
      });
    },
    ['capture_output'],
  ),
];

const answer = (ref: string): Anchor => ({ kind: 'response', ref });

const told: readonly StepDefinition[] = [
  claims('{string} of the answer to {string} is the digest of the weights {string}', (names, args) => {
    const [path, ref, weights] = args;
    return claim('digest.of-weights', 'response.body', { ref, where: { [path]: digestOf(names, weights) } });
  }),
  claims('the answer to {string} tells of the bill {string}', (names, [ref, bill]) =>
    claim('model.bill', 'response.body', {
      ref,
      where: { 'sbom.digest': sha256(billText(names, bill)), 'sbom.uri': { $matches: '^file:' } },
    }),
  ),
  claims('the answers to {string} and {string} have the same body', (_, [one, other]) =>
    claim('answers.same', 'values.same', {
      values: [one, other].map(ref => ({ anchor: answer(ref), path: 'body' })),
    }),
  ),
  claims('worker {int} of {string} is started only after the step {string}', (names, [nth, pool, words]) =>
    claim('worker.after', 'order.follows', {
      anchors: [
        stepNamed(words),
        { kind: 'peer', peer: names.peer(pool), action: 'connected', where: { worker: true }, nth },
      ],
    }),
  ),
];

export const lifecycleSteps: readonly StepDefinition[] = [...setups, ...entering, ...moving, ...told];
