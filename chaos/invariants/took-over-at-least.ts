import { sampleSum } from '#conformance/harness';
import type { Invariant } from '../grammar/invariant.ts';

/** What an experiment is about has to have been there: with fewer it says nothing of so many. */
export const tookOverAtLeast = (tasks: number): Invariant => ({
  name: `took over at least ${tasks}`,
  sentence: `A process that started on the store of another took over at least ${tasks} tasks.`,
  judge: ({ scrapes, lives }) => {
    if (lives.length < 2) return { verdict: 'unknown', because: 'the server was not started again' };
    const recovered = Math.max(
      0,
      ...scrapes.map(({ samples }) => sampleSum(samples, 'tasks_recovered_total') ?? 0),
    );
    const figure = `${recovered} tasks`;
    return recovered < tasks
      ? { verdict: 'unknown', because: `${figure} were taken over, and it is about ${tasks}` }
      : { verdict: 'held', looked: recovered, figure };
  },
});
