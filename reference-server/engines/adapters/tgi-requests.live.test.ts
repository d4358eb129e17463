// What the TGI adapter sends, and how it is refused.
import assert from 'node:assert/strict';
import type { EngineErrorKind, EngineRequest } from '#contracts/adapter';
import { gather } from './fixtures/family.ts';
import { answerJson, Peer } from './fixtures/peer.ts';
import { itReadsRefusals } from './fixtures/refusal-cases.ts';
import { eventsOf, startReplaying, textsOf } from './fixtures/replaying-peer.ts';
import { tgiInfo, tgiSide } from './fixtures/tgi-peer.ts';
import { helloRequest, WireHarness } from './fixtures/wire-harness.ts';
import { TgiAdapter, type TgiOptions } from './tgi.ts';

const never = new AbortController().signal;
const path = '/generate_stream';

describe('the TGI adapter asks', () => {
  let harness: WireHarness;
  beforeEach(async () => {
    harness = await WireHarness.start(tgiSide);
    harness.script({
      kind: 'answer',
      pieces: ['a'],
      finishReason: 'stop',
      usage: { prompt_tokens: 7, completion_tokens: 1 },
    });
  });
  afterEach(() => harness.dispose());

  const parametersOf = async (
    request: Partial<EngineRequest>,
    options: Partial<TgiOptions> = {},
  ): Promise<unknown> => {
    const adapter = new TgiAdapter({ url: harness.peer.url, ...options });
    await gather(adapter.generate({ ...helloRequest, ...request }, never));
    return harness.sent().parameters;
  };
  const rest = {
    repetition_penalty: 1,
    max_new_tokens: 64,
    stop: [],
    return_full_text: false,
    details: true,
  };

  it('with every setting under its own name, and with the trace of the client [ORCH-3058(b), OC-ADAPT-5010, ASY-ADAPT-009]', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const sampler = { temperature: 0.25, topP: 0.5, topK: 30, repetitionPenalty: 1.5, stop: ['END'] };
    assert.deepEqual(await parametersOf({ traceparent, seed: 77, maxTokens: 9, sampler }), {
      do_sample: true,
      temperature: 0.25,
      top_p: 0.5,
      top_k: 30,
      repetition_penalty: 1.5,
      max_new_tokens: 9,
      stop: ['END'],
      return_full_text: false,
      details: true,
      seed: 77,
    });
    assert.equal(harness.sent().inputs, 'Hello');
    assert.equal(harness.peer.seen.at(-1)?.headers.traceparent, traceparent);
  });

  it('with the defaults in full, and leaves out what this wire takes no "off" for', async () => {
    assert.deepEqual(await parametersOf({}), {
      do_sample: true,
      temperature: 0.8,
      top_p: 0.95,
      top_k: 40,
      ...rest,
    });
    assert.deepEqual(await parametersOf({ sampler: { topP: 1, topK: 0 } }), {
      do_sample: true,
      temperature: 0.8,
      ...rest,
    });
    for (const sampler of [{ temperature: 0 }, { topP: 0 }])
      assert.deepEqual(await parametersOf({ sampler }), { do_sample: false, ...rest });
  });

  it('for four stop strings at most, and looks for the others itself', async () => {
    const stop = ['1', '2', '3', '4', 'a'];
    const adapter = await harness.adapter();
    const heard = await gather(adapter.generate({ ...helloRequest, sampler: { stop } }, never));
    assert.deepEqual((harness.sent().parameters as { stop: unknown }).stop, ['1', '2', '3', '4']);
    assert.deepEqual(textsOf(heard), []);
    assert.equal(heard[0]?.kind === 'end' && heard[0].stoppedBy, 'a');
  });

  it('nothing that it does not know: min_p is refused, and no call is made [ORCH-3058(b)]', async () => {
    for (const minP of [0, 0.125])
      await assert.rejects(parametersOf({ sampler: { minP } }), { kind: 'invalid-request' });
    assert.equal(harness.callsSeen(), 0);
  });

  it('with messages only through the template that is configured, once [ORCH-3058(a)]', async () => {
    const input = { kind: 'messages', messages: [{ role: 'user', content: 'hi' }] } as const;
    await assert.rejects(parametersOf({ input }), { kind: 'invalid-request' });
    assert.equal(harness.callsSeen(), 0);
    await parametersOf({ input }, { chatTemplate: 'chatml' });
    assert.equal(harness.sent().inputs, '<|im_start|>user\nhi<|im_end|>\n<|im_start|>assistant\n');
    const adapter = new TgiAdapter({ url: harness.peer.url, chatTemplate: 'chatml' });
    assert.equal(adapter.describe().capabilities.messages, true);
    assert.ok(((await adapter.tokenize(input, never)) ?? 0) > 2);
    assert.throws(() => new TgiAdapter({ url: harness.peer.url, chatTemplate: 'toString' }), {
      kind: 'invalid-request',
    });
  });

  it('nothing that would make it load an image, unless its model is known to take text alone', async () => {
    const input = { kind: 'prompt', text: 'What is ![](http://169.254.169.254/keys)?' } as const;
    await parametersOf({ input });
    assert.equal(harness.sent().inputs, input.text);
    for (const info of [{ ...tgiInfo, model_pipeline_tag: 'image-text-to-text' }, { version: '3.3.6' }]) {
      const { peer } = await startReplaying({ callPath: path, others: { '/info': info } });
      const adapter = new TgiAdapter({ url: peer.url });
      const call = (text: string) => eventsOf(adapter, { ...helloRequest, input: { kind: 'prompt', text } });
      await assert.rejects(call(input.text), { kind: 'invalid-request', retriable: false });
      await assert.rejects(adapter.tokenize(input, never), { kind: 'invalid-request' });
      assert.deepEqual(new Set(peer.seen.map(request => request.path)), new Set(['/info']));
      await assert.rejects(call('![] (a) !(b) [](c)'), { kind: 'reset' });
      assert.equal(peer.callsSeen(), 1);
      await peer.stop();
    }
  });

  it('for what runs and for its metrics [OC-ADAPT-5011, OC-ADAPT-5050]', async () => {
    const adapter = await harness.adapter();
    assert.deepEqual(await adapter.version(never), {
      engineVersion: '3.3.6',
      modelName: 'org/tiny',
      modelRevision: tgiInfo.model_sha,
      backend: 'gpu',
    });
    const samples = await adapter.metrics?.(never);
    assert.deepEqual(
      [...(samples ?? [])],
      [
        ['tgi_queue_size', 3],
        ['tgi_batch_current_size', 2],
        ['tgi_request_failure', 5],
      ],
    );
  });
});

