// Attempts that fail at their engines, and what is told of them.
import { claim } from '#conformance/harness';
import { type FailureKind, failing } from '#conformance/peers';
import type { Reach } from '../run/setup.ts';
import { claims, drive, type StepDefinition } from '../run/step.ts';

const scripting: readonly Reach[] = ['script_engines'];

const drives: readonly StepDefinition[] = [
  drive(
    'tasks of pool {string} fail by {word} {int} times',
    async (world, [pool, kind, times]) => {
      for (let done = 0; done < times; done += 1) {
        const task = `${pool} fails ${world.names.ids.nonce('t')}`;
        for (const peer of world.peersOf(pool))
          peer.scriptTask(world.names.promptTail(task), failing({ kind: kind as FailureKind }));
        await world.poll(task, {
          what: `task ${task} is admitted`,
          bound: 'frame_ms',
          ask: () => world.submit(task, { pool }),
          isDone: ({ status }) => status === 202,
        });
        await world.untilState(task, ['failed']);
      }
    },
    scripting,
  ),
  drive(
    'every attempt at task {string} in pool {string} fails by {word}',
    (world, [task, pool, kind]) => {
      for (const peer of world.peersOf(pool))
        peer.scriptTask(world.names.promptTail(task), failing({ kind: kind as FailureKind }));
    },
    scripting,
  ),
  drive(
    'the engine fails task {string} with the words {string}',
    async (world, [task, message]) => (await world.callOf(task))?.fail({ kind: 'error-event', message }),
    scripting,
  ),
];

const made: readonly StepDefinition[] = [
  claims('task {string} was tried on at most {int} engines', (names, [task, most]) =>
    claim('peer.spread', 'peer.spread', {
      count: { $min: 1, $max: most },
      where: { prompt: { $contains: names.promptTail(task) } },
    }),
  ),
  claims(
    'the error of reader {string} lists as many attempts as the record of task {string}',
    (_, [ref, task]) =>
      claim('attempts.same', 'values.same', {
        values: [
          { anchor: { kind: 'frame', ref, event: 'error' }, path: 'details.attempts.#' },
          { anchor: { kind: 'response', ref: `${task}/getTask` }, path: 'body.attempts.#' },
        ],
      }),
  ),
];

export const attemptsSteps: readonly StepDefinition[] = [...drives, ...made];
