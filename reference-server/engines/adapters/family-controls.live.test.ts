// The family suite must be able to fail: each of these adapters breaks one promise, and a case says so.
import assert from 'node:assert/strict';
import {
  type AdapterFamilyCase,
  adapterFamilyCases,
  type EngineAdapter,
  type EngineEvent,
  type EngineRequest,
} from '#contracts/adapter';
import { llamacppSide } from './fixtures/llamacpp-peer.ts';
import { WireHarness } from './fixtures/wire-harness.ts';

type Generate = EngineAdapter['generate'];
type Spoil = (generate: Generate, request: EngineRequest, signal: AbortSignal) => AsyncIterable<EngineEvent>;

interface Control {
  breaks: string;
  caughtBy: string;
  spoil: Spoil;
}

const deaf = new AbortController().signal;

const controls: readonly Control[] = [
  {
    breaks: 'merges two events into one piece',
    caughtBy: 'each event of the engine is one piece',
    async *spoil(generate, request, signal) {
      let held = '';
      for await (const event of generate(request, signal)) {
        if (event.kind === 'piece' && held === '') held = event.text;
        else if (event.kind === 'piece') yield { ...event, text: held + event.text };
        else yield event;
      }
    },
  },
  {
    breaks: 'counts its pieces instead of asking the engine',
    caughtBy: "usage is the engine's own count",
    async *spoil(generate, request, signal) {
      let count = 0;
      for await (const event of generate(request, signal)) {
        if (event.kind === 'piece') count += 1;
        const usage = { prompt_tokens: 7, completion_tokens: count };
        yield event.kind === 'end' ? { ...event, usage } : event;
      }
    },
  },
  {
    breaks: 'does not hear the abort',
    caughtBy: 'aborting the signal rejects with its reason',
    spoil: (generate, request) => generate(request, deaf),
  },
  {
    breaks: 'closes only after the next event, as a generator does',
    caughtBy: 'closing the iterator while an event is awaited',
    async *spoil(generate, request, signal) {
      yield* generate(request, signal);
    },
  },
  {
    breaks: 'takes a lost connection for an end',
    caughtBy: 'a stream that stops without an end is a failure',
    async *spoil(generate, request, signal) {
      try {
        yield* generate(request, signal);
      } catch {
        yield { kind: 'end', finishReason: 'stop', usage: { prompt_tokens: 1, completion_tokens: 1 } };
      }
    },
  },
  {
    breaks: 'trims its pieces',
    caughtBy: 'line ends, field names and letters',
    async *spoil(generate, request, signal) {
      for await (const event of generate(request, signal)) {
        yield event.kind === 'piece' ? { ...event, text: event.text.trim() } : event;
      }
    },
  },
];

/** Rejects where the case fails, or is not done in a time in which a good adapter is. */
async function put(harness: WireHarness, broken: Spoil, familyCase: AdapterFamilyCase): Promise<void> {
  const adapter = await harness.adapter();
  const generate = adapter.generate.bind(adapter);
  const spoiled: EngineAdapter = {
    describe: () => adapter.describe(),
    health: signal => adapter.health(signal),
    version: signal => adapter.version(signal),
    slots: signal => adapter.slots(signal),
    close: () => adapter.close(),
    generate: (request, signal) => broken(generate, request, signal),
  };
  harness.adapter = async () => spoiled;
  const running = familyCase.run(harness).then(() => true);
  const isDone = await Promise.race([running, harness.until(() => false, 600)]);
  assert.ok(isDone, 'the case hangs');
}

describe('the family suite catches an adapter that', () => {
  for (const { breaks, caughtBy, spoil } of controls) {
    it(breaks, async () => {
      const familyCase = adapterFamilyCases().find(({ name }) => name.startsWith(caughtBy));
      assert.ok(familyCase, `there is a case "${caughtBy}"`);
      const harness = await WireHarness.start(llamacppSide);
      try {
        await assert.rejects(put(harness, spoil, familyCase));
      } finally {
        await harness.dispose();
      }
    });
  }
});
