// Pools are drained, resumed and reloaded; the documents of the contract are what the suite holds.
import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import { type Anchor, type Answer, claim, parsedJson, valueAt } from '#conformance/harness';
import { openapiDocument } from '#contracts';
import { claims, drive, type StepDefinition } from '../run/step.ts';
import type { World } from '../run/world.ts';

const idOf = ({ names }: World, pool: string): string => names.pool(pool).id;

/** Calls that a step began and another one awaits. */
const begun = new WeakMap<World, Map<string, Promise<Answer>>>();

/** Where the next page begins, as the last answer of that name says. */
const cursorOf = ({ history }: World, ref: string): string => {
  const { entries, refs } = history.snapshot();
  const exchange = refs.get(ref)?.at(-1);
  const found = entries.find(entry => entry.kind === 'response' && entry.exchange === exchange);
  const body = found?.kind === 'response' ? parsedJson(found.body) : undefined;
  return String(valueAt(body, 'next_cursor') ?? '');
};

const drives: readonly StepDefinition[] = [
  drive('pool {string} is drained within {int} ms as {string}', async (world, [pool, deadline_ms, ref]) =>
    world.remember(ref, await world.as({ role: 'operator' }).drain(idOf(world, pool), { deadline_ms })),
  ),
  drive('pool {string} is resumed as {string}', async (world, [pool, ref]) =>
    world.remember(ref, await world.as({ role: 'operator' }).resume(idOf(world, pool))),
  ),
  drive('pool {string} is reloaded to {string} as {string}', async (world, [pool, new_model_ref, ref]) =>
    world.remember(ref, await world.as({ role: 'operator' }).reload(idOf(world, pool), { new_model_ref })),
  ),
  drive('a reload of pool {string} to {string} begins as {string}', (world, [pool, new_model_ref, ref]) => {
    const calls = begun.get(world) ?? new Map<string, Promise<Answer>>();
    begun.set(world, calls);
    calls.set(
      ref,
      world.as({ role: 'operator' }).reload(idOf(world, pool), { new_model_ref }, { bound: 'terminal_ms' }),
    );
  }),
  drive('the admin follows the cursor of {string} as {string} with:', async (world, [page, ref], input) => {
    const query = Object.fromEntries(
      Object.entries(input.pairs).map(([name, value]) => [name.replace('query.', ''), String(value)]),
    );
    const cursor = cursorOf(world, page);
    const admin = world.as({ role: 'admin' });
    world.remember(ref, await admin.call('listAuditRecords', { query: { ...query, cursor } }));
  }),
  drive('the audit comes to tell of the correlation {string}, as {string}', (world, [correlation, ref]) =>
    world.poll(ref, {
      what: `the audit tells of ${correlation}`,
      bound: 'frame_ms',
      ask: () => world.as({ role: 'admin' }).call('listAuditRecords', { query: { limit: '200' } }),
      isDone: ({ body }) => body.includes(correlation),
    }),
  ),
  drive('{string} is answered', async (world, [ref]) => {
    const answer = await begun.get(world)?.get(ref);
    if (answer !== undefined) world.remember(ref, answer);
  }),
];

/** As the operation that hands it out says: one document, without references to others. */
const digestOf = (plane: 'data' | 'control'): string =>
  createHash('sha256')
    .update(stringify(openapiDocument(plane)))
    .digest('hex');

const answer = (ref: string): Anchor => ({ kind: 'response', ref });

const made: readonly StepDefinition[] = [
  claims('the answer to {string} is the contract of the {word} plane, byte for byte', (_, [ref, plane]) =>
    claim('contract.bytes', 'response.digest', {
      ref,
      sha256: digestOf(plane === 'control' ? 'control' : 'data'),
    }),
  ),
  claims('the page {string} loads nothing from another host', (_, [ref]) => [
    claim('page.nothing-loaded', 'response.text', {
      ref,
      text: {
        $not: {
          $matches:
            '(?:\\bsrc(?:set)?\\s*=|<link\\b[^>]*\\bhref\\s*=|\\burl\\(|@import|\\bfetch\\(|\\bimport\\(?)\\s*["\']?\\s*(?:https?:)?//',
        },
      },
    }),
    claim('page.is-html', 'response.text', { ref, text: { $matches: '<html' } }),
  ]),
  claims('in the answer to {string} {string} of item {int} is below that of item {int}', (_, args) => {
    const [ref, path, lower, higher] = args;
    return claim('numbers.below', 'numbers.difference', {
      from: { anchor: answer(ref), path: `body.items.${higher}.${path}` },
      to: { anchor: answer(ref), path: `body.items.${lower}.${path}` },
      difference: { $max: -1 },
    });
  }),
];

export const controlPlaneSteps: readonly StepDefinition[] = [...drives, ...made];
