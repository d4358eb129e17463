import { type Finding, type Invariant, judged } from '../grammar/invariant.ts';
import { admittedTry, type Operation } from '../grammar/operation.ts';
import type { RunRecord } from '../grammar/record.ts';

/** Its answer was lost: it may have been admitted. */
const mayBe = ({ tries }: Operation): boolean => tries.some(({ status }) => status === undefined);

const unknownTasks = ({ operations, final }: RunRecord): Finding[] => {
  const known = new Set(final?.tasks.flatMap(({ task, state }) => (state === 'unknown' ? [] : [task])));
  return operations
    .filter(operation => admittedTry(operation) !== undefined && !known.has(operation.task))
    .map(({ task }) => ({
      atMs: final?.atMs ?? 0,
      task,
      what: 'it was answered 202, and the store does not know it',
    }));
};

const open: readonly string[] = ['queued', 'running'];

/** By state, what the store lists beside what it says of each task. */
const miscounted = ({ final }: RunRecord): Finding[] => {
  if (final === undefined) return [];
  const told = Map.groupBy(
    final.tasks.filter(({ state }) => state !== 'unknown'),
    ({ state }) => state,
  );
  const states = [...new Set([...told.keys(), ...Object.keys(final.states)])];
  // What still moves may be listed in one state and read in the next: then only all of it can be counted.
  if (states.some(state => open.includes(state))) {
    const listed = Object.values(final.states).reduce((sum, count) => sum + count, 0);
    const known = final.tasks.filter(({ state }) => state !== 'unknown').length;
    const what = `the store lists ${listed} tasks, and clients know of ${known}`;
    return listed === known ? [] : [{ atMs: final.atMs, what }];
  }
  return states.flatMap(state => {
    const listed = final.states[state] ?? 0;
    const known = told.get(state)?.length ?? 0;
    return listed === known
      ? []
      : [
          {
            atMs: final.atMs,
            what: `the store lists ${listed} tasks as ${state}, and clients know of ${known}`,
          },
        ];
  });
};

const ranThoughRefused = ({ operations, calls }: RunRecord): Finding[] => {
  const refused = new Set(
    operations
      .filter(operation => admittedTry(operation) === undefined && !mayBe(operation))
      .map(({ task }) => task),
  );
  return calls.flatMap(({ task, engine, atMs }) =>
    task !== undefined && refused.has(task)
      ? [{ atMs, task, what: `it was refused, and ${engine} was called for it` }]
      : [],
  );
};

export const conservationByStore: Invariant = {
  name: 'conservation by store',
  sentence:
    'The store lists what clients know to be admitted, in the same states, and nothing that was refused; and no engine ran that either.',
  judge: record => {
    if (record.final === undefined)
      return { verdict: 'unknown', because: 'the server did not answer at the end' };
    const admitted = record.operations.filter(operation => admittedTry(operation) !== undefined);
    return judged({
      looked: admitted.length,
      findings: [...unknownTasks(record), ...miscounted(record), ...ranThoughRefused(record)],
      nothing: 'no task was admitted',
      figure: Object.entries(record.final.states)
        .map(([state, count]) => `${count} ${state}`)
        .join(', '),
    });
  },
};
