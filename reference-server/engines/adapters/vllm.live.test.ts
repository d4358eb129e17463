import assert from 'node:assert/strict';
import type { EngineErrorKind, EngineRequest } from '#contracts/adapter';
import { describeFamily, gather } from './fixtures/family.ts';
import { chunk, done, usageChunk, vllmSide } from './fixtures/openai-form-peer.ts';
import { itReadsRefusals, type RefusalCases } from './fixtures/refusal-cases.ts';
import {
  eventsOf,
  failureOf,
  type ReplayingPeer,
  startReplaying,
  textsOf,
} from './fixtures/replaying-peer.ts';
import { filteringAbilities, helloRequest, sse, WireHarness } from './fixtures/wire-harness.ts';
import { VllmAdapter } from './vllm.ts';

const never = new AbortController().signal;

describeFamily('the vLLM adapter keeps the promises of the family', filteringAbilities, () =>
  WireHarness.start(vllmSide),
);

const answer = {
  kind: 'answer',
  pieces: ['a'],
  finishReason: 'stop',
  usage: { prompt_tokens: 7, completion_tokens: 1 },
} as const;

describe('the vLLM adapter asks', () => {
  let harness: WireHarness;
  beforeEach(async () => {
    harness = await WireHarness.start(vllmSide);
  });
  afterEach(() => harness.dispose());

  it('always for a stream with usage, names every sampler setting, and passes the trace on [OC-ADAPT-5021]', async () => {
    harness.script(answer);
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const sampler = { temperature: 0.1, topK: 0, stop: ['\n'] };
    const request: EngineRequest = { ...helloRequest, traceparent, seed: 42, sampler, logprobs: true };
    await gather((await harness.adapter()).generate({ ...request, ignoreEnd: true }, never));
    assert.deepEqual(harness.sent(), {
      model: 'tiny',
      prompt: 'Hello',
      stream: true,
      stream_options: { include_usage: true },
      max_tokens: 64,
      temperature: 0.1,
      top_p: 0.95,
      top_k: -1,
      min_p: 0.05,
      repetition_penalty: 1,
      stop: ['\n'],
      seed: 42,
      ignore_eos: true,
      logprobs: 1,
    });
    assert.equal(harness.peer.seen[0]?.headers.traceparent, traceparent);
  });

  it('by the route of chats for messages, which are formatted there [ORCH-3058(a)]', async () => {
    const peer = await startReplaying();
    peer.says.stream = sse([chunk({ delta: { content: 'x' }, finish_reason: 'stop' }), done]);
    const messages = [{ role: 'user', content: 'hi' }];
    const adapter = new VllmAdapter({ url: peer.peer.url }, 'tiny');
    const request = { ...helloRequest, input: { kind: 'messages', messages }, logprobs: true } as const;
    assert.deepEqual(textsOf(await eventsOf(adapter, request)), ['x']);
    const [sent] = peer.peer.seen;
    assert.equal(sent?.path, '/v1/chat/completions');
    const { messages: told, prompt, logprobs } = JSON.parse(sent?.body ?? '{}');
    assert.deepEqual([told, prompt, logprobs], [messages, undefined, true]);
    await peer.peer.stop();
  });

  it('for its version and its model, and reports the longest context [ORCH-3055(b), OC-ADAPT-5030]', async () => {
    assert.deepEqual(await (await harness.adapter()).version(never), {
      engineVersion: '0.32.0',
      hasModel: true,
      modelName: 'tiny',
      modelPath: '/models/tiny',
      contextMax: 64,
    });
  });

  it('whether its model is there, and says where it is not [OC-ADAPT-5020]', async () => {
    const adapter = new VllmAdapter({ url: harness.peer.url }, 'other');
    assert.deepEqual(await adapter.version(never), { engineVersion: '0.32.0', hasModel: false });
  });

  it("for the engine's own metrics, and reads them by name [ORCH-3055(a)]", async () => {
    const samples = await (await harness.adapter()).metrics?.(never);
    assert.ok(samples instanceof Map);
    assert.deepEqual(
      [samples.get('vllm:num_requests_running'), samples.get('vllm:kv_cache_usage_perc')],
      [3, 0.25],
    );
  });
});

const refusals: RefusalCases['rows'] = [
  [
    {
      status: 400,
      json: { error: { message: 'top_p must be in (0, 1]', type: 'BadRequestError', code: 400 } },
    },
    'invalid-request',
  ],
  [
    {
      status: 400,
      json: { error: { message: 'The maximum model length is 64', type: 'BadRequestError' } },
    },
    'context-overflow',
  ],
  [{ status: 401, json: { error: 'Unauthorized' } }, 'auth'],
  [
    {
      status: 404,
      json: { error: { message: 'The model `x` does not exist.', type: 'NotFoundError', code: 404 } },
    },
    'unavailable',
  ],
  [{ status: 422, json: { error: { message: 'no', type: 'UnprocessableEntityError' } } }, 'invalid-request'],
  [{ status: 501, json: { error: { message: 'no', type: 'NotImplementedError' } } }, 'invalid-request'],
  [{ status: 418, json: 'tea' }, 'internal'],
  [{ status: 429, json: { error: { message: 'slow' } } }, 'queue-full'],
  [{ status: 500, json: { error: { message: 'EngineCore died', type: 'InternalServerError' } } }, 'internal'],
  [{ status: 500, json: { error: { message: 'CUDA out of memory' } } }, 'out-of-memory-vram'],
  [{ status: 502, json: '' }, 'unavailable'],
  [{ status: 503, json: '' }, 'unavailable'],
  [{ status: 503, json: { error: { message: 'the queue of requests is full' } } }, 'queue-full'],
  [{ status: 504, json: '' }, 'timeout'],
];

