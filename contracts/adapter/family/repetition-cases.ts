import type { EngineAdapter } from '../engine-adapter.ts';
import type { EngineRequest } from '../engine-request.ts';
import { type AdapterFamilyCase, type AdapterHarness, claim, claimEqual, hear } from './harness.ts';

const short = {
  kind: 'answer',
  pieces: ['a'],
  finishReason: 'stop',
  usage: { prompt_tokens: 1, completion_tokens: 1 },
} as const;

/** What the engine is asked for the request of a script, with this seed. */
async function askedWith(harness: AdapterHarness, adapter: EngineAdapter, seed: number): Promise<unknown> {
  const request: EngineRequest = { ...harness.script(short), seed };
  claimEqual((await hear(adapter, request)).failure, undefined, 'failure');
  return harness.asked?.().at(-1);
}

export const repetitionCases: readonly AdapterFamilyCase[] = [
  {
    name: 'the same request twice asks the same of the engine',
    proves: ['ASY-KIT-007(a)'],
    needs: ['answer', 'asked'],
    async run(harness) {
      const adapter = await harness.adapter();
      const first = await askedWith(harness, adapter, 11);
      claim(first !== undefined, 'the engine shows what it was asked');
      claimEqual(await askedWith(harness, adapter, 11), first, 'what is asked');
    },
  },
  {
    name: 'another seed asks something else of the engine',
    proves: ['ASY-KIT-007(b)'],
    needs: ['answer', 'asked'],
    appliesTo: ({ seed }) => seed,
    async run(harness) {
      const adapter = await harness.adapter();
      if (!adapter.describe().capabilities.seed) return;
      const first = JSON.stringify(await askedWith(harness, adapter, 11));
      claim(JSON.stringify(await askedWith(harness, adapter, 12)) !== first, 'the seed reaches the engine');
    },
  },
  {
    name: 'the same seed gives the same text, and another seed another',
    proves: ['ASY-KIT-007(c)'],
    needs: ['seed'],
    appliesTo: ({ determinism, seed }) => determinism !== 'none' && seed,
    async run(harness) {
      const adapter = await harness.adapter();
      const request = harness.script({ kind: 'hold', pieces: [] });
      const text = async (seed: number): Promise<string> => {
        const heard = await hear(adapter, { ...request, maxTokens: 24, seed });
        claimEqual(heard.failure, undefined, 'failure');
        return heard.pieces.join('');
      };
      const first = await text(11);
      claim(first.length > 0, 'there is text');
      claimEqual(await text(11), first, 'text of the same seed');
      claim((await text(12)) !== first, 'text of another seed differs');
    },
  },
];