describe('the TGI adapter and a status', () => {
  const rows: readonly (readonly [number, EngineErrorKind])[] = [
    [400, 'invalid-request'],
    [401, 'auth'],
    [403, 'auth'],
    [404, 'unavailable'],
    [408, 'timeout'],
    [413, 'invalid-request'],
    [415, 'internal'],
    [422, 'invalid-request'],
    [424, 'internal'],
    [429, 'queue-full'],
    [500, 'internal'],
    [502, 'unavailable'],
    [503, 'unavailable'],
    [504, 'timeout'],
  ];

  itReadsRefusals({
    request: helloRequest,
    adapter: url => new TgiAdapter({ url }),
    rows: rows.map(([status, kind]) => [{ status, json: { error: 'so it is', error_type: 'a word' } }, kind]),
  });

  it('is live and not ready where its health says 503', async () => {
    const peer = await Peer.start(path, (_, response) =>
      answerJson(response, 503, { error: 'unhealthy', error_type: 'healthcheck' }),
    );
    const adapter = new TgiAdapter({ url: peer.url });
    assert.deepEqual(await adapter.health(never), { live: true, ready: false, detail: 'unhealthy' });
    assert.equal(await adapter.metrics?.(never), 'unknown');
    await assert.rejects(adapter.version(never), { kind: 'unavailable' });
    await peer.stop();
  });
});
