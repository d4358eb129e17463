// What clients keep beside their tasks: ids that are made of the content.
import { createHash } from 'node:crypto';
import { type Answer, claim, parsedJson, valueAt } from '#conformance/harness';
import type { Role } from '../run/names.ts';
import { withSettings } from '../run/setup.ts';
import { claims, drive, type StepDefinition } from '../run/step.ts';
import type { StepInput } from '../run/step-input.ts';
import type { World } from '../run/world.ts';

/** Ids that the target gave, by the name of the artifact. */
const given = new WeakMap<World, Map<string, string>>();

const unknown = `sha256:${'0'.repeat(64)}`;

const idOf = (world: World, artifact: string): string => given.get(world)?.get(artifact) ?? unknown;

const keep = (world: World, artifact: string, answer: Answer): Answer => {
  const ids = given.get(world) ?? new Map<string, string>();
  given.set(world, ids);
  const id = valueAt(parsedJson(answer.body), 'id');
  if (typeof id === 'string') ids.set(artifact, id);
  return world.remember(artifact, answer);
};

/** Members of the request; `parent` is the name of an artifact. */
const bodyOf = (world: World, { pairs }: StepInput): Record<string, unknown> => {
  const { parent, ...members } = pairs;
  const body = withSettings({ kind: 'plan', content: {} }, members);
  return parent === undefined ? body : { ...body, parent: idOf(world, String(parent)) };
};

interface Place {
  readonly tenant?: string;
  readonly role?: Role;
}

interface Creation {
  readonly artifact: string;
  readonly input: StepInput;
  readonly place?: Place;
}

const create = async (world: World, { artifact, input, place = {} }: Creation) =>
  keep(world, artifact, await world.as(place).call('createArtifact', { body: bodyOf(world, input) }));

const fetchIt = async (world: World, [artifact, ref]: readonly [string, string], place: Place = {}) =>
  world.remember(
    ref,
    await world.as(place).call('getArtifact', { params: { artifact_id: idOf(world, artifact) } }),
  );

interface Listing {
  readonly ref: string;
  readonly input: StepInput;
  readonly place?: Place;
}

const list = async (world: World, { ref, input, place = {} }: Listing) => {
  const query = Object.fromEntries(
    Object.entries(input.pairs).map(([name, value]) => [
      name,
      name === 'parent' ? idOf(world, String(value)) : String(value),
    ]),
  );
  return world.remember(ref, await world.as(place).call('listArtifacts', { query }));
};

const asRole = (word: string): Role => (word === 'operator' || word === 'admin' ? word : 'data');

const drives: readonly StepDefinition[] = [
  drive('artifact {string} is created with:', (world, [artifact], input) =>
    create(world, { artifact, input }),
  ),
  drive('tenant {string} creates artifact {string} with:', (world, [tenant, artifact], input) =>
    create(world, { artifact, input, place: { tenant } }),
  ),
  drive('the {word} creates artifact {string} with:', (world, [who, artifact], input) =>
    create(world, { artifact, input, place: { role: asRole(who) } }),
  ),
  drive('artifact {string} is fetched as {string}', (world, [artifact, ref]) =>
    fetchIt(world, [artifact, ref]),
  ),
  drive('tenant {string} fetches artifact {string} as {string}', (world, [tenant, artifact, ref]) =>
    fetchIt(world, [artifact, ref], { tenant }),
  ),
  drive('the {word} fetches artifact {string} as {string}', (world, [who, artifact, ref]) =>
    fetchIt(world, [artifact, ref], { role: asRole(who) }),
  ),
  drive('the artifacts are listed as {string}', (world, [ref], input) => list(world, { ref, input })),
  drive('the artifacts are listed as {string} with:', (world, [ref], input) => list(world, { ref, input })),
  drive('tenant {string} lists its artifacts as {string}', (world, [tenant, ref], input) =>
    list(world, { ref, input, place: { tenant } }),
  ),
];

const digestOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

const body = (ref: string, path: string) => ({
  anchor: { kind: 'response' as const, ref },
  path: `body.${path}`,
});

const created = (artifact: string): string => `${artifact}/createArtifact#1`;

const made: readonly StepDefinition[] = [
  claims('the id of artifact {string} is the SHA-256 of:', (_, [artifact], input) => {
    const id = digestOf(input.text);
    return claim('artifact.id', 'response.body', { ref: created(artifact), where: { id, digest: id } });
  }),
  claims('{string} is answered with the id of artifact {string}', (_, [ref, artifact]) =>
    claim('artifact.same', 'values.same', { values: [body(ref, 'id'), body(created(artifact), 'id')] }),
  ),
  claims('artifacts {string} and {string} have different ids', (_, [one, other]) =>
    claim('artifact.distinct', 'values.distinct', {
      values: [body(created(one), 'id'), body(created(other), 'id')],
    }),
  ),
  claims('the answer to {string} names artifact {string} as its parent', (_, [ref, artifact]) =>
    claim('artifact.parent', 'values.same', { values: [body(ref, 'parent'), body(created(artifact), 'id')] }),
  ),
  claims('the list {string} has exactly the artifacts:', (_, [ref], input) => [
    claim('artifacts.count', 'response.body', { ref, where: { 'items.#': input.values.length } }),
    ...input.values.map((artifact, at) =>
      claim('artifacts.listed', 'values.same', {
        values: [body(ref, `items.${at}.id`), body(created(String(artifact)), 'id')],
      }),
    ),
  ]),
];

export const artifactsSteps: readonly StepDefinition[] = [...drives, ...made];
