// What is the same of every wire that is asked with a key: who gets it, and who ends the call.
import assert from 'node:assert/strict';
import { type EngineAdapter, EngineError } from '#contracts/adapter';
import { AnthropicAdapter } from './anthropic.ts';
import { anthropicSide } from './fixtures/anthropic-peer.ts';
import { llamacppSide } from './fixtures/llamacpp-peer.ts';
import { openaiSide, vllmSide } from './fixtures/openai-form-peer.ts';
import { answerJson, Peer } from './fixtures/peer.ts';
import { eventsOf, failureOf, textsOf } from './fixtures/replaying-peer.ts';
import { tgiSide } from './fixtures/tgi-peer.ts';
import { tritonRoutes, tritonSide, vllmInputs } from './fixtures/triton-peer.ts';
import { type FarSide, helloRequest, WireHarness } from './fixtures/wire-harness.ts';
import { LlamacppAdapter } from './llamacpp.ts';
import { OpenaiAdapter } from './openai.ts';
import { TgiAdapter } from './tgi.ts';
import { TritonAdapter } from './triton.ts';
import { VllmAdapter } from './vllm.ts';

const never = new AbortController().signal;

interface Keyed {
  readonly wire: string;
  readonly side: FarSide;
  adapter(url: string): EngineAdapter;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** What it is told before it would call. */
  readonly told?: Readonly<Record<string, unknown>>;
}

const bearer = { authorization: 'Bearer secret', 'x-api-key': undefined };
const own = { authorization: undefined, 'x-api-key': 'secret', 'anthropic-version': '2023-06-01' };

const all: readonly Keyed[] = [
  {
    wire: 'vllm',
    side: vllmSide,
    adapter: url => new VllmAdapter({ url, apiKey: 'secret' }, 'tiny'),
    headers: bearer,
  },
  {
    wire: 'openai',
    side: openaiSide,
    adapter: url => new OpenaiAdapter({ url, apiKey: 'secret' }, 'tiny'),
    headers: bearer,
  },
  {
    wire: 'anthropic',
    side: anthropicSide,
    adapter: url => new AnthropicAdapter({ url, apiKey: 'secret' }, 'claude-tiny'),
    headers: own,
  },
  {
    wire: 'llamacpp',
    side: llamacppSide,
    adapter: url => new LlamacppAdapter({ url, apiKey: 'secret' }),
    headers: bearer,
  },
  {
    wire: 'tgi',
    side: tgiSide,
    adapter: url => new TgiAdapter({ url, apiKey: 'secret' }),
    headers: bearer,
  },
  {
    wire: 'triton',
    side: tritonSide,
    adapter: url => new TritonAdapter({ url, model: 'tiny', apiKey: 'secret' }),
    headers: bearer,
    told: tritonRoutes(vllmInputs).others,
  },
];

for (const { wire, side, adapter, headers, told = {} } of all) {
  describe(`the adapter of ${wire}`, () => {
    it('sends its key to the registered host, and follows no redirect with it [ASY-SEC-007]', async () => {
      const elsewhere = await Peer.start('*', (_, response) => answerJson(response, 200, {}));
      const peer = await Peer.start('*', ({ path }, response) => {
        if (path in told) answerJson(response, 200, told[path]);
        else response.writeHead(307, { location: `${elsewhere.url}${path}` }).end();
      });
      const keyed = adapter(peer.url);
      const failure = await failureOf(keyed, helloRequest);
      assert.ok(failure instanceof EngineError && failure.kind === 'malformed');
      assert.equal((await keyed.health(never)).ready, false);
      assert.ok(peer.seen.some(({ path }) => path === side.callPath));
      assert.ok(peer.seen.length >= 2);
      for (const { headers: sent } of peer.seen) {
        const named = Object.keys(headers).map(name => [name, sent[name]]);
        assert.deepEqual(Object.fromEntries(named), headers);
      }
      assert.equal(elsewhere.seen.length, 0);
      await Promise.all([peer.stop(), elsewhere.stop()]);
    });

    it('closes the connection where a stop string is reached here [ASY-ADAPT-008]', async () => {
      const harness = await WireHarness.start(side);
      const request = harness.script({ kind: 'hold', pieces: ['hello ', 'EN', 'D of it'] });
      const events = await eventsOf(await harness.adapter(), { ...request, sampler: { stop: ['END'] } });
      assert.deepEqual(textsOf(events), ['hello ']);
      assert.ok(await harness.until(() => harness.openCalls() === 0, 250));
      await harness.dispose();
    });
  });
}
