// When and then: sessions are read and ended, and what is left of budgets is followed.
import { claim } from '#conformance/harness';
import { claims, drive, type StepDefinition } from '../run/step.ts';
import type { World } from '../run/world.ts';

/** A session of the case: `{uuid:talk}` in tables. */
const idOf = ({ names }: World, session: string): string => names.filled(`{uuid:${session}}`);

const drives: readonly StepDefinition[] = [
  drive('task {string} of session {string} is submitted', (world, [task, session]) =>
    world.submit(task, { members: { session_id: idOf(world, session) } }),
  ),
  drive('task {string} of session {string} is submitted with:', (world, [task, session], input) =>
    world.submit(task, { members: { session_id: idOf(world, session), ...input.pairs } }),
  ),
  drive('tenant {string} submits task {string} of session {string}', (world, [tenant, task, session]) =>
    world.submit(task, { tenant, members: { session_id: idOf(world, session) } }),
  ),
  drive('session {string} is read as {string}', async (world, [session, ref]) =>
    world.remember(ref, await world.as().session(idOf(world, session))),
  ),
  drive('session {string} is deleted as {string}', async (world, [session, ref]) =>
    world.remember(ref, await world.as().deleteSession(idOf(world, session))),
  ),
  drive('session {string} comes to be gone as {string}', (world, [session, ref]) =>
    world.poll(ref, {
      what: `session ${session} is gone`,
      bound: 'frame_ms',
      ask: () => world.as().session(idOf(world, session)),
      isDone: ({ status }) => status === 410,
    }),
  ),
  drive(
    'the engine ends task {string}, having read {int} tokens and written {int}',
    async (world, [task, promptTokens, completionTokens]) =>
      (await world.callOf(task))?.end({ usage: { promptTokens, completionTokens } }),
    ['script_engines'],
  ),
];

const made: readonly StepDefinition[] = [
  claims('{string} of the metrics frames of reader {string} never rises, and falls', (_, [path, ref]) => [
    claim('budget.never-rises', 'numbers.course', {
      anchor: { kind: 'frame', ref, event: 'metrics' },
      path,
      course: 'never-rises',
    }),
    claim('budget.falls', 'numbers.difference', {
      from: { anchor: { kind: 'frame', ref, event: 'metrics' }, path },
      to: { anchor: { kind: 'frame', ref, event: 'metrics', nth: -1 }, path },
      difference: { $max: -1 },
    }),
  ]),
  claims('a metrics frame of reader {string} has:', (_, [ref], input) =>
    claim('metrics.frame', 'stream.count', {
      ref,
      event: 'metrics',
      count: { $min: 1 },
      where: input.pairs,
    }),
  ),
  claims('each metrics frame of reader {string} has:', (_, [ref], input) => [
    claim('metrics.frame', 'stream.count', {
      ref,
      event: 'metrics',
      count: { $min: 1 },
      where: input.pairs,
    }),
    ...Object.entries(input.pairs).map(([path, value]) =>
      claim('metrics.every-frame', 'stream.count', {
        ref,
        event: 'metrics',
        count: 0,
        where: { [path]: { $not: value } },
      }),
    ),
  ]),
];

export const sessionsSteps: readonly StepDefinition[] = [...drives, ...made];
