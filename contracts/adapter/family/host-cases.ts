import { EngineError } from '../engine-error.ts';
import { type AdapterFamilyCase, claim, claimEqual, hear } from './harness.ts';

const answer = {
  kind: 'answer',
  pieces: ['a'],
  finishReason: 'stop',
  usage: { prompt_tokens: 1, completion_tokens: 1 },
} as const;

export const hostCases: readonly AdapterFamilyCase[] = [
  {
    name: 'a call carries the key that the adapter was given',
    proves: ['ASY-KIT-017(a)'],
    needs: ['answer', 'key'],
    async run(harness) {
      const adapter = await harness.adapter();
      harness.askForKey?.();
      const heard = await hear(adapter, harness.script(answer));
      claimEqual([heard.failure, heard.pieces], [undefined, ['a']], 'failure and pieces');
    },
  },
  {
    name: 'a redirect is a failure, and nothing reaches the host that it names',
    proves: ['ASY-KIT-017(b)'],
    needs: ['redirect'],
    async run(harness) {
      const adapter = await harness.adapter();
      const request = harness.redirect?.();
      claim(request !== undefined, 'the far side redirects');
      const { failure } = await hear(adapter, request);
      claim(failure instanceof EngineError, `the call fails with an EngineError, not ${failure}`);
      claimEqual(harness.reachedElsewhere?.(), 0, 'requests that reached the other host');
    },
  },
];
