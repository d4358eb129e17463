// When and then: what a submission may look like, and what happens when it is sent again.
import { type Anchor, claim, type Json } from '#conformance/harness';
import { claims, drive, type StepDefinition } from '../run/step.ts';

const onPurpose = 'the check is about what happens to it';

/** `answer A`, `frame started of R`, `request A`. */
const anchorOf = (place: Json | undefined): Anchor => {
  const words = String(place);
  const [, event, reader] = /^frame (\S+) of (\S+)$/.exec(words) ?? [];
  if (event !== undefined && reader !== undefined) return { kind: 'frame', ref: reader, event };
  const [, kind, ref] = /^(answer|request) (\S+)$/.exec(words) ?? [];
  if (ref === undefined) throw new Error(`there is no place «${words}»`);
  return { kind: kind === 'request' ? 'request' : 'response', ref };
};

const placesOf = (records: readonly Readonly<Record<string, Json>>[]) =>
  records.map(({ place, value }) => ({ anchor: anchorOf(place), path: String(value) }));

const drives: readonly StepDefinition[] = [
  drive('task {string} is submitted wrongly with:', (world, [task], input) =>
    world.submit(task, { members: input.pairs, invalidOnPurpose: onPurpose }),
  ),
  drive('task {string} is submitted {int} times at once', (world, [task, times]) =>
    Promise.all(Array.from({ length: times }, () => world.submit(task))),
  ),
  drive('task {string} is submitted as the text:', async (world, [task], input) =>
    world.remember(task, await world.as(world.ownerOf(task)).call('createTask', { bodyText: input.text })),
  ),
  drive('the text is submitted wrongly as {string}:', async (world, [ref], input) =>
    world.remember(
      ref,
      await world.as().call('createTask', { bodyText: input.text, invalidOnPurpose: onPurpose }),
    ),
  ),
  drive('reader {string} of tenant {string} follows task {string}', (world, [reader, tenant, task]) =>
    world.follow(reader, task, { tenant }),
  ),
];

const made: readonly StepDefinition[] = [
  claims('of the answers with {int} exactly {int} has no header {string}', (_, [status, count, name]) => {
    const where = { status, [`headers.${name.toLowerCase()}`]: { $exists: false } };
    return claim('answers.without-header', 'entry.count', { anchor: { kind: 'response', where }, count });
  }),
  claims('{int} answers have:', (_, [count], input) =>
    claim('answers.count', 'entry.count', { anchor: { kind: 'response', where: input.pairs }, count }),
  ),
  claims('the same value stands at:', (_, __, input) =>
    claim('values.same', 'values.same', { values: placesOf(input.records) }),
  ),
  claims('another value stands at each of:', (_, __, input) =>
    claim('values.distinct', 'values.distinct', { values: placesOf(input.records) }),
  ),
  claims('every answer is declared for its operation', () =>
    claim('answers.declared', 'all.responses-valid', {}),
  ),
  claims('each of {int} answers has the headers that its operation declares', (_, [answers]) =>
    claim('answers.headers', 'headers.declared', { answers }),
  ),
];

export const tasksSteps: readonly StepDefinition[] = [...drives, ...made];
