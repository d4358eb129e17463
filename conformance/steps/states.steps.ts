// The states of tasks, and what tells of them: records, terminals, metrics.
import { claim, type Json } from '#conformance/harness';
import { claims, type StepDefinition } from '../run/step.ts';

const outcomes = ['completed', 'failed', 'canceled', 'evicted', 'expired'] as const;

/** `1 completed, 2 failed`; a counter that is not there yet says 0. */
const countIn = (words: string, outcome: string): Json => {
  const [, count] = new RegExp(`(\\d+) ${outcome}\\b`).exec(words) ?? [];
  return count === undefined ? { $not: { $min: 1 } } : Number(count);
};

const movesOf = (words: string): Readonly<Record<string, Json>> => {
  const moves = words.split(', ');
  return {
    'events.#': moves.length,
    ...Object.fromEntries(moves.map((type, at) => [`events.${at}.type`, type])),
  };
};

export const statesSteps: readonly StepDefinition[] = [
  claims('in {string} the tasks of pool {string} that ended are {string}', (names, [ref, pool, words]) =>
    outcomes.map(outcome =>
      claim('ended.counted', 'metric.value', {
        ref,
        name: `tasks_${outcome}_total`,
        labels: { pool_id: names.pool(pool).id },
        value: countIn(words, outcome),
      }),
    ),
  ),
  claims('the record of task {string} tells the moves {string}', (_, [task, moves]) =>
    claim('record.moves', 'response.body', { ref: `${task}/getTask`, where: movesOf(moves) }),
  ),
  claims('every state that is told is one of these, and each is:', (_, __, input) =>
    claim('states.told', 'states.told', { states: input.values.map(String) }),
  ),
];
