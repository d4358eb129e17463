import assert from 'node:assert/strict';
import { type Json, parsedJson, valueAt } from '#conformance/harness';
import { asks } from '../asks.ts';
import { answering } from '../behaviour.ts';
import { payloadsOf, withPeer } from '../testing/peer-bench.ts';
import type { WireName } from '../wire.ts';

const script = answering(['a', 'b'], { finish: 'length', usage: { promptTokens: 5, completionTokens: 2 } });

const textPaths: Readonly<Record<WireName, string>> = {
  llamacpp: 'content',
  vllm: 'choices.0.text',
  openai: 'choices.0.delta.content',
  tgi: 'token.text',
  triton: 'text_output',
  anthropic: 'delta.text',
};

/** Of the last frame that is no [DONE]: what an orchestrator reads there. */
const closings: Readonly<Record<WireName, Readonly<Record<string, Json>>>> = {
  llamacpp: { stop: true, stop_type: 'limit', tokens_predicted: 2, tokens_evaluated: 5, truncated: false },
  vllm: { 'choices.#': 0, 'usage.prompt_tokens': 5, 'usage.total_tokens': 7 },
  openai: { 'choices.#': 0, 'usage.prompt_tokens': 5, 'usage.completion_tokens': 2 },
  tgi: { generated_text: 'ab', 'details.finish_reason': 'length', 'details.generated_tokens': 2 },
  triton: { text_output: 'b', model_name: 'tiny', model_version: '1' },
  anthropic: { type: 'message_stop' },
};

const hasDone: Readonly<Record<WireName, boolean>> = {
  llamacpp: false,
  vllm: true,
  openai: true,
  tgi: false,
  triton: false,
  anthropic: false,
};

const wireNames: readonly WireName[] = ['llamacpp', 'vllm', 'openai', 'tgi', 'triton', 'anthropic'];

describe('the wire', () => {
  for (const wire of wireNames) {
    it(`${wire} carries each piece in a frame of its own, and its own ending`, () =>
      withPeer({ wire }, async ({ peer, open }) => {
        peer.script(script);
        const stream = await open('x');
        await stream.closed;
        const payloads = payloadsOf(stream.frames);
        const words = payloads.map(payload => valueAt(payload, textPaths[wire]));
        assert.deepEqual(
          words.filter(text => typeof text === 'string' && text !== ''),
          ['a', 'b'],
        );
        assert.equal(payloads.includes('[DONE]'), hasDone[wire]);
        const last = payloads.filter(payload => payload !== '[DONE]').at(-1);
        const found = Object.keys(closings[wire]).map(path => [path, valueAt(last, path)]);
        assert.deepEqual(Object.fromEntries(found), closings[wire]);
      }));

    it(`${wire} answers at once where nothing is to be streamed`, () =>
      withPeer({ wire }, async ({ peer, client }) => {
        peer.script(script);
        const answer = await client.send({ method: 'POST', ...asks[wire]({ prompt: 'x', stream: false }) });
        assert.equal(answer.status, 200);
        assert.match(answer.body, /"ab"/);
      }));
  }
});

describe('the wire of triton', () => {
  it('tells its reason and its counts where it is asked for them, and only then', () =>
    withPeer({ wire: 'triton' }, async ({ peer, client }) => {
      peer.script(
        answering([{ text: 'a', tokens: 2 }, 'b'], { finish: 'length', usage: { completionTokens: 5 } }),
      );
      const path = '/v2/models/tiny/generate_stream';
      const told = async (parameters: Readonly<Record<string, Json>>): Promise<Json[]> => {
        const body = JSON.stringify({ text_input: 'x', parameters });
        const answer = await client.send({ method: 'POST', path, body });
        const events = answer.body.split('\n\n').filter(event => event !== '');
        return events.map(event => parsedJson(event.slice('data: '.length)) as Json);
      };
      const member = (events: readonly Json[], name: string) => events.map(event => valueAt(event, name));
      const asked = await told({ return_finish_reason: true, return_num_output_tokens: true });
      assert.deepEqual(member(asked, 'text_output'), ['a', 'b', '']);
      assert.deepEqual(member(asked, 'finish_reason'), ['None', 'None', 'length']);
      assert.deepEqual(member(asked, 'num_output_tokens'), [2, 1, 2]);
      const unasked = await told({});
      assert.deepEqual(member(unasked, 'finish_reason'), [undefined, undefined]);
    }));
});

