// Models come into the catalog, are verified and moved, and serve the sessions that are theirs.
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Anchor, type Answer, claim, type Json, parsedJson, valueAt } from '#conformance/harness';
import type { Names } from '../run/names.ts';
import { type Settings, withSettings } from '../run/setup.ts';
import { claims, drive, type StepDefinition, setup } from '../run/step.ts';
import type { StepInput } from '../run/step-input.ts';
import type { World } from '../run/world.ts';
import { listedKey, sha256, signatureBy } from './model-keys.ts';
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

const builds: readonly StepDefinition[] = [
  setup('engine {int} of pool {string} is of build {string}', ([replica, alias, version]) => ({
    pools: { [alias]: { settings: {}, engines: { builds: { [replica]: version } } } },
  })),
];

/** No other case has these weights. */
const weightsOf = ({ mark }: Names, name: string): string => `the weights ${name} of ${mark}`;
const digestOf = (names: Names, name: string): string => sha256(weightsOf(names, name));

const modelId = ({ names }: World, model: string): string => names.word(model);
const fileOf = (world: World, name: string): string => join(world.stage.folder, world.names.word(name));
const weightsFile = (world: World, model: string): string => fileOf(world, `weights of ${model}`);

const billText = ({ mark }: Names, name: string): string => JSON.stringify({ bill: name, of: mark });

const signaturesOf = ({ names }: World, model: string, pairs: StepInput['pairs']): Json => {
  const signer = String(pairs['signed by']);
  const digest = digestOf(names, String(pairs['signed over'] ?? pairs.weights ?? model));
  const name = String(pairs['in the name of'] ?? signer);
  return [{ signer: name, algo: 'ed25519', value: signatureBy(signer, digest) }];
};

const billOf = async (world: World, pairs: StepInput['pairs']): Promise<Json> => {
  const bill = String(pairs.bill);
  const file = fileOf(world, `bill ${bill}`);
  if (pairs['bill is lost'] !== true) await writeFile(file, billText(world.names, bill));
  return { uri: `file:${file}`, digest: sha256(billText(world.names, String(pairs['bill over'] ?? bill))) };
};

const wordRows = ['weights', 'digest', 'signed by', 'signed over', 'in the name of', 'bill', 'bill over'];
const memberRows = ({ pairs }: StepInput): Settings =>
  Object.fromEntries(
    Object.entries(pairs).filter(([name]) => ![...wordRows, 'bill is lost', 'header'].includes(name)),
  );

/**
 * Rows are members of the request, beside: `weights`, what its file holds (its own where not said), `digest`, of which
 * weights; `signed by` a key, `signed over` other weights, `in the name of` another key; `bill`, a bill of materials,
 * `bill over` another one, `bill is lost`.
 */
const enter = async (world: World, [model, ref]: readonly [string, string], input: StepInput) => {
  const { pairs } = input;
  const file = weightsFile(world, model);
  if (pairs.source_url === undefined)
    await writeFile(file, weightsOf(world.names, String(pairs.weights ?? model)));
  const base = {
    id: modelId(world, model),
    source_url: `file:${file}`,
    ...(pairs.digest === undefined ? {} : { digest: digestOf(world.names, String(pairs.digest)) }),
    ...(pairs['signed by'] === undefined ? {} : { signatures: signaturesOf(world, model, pairs) }),
    ...(pairs.bill === undefined ? {} : { sbom: await billOf(world, pairs) }),
  };
  const body = withSettings(base, memberRows(input));
  const { header, 'trust_policy.mode': loosened } = pairs;
  const answer = await world.as({ role: 'admin' }).call('createCatalogModel', {
    body,
    ...(header === undefined ? {} : { headers: [['X-Trust-Policy', String(header)]] }),
    ...(loosened === undefined ? {} : { invalidOnPurpose: 'a trust policy of its own' }),
  });
  return world.remember(ref, answer);
};

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

/** The same sessions in every run: on which side a session is may be in its id. */
const sessionId = (number: number): string => {
  const hex = sha256(`session ${number}`).slice('sha256:'.length);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(12, 15)}`, `8${hex.slice(15, 18)}`];
  return [...parts, hex.slice(18, 30)].join('-');
};

const atOnce = 64;

const submitTurns = async (world: World, sessions: number, turn: string, members: Settings = {}) => {
  const numbers = Array.from({ length: sessions }, (_, at) => at + 1);
  const submitNext = async (): Promise<void> => {
    for (let next = numbers.shift(); next !== undefined; next = numbers.shift())
      await world.submit(`${turn} ${next}`, { members: { session_id: sessionId(next), ...members } });
  };
  await Promise.all(Array.from({ length: atOnce }, submitNext));
  let left = sessions;
  await world.history.until({
    bound: 'terminal_ms',
    what: `an engine is asked for ${sessions} tasks of the turn ${turn}`,
    match: entry => {
      const isTurn = entry.kind === 'peer' && String(entry.detail?.prompt).includes(`task ${turn} `);
      if (isTurn && entry.action === 'request') left -= 1;
      return left <= 0 ? entry : undefined;
    },
  });
};

const turns: readonly StepDefinition[] = [
  drive('{int} sessions take a turn {string}', (world, [sessions, turn]) =>
    submitTurns(world, sessions, turn),
  ),
  drive('{int} sessions take a turn {string} with:', (world, [sessions, turn], input) =>
    submitTurns(world, sessions, turn, input.pairs),
  ),
  drive('the tasks of {int} sessions of the turn {string} come to be completed', async (world, args) => {
    const [sessions, turn] = args;
    for (let number = 1; number <= sessions; number += 1)
      await world.untilState(`${turn} ${number}`, ['completed']);
  }),
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
  claims('engine {int} of pool {string} was asked {int} to {int} times', (names, args) => {
    const [replica, pool, $min, $max] = args;
    return claim('peer.asked', 'peer.asked', { peer: names.peer(pool, replica), count: { $min, $max } });
  }),
  claims('a worker of {string} is started only after the step {string}', (names, [pool, words]) =>
    claim('worker.after', 'order.follows', {
      anchors: [
        stepNamed(words),
        { kind: 'peer', peer: names.peer(pool), action: 'connected', where: { worker: true } },
      ],
    }),
  ),
  claims('engine {int} of pool {string} was asked for task {string}', (names, [replica, pool, task]) =>
    claim('peer.asked', 'peer.asked', {
      peer: names.peer(pool, replica),
      count: 1,
      where: { prompt: { $contains: names.promptTail(task) } },
    }),
  ),
  claims(
    'engine {int} of pool {string} was asked for {int} tasks of the turn {string}',
    (names, [replica, pool, count, turn]) =>
      claim('peer.asked', 'peer.asked', {
        peer: names.peer(pool, replica),
        count,
        where: { prompt: { $contains: `task ${turn} ` } },
      }),
  ),
];

/** Both turns of each session on one engine; a session for itself, so that no two can make up for each other. */
const onOneEngine: readonly StepDefinition[] = [
  claims('each of {int} sessions has the turns {string} and {string} on one engine', (_, args) => {
    const [sessions, one, other] = args;
    return Array.from({ length: sessions }, (_none, at) =>
      claim('session.side', 'peer.spread', {
        count: 1,
        where: { prompt: { $matches: `task (${one}|${other}) ${at + 1}\\.` } },
      }),
    );
  }),
];

export const lifecycleSteps: readonly StepDefinition[] = [
  ...setups,
  ...builds,
  ...entering,
  ...moving,
  ...turns,
  ...told,
  ...onOneEngine,
];
