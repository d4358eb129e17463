// The states of tasks, and what tells of them: records, terminals, metrics.
import { claim, type Json } from '#conformance/harness';
import { claims, type StepDefinition } from '../run/step.ts';

const outcomes = ['completed', 'failed', 'canceled', 'evicted', 'expired'] as const;

/** A counter that is not there yet says 0. */
const countOf = (value: Json | undefined): Json =>
  value === undefined || value === 0 ? { $not: { $min: 1 } } : value;

const movesOf = (words: string): Readonly<Record<string, Json>> => {
  const moves = words.split(', ');
  return {
    'events.#': moves.length,
    ...Object.fromEntries(moves.map((type, at) => [`events.${at}.type`, type])),
  };
};

export const statesSteps: readonly StepDefinition[] = [
  claims('in {string} the tasks of pool {string} that ended are:', (names, [ref, pool], input) =>
    outcomes.map(outcome =>
      claim('ended.counted', 'metric.value', {
        ref,
        name: `tasks_${outcome}_total`,
        labels: { pool_id: names.pool(pool).id },
        value: countOf(input.pairs[outcome]),
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
