import { type Invariant, judged } from '../grammar/invariant.ts';
import { callsByTask } from './reading/calls.ts';

const callsPerTaskMax = 1.1;
/** Of fewer tasks, an average says nothing. */
const tasksMin = 20;

export const retriesDoNotMultiply: Invariant = {
  name: 'retries do not multiply',
  sentence: 'Once a breaker has opened, tasks take at most 1.1 attempts on average.',
  judge: record => {
    const opened = record.scrapes.find(({ samples }) =>
      samples.some(
        ({ name, labels, value }) => name === 'circuit_state' && labels.state === 'open' && value === 1,
      ),
    );
    if (opened === undefined) return { verdict: 'unknown', because: 'no breaker was seen to open' };
    const byTask = callsByTask(record);
    const told = new Map(record.final?.tasks.map(({ task, attempts = 0 }) => [task, attempts]));
    // An attempt whose connection was refused is no call that an engine saw, but the record tells of it.
    const attempts = [...byTask]
      .filter(([, calls]) => (calls[0]?.atMs ?? 0) > opened.atMs)
      .map(([task, calls]) => Math.max(calls.length, told.get(task) ?? 0));
    const average = attempts.reduce((sum, one) => sum + one, 0) / attempts.length;
    const figure = `${average.toFixed(3)} attempts a task, of ${attempts.length} tasks`;
    return judged({
      looked: attempts.length < tasksMin ? 0 : attempts.length,
      findings:
        attempts.length >= tasksMin && average > callsPerTaskMax ? [{ atMs: opened.atMs, what: figure }] : [],
      nothing: `only ${attempts.length} tasks began after a breaker had opened`,
      ...(attempts.length === 0 ? {} : { figure }),
    });
  },
};
