import assert from 'node:assert/strict';
import type { EngineErrorKind, EngineSampler } from '#contracts/adapter';
import { describeFamily, gather } from './fixtures/family.ts';
import { chunk, done, openaiSide, usageChunk } from './fixtures/openai-form-peer.ts';
import { itReadsRefusals, type RefusalCases } from './fixtures/refusal-cases.ts';
import { eventsOf, failureOf, type ReplayingPeer, startReplaying } from './fixtures/replaying-peer.ts';
import { filteringAbilities, helloRequest, sse, WireHarness } from './fixtures/wire-harness.ts';
import { OpenaiAdapter } from './openai.ts';

const never = new AbortController().signal;

describeFamily('the adapter of the OpenAI shape keeps the promises of the family', filteringAbilities, () =>
  WireHarness.start(openaiSide),
);

describe('the adapter of the OpenAI shape asks', () => {
  let harness: WireHarness;
  beforeEach(async () => {
    harness = await WireHarness.start(openaiSide);
    harness.script({
      kind: 'answer',
      pieces: ['a'],
      finishReason: 'stop',
      usage: { prompt_tokens: 7, completion_tokens: 1 },
    });
  });
  afterEach(() => harness.dispose());

  it('with what every server of the shape knows, the prompt as what a user says', async () => {
    const sampler = { temperature: 0.1, stop: ['\n'] };
    await gather((await harness.adapter()).generate({ ...helloRequest, seed: 42, sampler }, never));
    assert.deepEqual(harness.sent(), {
      model: 'tiny',
      messages: [{ role: 'user', content: 'Hello' }],
      stream: true,
      stream_options: { include_usage: true },
      max_tokens: 64,
      temperature: 0.1,
      top_p: 0.95,
      stop: ['\n'],
      seed: 42,
    });
  });

  it('with no empty list of stops', async () => {
    await gather((await harness.adapter()).generate(helloRequest, never));
    assert.equal('stop' in harness.sent(), false);
  });

  it('nothing where a sampler field has no name there [ORCH-3058(b)]', async () => {
    const adapter = await harness.adapter();
    const fields: readonly Partial<EngineSampler>[] = [
      { topK: 30 },
      { minP: 0.1 },
      { repetitionPenalty: 1.5 },
    ];
    for (const sampler of fields) {
      const failure = await failureOf(adapter, { ...helloRequest, sampler });
      assert.deepEqual([failure.kind, failure.retriable], ['invalid-request', false]);
    }
    assert.equal(harness.callsSeen(), 0);
  });

  it('for its models, and says whether the one is among them', async () => {
    assert.deepEqual(await (await harness.adapter()).version(never), { hasModel: true, modelName: 'tiny' });
    const other = new OpenaiAdapter({ url: harness.peer.url }, 'other');
    assert.deepEqual(await other.version(never), { hasModel: false });
  });
});

const error = (type: string, code: string | null, message = 'words') => ({
  error: { message, type, param: null, code },
});

const refusals: RefusalCases['rows'] = [
  [{ status: 400, json: error('invalid_request_error', null) }, 'invalid-request'],
  [{ status: 400, json: error('invalid_request_error', 'context_length_exceeded') }, 'context-overflow'],
  [{ status: 400, json: error('x', null, 'exceeds the context window') }, 'context-overflow'],
  [{ status: 401, json: error('invalid_request_error', 'invalid_api_key') }, 'auth'],
  [{ status: 403, json: error('x', null) }, 'auth'],
  [{ status: 404, json: error('invalid_request_error', 'model_not_found') }, 'unavailable'],
  [{ status: 413, json: '' }, 'invalid-request'],
  [{ status: 422, json: '' }, 'invalid-request'],
  [{ status: 429, json: error('requests', 'rate_limit_exceeded') }, 'queue-full'],
  [{ status: 429, json: error('insufficient_quota', 'insufficient_quota') }, 'auth'],
  [{ status: 500, json: error('server_error', null) }, 'internal'],
  [{ status: 503, json: error('server_error', 'overloaded') }, 'unavailable'],
];

