import assert from 'node:assert/strict';
import type { EngineErrorKind, EngineMessage, EngineSampler } from '#contracts/adapter';
import { AnthropicAdapter } from './anthropic.ts';
import {
  anthropicError,
  anthropicSide,
  claudeRequest,
  closing,
  named,
  opening,
  textDelta,
} from './fixtures/anthropic-peer.ts';
import { describeFamily, gather } from './fixtures/family.ts';
import { itReadsRefusals, type RefusalCases } from './fixtures/refusal-cases.ts';
import { eventsOf, failureOf, type ReplayingPeer, startReplaying } from './fixtures/replaying-peer.ts';
import { filteringAbilities, WireHarness } from './fixtures/wire-harness.ts';

const never = new AbortController().signal;

describeFamily('the adapter of the Messages API keeps the promises of the family', filteringAbilities, () =>
  WireHarness.start(anthropicSide),
);

describe('the adapter of the Messages API asks', () => {
  let harness: WireHarness;
  beforeEach(async () => {
    harness = await WireHarness.start(anthropicSide);
    harness.script({
      kind: 'answer',
      pieces: ['a'],
      finishReason: 'stop',
      usage: { prompt_tokens: 7, completion_tokens: 1 },
    });
  });
  afterEach(() => harness.dispose());

  const asked = async (more: object): Promise<Readonly<Record<string, unknown>>> => {
    await gather((await harness.adapter()).generate({ ...claudeRequest, ...more }, never));
    return harness.sent();
  };

  it('with the sampler fields that the task names, and no others', async () => {
    const shared = { model: 'claude-tiny', stream: true, max_tokens: 64 };
    const messages = [{ role: 'user', content: 'Hello' }];
    assert.deepEqual(await asked({ seed: 42 }), { ...shared, messages });
    const sampler = { temperature: 0.5, topP: 0.25, topK: 30, stop: ['END'] };
    assert.deepEqual(await asked({ sampler }), {
      ...shared,
      messages,
      temperature: 0.5,
      top_p: 0.25,
      top_k: 30,
      stop_sequences: ['END'],
    });
  });

  it('with what the system says beside the messages', async () => {
    const user: EngineMessage = { role: 'user', content: 'hi' };
    const system = ['be short', 'be kind'].map(content => ({ role: 'system', content }));
    const sent = await asked({ input: { kind: 'messages', messages: [...system, user] } });
    assert.deepEqual([sent.system, sent.messages], ['be short\n\nbe kind', [user]]);
  });

  it('nothing where a field or an order has no form there [ORCH-3058(b)]', async () => {
    const adapter = await harness.adapter();
    const fields: readonly Partial<EngineSampler>[] = [{ minP: 0.1 }, { repetitionPenalty: 1.5 }];
    const [user, system] = ['user', 'system'].map(role => ({ role, content: 'x' }));
    assert.ok(user !== undefined && system !== undefined);
    const orders = [[user, system], [system]].map(messages => ({ kind: 'messages', messages }) as const);
    for (const more of [...fields.map(sampler => ({ sampler })), ...orders.map(input => ({ input }))]) {
      const failure = await failureOf(adapter, { ...claudeRequest, ...more });
      assert.deepEqual([failure.kind, failure.retriable], ['invalid-request', false]);
    }
    assert.equal(harness.callsSeen(), 0);
  });

  it('for its model, and says which one a short name stands for, or that there is none', async () => {
    const version = await (await harness.adapter()).version(never);
    assert.deepEqual(version, { hasModel: true, modelName: 'claude-tiny-20260101' });
    const other = new AnthropicAdapter({ url: harness.peer.url }, 'other');
    assert.deepEqual(await other.version(never), { hasModel: false });
    assert.equal((await other.health(never)).ready, true);
  });
});

const refusals: RefusalCases['rows'] = [
  [anthropicError(400, 'invalid_request_error', 'messages: roles must alternate'), 'invalid-request'],
  [
    anthropicError(400, 'invalid_request_error', 'prompt is too long: 9 tokens > 8 maximum'),
    'context-overflow',
  ],
  [
    anthropicError(
      400,
      'invalid_request_error',
      'input length and `max_tokens` exceed context limit: 9 + 8 > 16',
    ),
    'context-overflow',
  ],
  [anthropicError(400, 'invalid_request_error', 'Your credit balance is too low to access the API.'), 'auth'],
  [anthropicError(401, 'authentication_error', 'invalid x-api-key'), 'auth'],
  [anthropicError(402, 'billing_error', 'words'), 'auth'],
  [anthropicError(403, 'permission_error', 'words'), 'auth'],
  [anthropicError(404, 'not_found_error', 'model: tiny'), 'unavailable'],
  [anthropicError(413, 'request_too_large', 'words'), 'invalid-request'],
  [{ status: 413, json: 'too large' }, 'invalid-request'],
  [anthropicError(429, 'rate_limit_error', 'words'), 'queue-full'],
  [anthropicError(500, 'api_error', 'words'), 'internal'],
  [anthropicError(504, 'timeout_error', 'words'), 'timeout'],
  [anthropicError(529, 'overloaded_error', 'Overloaded'), 'unavailable'],
  [{ status: 529, json: '' }, 'unavailable'],
  [{ status: 418, json: 'tea' }, 'internal'],
];

