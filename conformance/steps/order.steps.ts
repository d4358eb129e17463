// Then: what comes before what. A step of the scenario is named by its words.
import { type Anchor, claim } from '#conformance/harness';
import { claims, type StepDefinition } from '../run/step.ts';

/** The step whose words these are, with the keyword before it or without. */
export const stepNamed = (words: string): Anchor => ({
  kind: 'step',
  pattern: `^(Given |When |And |\\* )?${words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`,
});

export const orderSteps: readonly StepDefinition[] = [
  claims('the answer to {string} comes at least {int} ms after the step {string}', (_, [ref, ms, words]) =>
    claim('order.apart', 'order.apart', { from: stepNamed(words), to: { kind: 'response', ref }, ms }),
  ),
  claims('the answer to {string} comes within {int} ms of the step {string}', (_, [ref, ms, words]) =>
    claim('order.within', 'order.within', { from: stepNamed(words), to: { kind: 'response', ref }, ms }),
  ),
  claims('an engine is asked for task {string} only after the step {string}', (names, [task, words]) =>
    claim('order.asked-after', 'order.follows', {
      anchors: [
        stepNamed(words),
        {
          kind: 'peer',
          action: 'request',
          where: { generation: true, prompt: { $contains: names.promptTail(task) } },
        },
      ],
    }),
  ),
];