describe('the adapter of the OpenAI shape reads', () => {
  let far: ReplayingPeer;
  let adapter: OpenaiAdapter;
  beforeEach(async () => {
    far = await startReplaying();
    adapter = new OpenaiAdapter({ url: far.peer.url }, 'tiny');
  });
  afterEach(() => far.peer.stop());

  it('deltas with and without words, and reasoning as a part of what was completed [ASY-ADAPT-004(b)]', async () => {
    far.says.stream = sse([
      chunk({ delta: { role: 'assistant', content: null }, finish_reason: null }, { usage: null }),
      chunk({ delta: { reasoning_content: 'hm' }, finish_reason: null }),
      chunk({ delta: { content: 'a' }, finish_reason: null }),
      chunk({ delta: {}, finish_reason: 'stop' }),
      usageChunk({
        prompt_tokens: 7,
        completion_tokens: 9,
        total_tokens: 16,
        completion_tokens_details: { reasoning_tokens: 8 },
      }),
      done,
    ]);
    assert.deepEqual(await eventsOf(adapter, helloRequest), [
      { kind: 'piece', text: 'a' },
      { kind: 'end', finishReason: 'stop', usage: { prompt_tokens: 7, completion_tokens: 9 } },
    ]);
  });

  it('why it stopped, by one of few words [ASY-ADAPT-007, ASY-ADAPT-012]', async () => {
    const reasons = [
      ['stop', 'stop'],
      ['length', 'length'],
      ['content_filter', 'content_filter'],
      ['tool_calls', 'unknown'],
    ] as const;
    for (const [reason, finishReason] of reasons) {
      far.says.stream = sse([chunk({ delta: {}, finish_reason: reason }), done]);
      assert.deepEqual(await eventsOf(adapter, helloRequest), [{ kind: 'end', finishReason }]);
    }
  });

  it('usage that was never told as absent [ASY-ADAPT-004(c)]', async () => {
    far.says.stream = sse([chunk({ delta: { content: 'a' }, finish_reason: 'stop' }), done]);
    assert.deepEqual((await eventsOf(adapter, helloRequest)).at(-1), { kind: 'end', finishReason: 'stop' });
  });

  itReadsRefusals({
    request: helloRequest,
    adapter: url => new OpenaiAdapter({ url }, 'tiny'),
    rows: refusals,
  });

  const inStream: readonly (readonly [object, EngineErrorKind])[] = [
    [error('server_error', null), 'internal'],
    [error('requests', 'rate_limit_exceeded'), 'queue-full'],
    [error('invalid_request_error', 'context_length_exceeded'), 'context-overflow'],
  ];
  for (const [told, kind] of inStream) {
    it(`${JSON.stringify(told)} after status 200 as ${kind} [ASY-ADAPT-002(c)]`, async () => {
      far.says.stream = sse([chunk({ delta: { content: 'a' }, finish_reason: null }), told]);
      assert.equal((await failureOf(adapter, helloRequest)).kind, kind);
    });
  }

  it('an answer that is no event stream as malformed', async () => {
    far.says.answer = { status: 200, json: { choices: [{ message: { content: 'whole' } }] } };
    assert.equal((await failureOf(adapter, helloRequest)).kind, 'malformed');
  });

  it('a server that lists no models as ready, and one that refuses its key as not', async () => {
    far.says.answer = { status: 404, json: {} };
    assert.deepEqual(await adapter.health(never), { live: true, ready: true, detail: 'ok' });
    far.says.answer = { status: 401, json: error('invalid_request_error', 'invalid_api_key', 'no such key') };
    assert.deepEqual(await adapter.health(never), { live: true, ready: false, detail: 'no such key' });
    far.says.answer = { status: 200, json: { object: 'list', data: [] } };
    assert.deepEqual(await adapter.version(never), {});
  });
});