describe('the vLLM adapter reads', () => {
  let far: ReplayingPeer;
  let adapter: VllmAdapter;
  beforeEach(async () => {
    far = await startReplaying();
    adapter = new VllmAdapter({ url: far.peer.url }, 'tiny');
  });
  afterEach(() => far.peer.stop());

  const frames = [
    chunk({ text: 'Gr', logprobs: { tokens: ['Gr'], token_logprobs: [-0.5] }, finish_reason: null }),
    chunk({ text: 'üße', logprobs: null, finish_reason: null }, { usage: null }),
    chunk({ text: ' 🦊', finish_reason: 'length', stop_reason: null }),
    usageChunk({
      prompt_tokens: 40,
      total_tokens: 52,
      completion_tokens: 12,
      prompt_tokens_details: { cached_tokens: 25 },
    }),
  ];
  const heard = [
    { kind: 'piece', text: 'Gr', logprobs: [-0.5] },
    { kind: 'piece', text: 'üße' },
    { kind: 'piece', text: ' 🦊' },
    {
      kind: 'end',
      finishReason: 'length',
      usage: { prompt_tokens: 40, completion_tokens: 12, cached_tokens: 25 },
    },
  ];

  it('a stream whatever ends its lines, with a space behind the colon or without, and with or without its last word', async () => {
    for (const lineEnd of ['\n', '\r\n', '\r']) {
      for (const words of [[...frames, done], frames]) {
        const text = sse(words, lineEnd);
        for (const form of [text, text.replaceAll('data: ', 'data:'), `: ping${lineEnd}${lineEnd}${text}`]) {
          far.says.stream = form;
          assert.deepEqual(await eventsOf(adapter, helloRequest), heard);
        }
      }
    }
  });

  it('an event without end only up to its bound', async () => {
    far.says.stream = `data: ${'x'.repeat(1 << 20)}`;
    assert.equal((await failureOf(adapter, helloRequest)).kind, 'malformed');
  });

  it('the stop string that ended it, and usage that was told all along', async () => {
    const counts = (completion_tokens: number) => ({ usage: { prompt_tokens: 7, completion_tokens } });
    far.says.stream = sse([
      chunk({ text: 'a', finish_reason: null }, counts(1)),
      chunk({ text: '', finish_reason: 'stop', stop_reason: 'END' }, counts(3)),
    ]);
    assert.deepEqual((await eventsOf(adapter, helloRequest)).at(-1), {
      kind: 'end',
      finishReason: 'stop',
      stoppedBy: 'END',
      usage: { prompt_tokens: 7, completion_tokens: 3 },
    });
  });

  const failures: readonly (readonly [string, readonly object[], EngineErrorKind])[] = [
    ['its last word without a finish reason', [chunk({ text: 'a', finish_reason: null })], 'reset'],
    ['a generation that was aborted there', [chunk({ text: 'a', finish_reason: 'abort' })], 'reset'],
    ['a generation that broke off there', [chunk({ text: 'a', finish_reason: 'error' })], 'internal'],
    ['an error after the finish reason', [...frames, { error: { message: 'x', code: 500 } }], 'internal'],
    ['an error with a number', [{ error: { message: 'full', type: 'x', code: 503 } }], 'unavailable'],
    [
      'a refusal in the stream',
      [{ error: { message: 'bad', type: 'BadRequestError', code: 400 } }],
      'invalid-request',
    ],
    [
      'a device without memory',
      [{ error: { message: 'CUDA out of memory', code: 500 } }],
      'out-of-memory-vram',
    ],
    ['an event that is something else', [{ hello: true }], 'malformed'],
  ];
  for (const [name, words, kind] of failures) {
    it(`${name}, which is no end [ASY-ADAPT-002(c), ASY-ADAPT-002(d)]`, async () => {
      far.says.stream = sse([...words, done]);
      assert.equal((await failureOf(adapter, helloRequest)).kind, kind);
    });
  }

  itReadsRefusals({
    request: helloRequest,
    adapter: url => new VllmAdapter({ url }, 'tiny'),
    rows: refusals,
  });

  it('an engine that is dead inside as live and not ready, though it has no words', async () => {
    far.says.answer = { status: 503, json: '' };
    assert.deepEqual(await adapter.health(never), {
      live: true,
      ready: false,
      detail: '/health answered 503',
    });
  });
});