type Probe = readonly [WireName, string, string, Readonly<Record<string, Json>>];

const probes: readonly Probe[] = [
  ['llamacpp', 'GET', '/health', { status: 'ok' }],
  [
    'llamacpp',
    'GET',
    '/props',
    { total_slots: 2, 'default_generation_settings.n_ctx': 64, build_info: 'v9' },
  ],
  ['llamacpp', 'GET', '/slots', { '#': 2, '0.is_processing': false, '1.n_ctx': 64 }],
  ['llamacpp', 'GET', '/v1/models', { 'data.0.id': 'tiny', 'data.0.meta.n_ctx': 64 }],
  ['llamacpp', 'POST', '/tokenize', { 'tokens.#': 3 }],
  ['vllm', 'GET', '/version', { version: 'v9' }],
  ['vllm', 'GET', '/load', { server_load: 0 }],
  ['vllm', 'GET', '/v1/models', { 'data.0.max_model_len': 64, 'data.0.owned_by': 'vllm' }],
  ['vllm', 'POST', '/tokenize', { count: 3, max_model_len: 64 }],
  ['tgi', 'GET', '/info', { version: 'v9', max_total_tokens: 64, model_id: 'tiny' }],
  ['tgi', 'POST', '/tokenize', { '#': 3 }],
  ['triton', 'GET', '/v2', { name: 'triton', version: 'v9' }],
  ['triton', 'GET', '/v2/models/tiny', { name: 'tiny', 'versions.0': '1' }],
  ['triton', 'GET', '/v2/models/tiny/config', { max_batch_size: 2 }],
  ['openai', 'GET', '/v1/models', { 'data.0.id': 'tiny' }],
  ['anthropic', 'GET', '/v1/models/tiny', { type: 'model', id: 'tiny' }],
];

describe('a peer tells of itself', () => {
  for (const [wire, method, path, due] of probes) {
    it(`on ${method} ${path} of ${wire}`, () =>
      withPeer({ wire, slots: 2, ctx: 64, version: 'v9' }, async ({ peer, client }) => {
        peer.engine.tokenCount = 3;
        const body =
          method === 'POST' ? { body: JSON.stringify({ content: 'x', prompt: 'x', inputs: 'x' }) } : {};
        const answer = await client.send({ method, path, ...body });
        const value = parsedJson(answer.body);
        assert.deepEqual(Object.fromEntries(Object.keys(due).map(key => [key, valueAt(value, key)])), due);
        assert.equal(peer.probes.get(`${method} ${path}`), 1);
      }));
  }

  const unready: readonly (readonly [WireName, string, number])[] = [
    ['llamacpp', '/health', 503],
    ['vllm', '/health', 503],
    ['tgi', '/health', 503],
    ['triton', '/v2/health/ready', 400],
    ['openai', '/v1/models', 503],
    ['anthropic', '/v1/models/tiny', 529],
  ];

  for (const [wire, path, status] of unready) {
    it(`ready and not ready on ${path} of ${wire}`, () =>
      withPeer({ wire }, async ({ peer, client }) => {
        assert.equal((await client.send({ method: 'GET', path })).status, 200);
        peer.setReady(false);
        assert.equal((await client.send({ method: 'GET', path })).status, status);
      }));
  }

  it('with 404 where there is no such route', () =>
    withPeer({ wire: 'llamacpp' }, async ({ client }) => {
      assert.equal((await client.send({ method: 'GET', path: '/nope' })).status, 404);
    }));

  it('to nobody without its key, but its health', () =>
    withPeer({ wire: 'llamacpp', apiKey: 'engine-key-1' }, async ({ client }) => {
      assert.equal((await client.send({ method: 'GET', path: '/props' })).status, 401);
      assert.equal((await client.send({ method: 'GET', path: '/health' })).status, 200);
      const known = client.withHeaders([['Authorization', 'Bearer engine-key-1']]);
      assert.equal((await known.send({ method: 'GET', path: '/props' })).status, 200);
    }));

  it('never, where its probes hang', () =>
    withPeer({ wire: 'llamacpp', bounds: { response_ms: 50 } }, async ({ peer, client }) => {
      peer.setProbes(false);
      assert.equal((await client.send({ method: 'GET', path: '/health' })).status, undefined);
    }));
});
