// Then: what the answers to single requests must be.
import { claim } from '#conformance/harness';
import { claims, type StepDefinition } from '../run/step.ts';

export const answerSteps: readonly StepDefinition[] = [
  claims('the answer to {string} has status {int}', (_, [ref, status]) =>
    claim('answer.status', 'response.status', { ref, status }),
  ),
  claims('the answer to {string} has the header {string} equal to {string}', (_, [ref, name, value]) =>
    claim('answer.header', 'response.header', { ref, name, value }),
  ),
  claims('the answer to {string} has a header {string} that matches {string}', (_, [ref, name, pattern]) =>
    claim('answer.header', 'response.header', { ref, name, value: { $matches: pattern } }),
  ),
  claims('the answer to {string} has no header {string}', (_, [ref, name]) =>
    claim('answer.header', 'response.header', { ref, name, value: { $exists: false } }),
  ),
  claims('the answer to {string} has:', (_, [ref], input) =>
    claim('answer.body', 'response.body', { ref, where: input.pairs }),
  ),
  claims('the answers have the same:', (_, __, input) =>
    claim('answers.same', 'values.same', {
      values: input.records.map(({ answer, value }) => ({
        anchor: { kind: 'response' as const, ref: String(answer) },
        path: String(value),
      })),
    }),
  ),
  claims('{string} is refused with {string}', (_, [ref, code]) =>
    claim('refusal.code', 'error.code', { ref, code }),
  ),
  claims('{string} is refused with {string} and:', (_, [ref, code], input) =>
    claim('refusal.code', 'error.code', { ref, code, where: input.pairs }),
  ),
  claims('the hints of {string} agree', (_, [ref]) => claim('refusal.hints', 'refusal.hints', { ref })),
  claims('the hints of {string} agree and name {string}', (_, [ref, policy]) =>
    claim('refusal.hints', 'refusal.hints', { ref, policy }),
  ),
  claims('the record of task {string} has:', (_, [task], input) =>
    claim('record', 'response.body', { ref: `${task}/getTask`, where: input.pairs }),
  ),
];