describe('the adapter of the Messages API reads', () => {
  let far: ReplayingPeer;
  let adapter: AnthropicAdapter;
  beforeEach(async () => {
    far = await startReplaying();
    adapter = new AnthropicAdapter({ url: far.peer.url }, 'claude-tiny');
  });
  afterEach(() => far.peer.stop());

  const pieces = ['Grü', 'ße', ' 🦊'].map(textDelta);

  it('a stream whatever ends its lines, with pings, blocks of other kinds and types of later [ASY-ADAPT-003]', async () => {
    const others = [
      { type: 'content_block_start', index: 1, content_block: { type: 'thinking', thinking: '' } },
      { type: 'content_block_delta', index: 1, delta: { type: 'thinking_delta', thinking: 'hm' } },
      { type: 'ping' },
      { type: 'something_new', text: 'x' },
    ];
    for (const lineEnd of ['\n', '\r\n', '\r']) {
      const text = named([...opening, ...others, ...pieces, ...closing('end_turn', 12)], lineEnd);
      for (const form of [text, text.replaceAll(': ', ':'), text.replaceAll(/event: \w+(\r\n|\n|\r)/g, '')]) {
        far.says.stream = form;
        assert.deepEqual(await eventsOf(adapter, claudeRequest), [
          { kind: 'piece', text: 'Grü' },
          { kind: 'piece', text: 'ße' },
          { kind: 'piece', text: ' 🦊' },
          { kind: 'end', finishReason: 'stop', usage: { prompt_tokens: 7, completion_tokens: 12 } },
        ]);
      }
    }
  });

  it('the prompt in its three parts as one, of which what was cached is a part [ASY-ADAPT-004(b)]', async () => {
    const usage = {
      input_tokens: 5,
      cache_creation_input_tokens: 10,
      cache_read_input_tokens: 25,
      output_tokens: 1,
    };
    far.says.stream = named([
      { type: 'message_start', message: { usage } },
      ...pieces,
      ...closing('end_turn', 3),
    ]);
    const end = (await eventsOf(adapter, claudeRequest)).at(-1);
    assert.deepEqual(end?.kind === 'end' && end.usage, {
      prompt_tokens: 40,
      completion_tokens: 3,
      cached_tokens: 25,
    });
  });

  it('usage that was not told in both its parts as absent [ASY-ADAPT-004(c)]', async () => {
    const untold = { type: 'message_delta', delta: { stop_reason: 'end_turn' } };
    far.says.stream = named([...opening, ...pieces, untold]);
    assert.deepEqual((await eventsOf(adapter, claudeRequest)).at(-1), { kind: 'end', finishReason: 'stop' });
  });

  it('why it stopped, by one of few words [ASY-ADAPT-007, ASY-ADAPT-012]', async () => {
    const reasons: readonly (readonly [string, object])[] = [
      ['end_turn', { finishReason: 'stop' }],
      ['max_tokens', { finishReason: 'length' }],
      ['model_context_window_exceeded', { finishReason: 'length', truncated: true }],
      ['refusal', { finishReason: 'content_filter' }],
      ['pause_turn', { finishReason: 'unknown' }],
    ];
    for (const [reason, due] of reasons) {
      far.says.stream = named([...opening, ...pieces, ...closing(reason, 3)]);
      const usage = { prompt_tokens: 7, completion_tokens: 3 };
      assert.deepEqual((await eventsOf(adapter, claudeRequest)).at(-1), { kind: 'end', ...due, usage });
    }
    far.says.stream = named([...opening, ...closing('stop_sequence', 3, 'END')]);
    const [end] = await eventsOf(adapter, claudeRequest);
    assert.deepEqual(end?.kind === 'end' && [end.finishReason, end.stoppedBy], ['stop', 'END']);
  });

  it('its last event without a reason as no end [ASY-ADAPT-002(b), ASY-ADAPT-002(d)]', async () => {
    far.says.stream = named([...opening, ...pieces, { type: 'message_stop' }]);
    assert.equal((await failureOf(adapter, claudeRequest)).kind, 'reset');
  });

  const inStream: readonly (readonly [string, string, EngineErrorKind])[] = [
    ['overloaded_error', 'Overloaded', 'unavailable'],
    ['api_error', 'words', 'internal'],
    ['invalid_request_error', 'prompt is too long', 'context-overflow'],
  ];
  for (const [type, message, kind] of inStream) {
    it(`${type} after status 200 as ${kind}, after the pieces that came [ASY-ADAPT-002(c)]`, async () => {
      far.says.stream = named([...opening, ...pieces, { type: 'error', error: { type, message } }]);
      assert.equal((await failureOf(adapter, claudeRequest)).kind, kind);
    });
  }

  itReadsRefusals({
    request: claudeRequest,
    adapter: url => new AnthropicAdapter({ url }, 'claude-tiny'),
    rows: refusals,
  });
});
