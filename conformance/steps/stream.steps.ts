// Then: what streams must be.
import { claim } from '#conformance/harness';
import { claims, type StepDefinition } from '../run/step.ts';

export const streamSteps: readonly StepDefinition[] = [
  claims('reader {string} gets the text {string}', (_, [ref, text]) =>
    claim('stream.text', 'stream.text', { ref, text }),
  ),
  claims('reader {string} gets the pieces:', (_, [ref], input) =>
    claim('stream.pieces', 'stream.pieces', { ref, pieces: [...input.values] }),
  ),
  claims('the stream of reader {string} is in order', (_, [ref]) =>
    claim('stream.order', 'stream.order', { ref }),
  ),
  claims('the stream of reader {string}, who was there from the start, is in order', (_, [ref]) =>
    claim('stream.order', 'stream.order', { ref, reader: 'live' }),
  ),
  claims('the stream of reader {string} ends with {string}', (_, [ref, event]) =>
    claim('stream.terminal', 'stream.terminal', { ref, event: event === 'end' ? 'end' : 'error' }),
  ),
  claims('the stream of reader {string} ends with {string} and:', (_, [ref, event], input) =>
    claim('stream.terminal', 'stream.terminal', {
      ref,
      event: event === 'end' ? 'end' : 'error',
      where: input.pairs,
    }),
  ),
  claims('the stream of reader {string} ends with the error {string}', (_, [ref, code]) =>
    claim('stream.error', 'stream.terminal', { ref, event: 'error', code }),
  ),
  claims('the stream of reader {string} closes', (_, [ref]) =>
    claim('stream.closes', 'stream.closes', { ref }),
  ),
  claims('the pieces of reader {string} count from {int} without a gap', (_, [ref, from]) =>
    claim('stream.contiguous', 'stream.contiguous', { ref, from }),
  ),
  claims('the readers saw the same:', (_, __, input) =>
    claim('stream.same', 'stream.same', { refs: input.values.map(String) }),
  ),
  claims('reader {string} gets {int} frames {string}', (_, [ref, count, event]) =>
    claim('stream.count', 'stream.count', { ref, event, count }),
  ),
  claims('frame {string} of reader {string} has:', (_, [event, ref], input) =>
    claim('stream.frame', 'entry.where', { anchor: { kind: 'frame', ref, event }, where: input.pairs }),
  ),
];
