import assert from 'node:assert/strict';
import type { EngineErrorKind, EngineEvent, EngineRequest } from '#contracts/adapter';
import { describeFamily } from './fixtures/family.ts';
import { eventsOf, type ReplayingPeer, startReplaying, textsOf } from './fixtures/replaying-peer.ts';
import { tgiEnd, tgiSide, tgiToken } from './fixtures/tgi-peer.ts';
import { helloRequest, sse, WireHarness, wireAbilities } from './fixtures/wire-harness.ts';
import { TgiAdapter } from './tgi.ts';

describeFamily('the TGI adapter keeps the promises of the family', wireAbilities, () =>
  WireHarness.start(tgiSide),
);

describe('the TGI adapter reads', () => {
  let far: ReplayingPeer;
  beforeEach(async () => {
    far = await startReplaying();
  });
  afterEach(() => far.peer.stop());

  const read = async (request: Partial<EngineRequest> = {}): Promise<EngineEvent[]> =>
    await eventsOf(new TgiAdapter({ url: far.peer.url }), { ...helloRequest, ...request });

  it('its pieces and its end, whatever ends its lines, and with or without a space [ASY-ADAPT-003(a), ASY-ADAPT-003(b)]', async () => {
    for (const lineEnd of ['\n', '\r\n', '\r']) {
      for (const colon of ['data: ', 'data:']) {
        far.says.stream = sse([tgiToken('Zoë', 5), tgiToken(' 🦊', 6), tgiEnd('length', 3)], lineEnd);
        far.says.stream = `:${lineEnd}${lineEnd}${far.says.stream.replaceAll('data: ', colon)}`;
        assert.deepEqual(await read(), [
          { kind: 'piece', text: 'Zoë', tokenIds: [5] },
          { kind: 'piece', text: ' 🦊', tokenIds: [6] },
          { kind: 'end', finishReason: 'length', usage: { prompt_tokens: 7, completion_tokens: 3 } },
        ]);
      }
    }
  });

  it('no piece from a special token or one without text, though both count [ORCH-3058(c)]', async () => {
    far.says.stream = sse([
      tgiToken('<s>', 1, true),
      tgiToken('', 4),
      tgiToken('a', 5),
      tgiEnd('eos_token', 4),
    ]);
    const heard = await read();
    assert.deepEqual(textsOf(heard), ['a']);
    assert.deepEqual(heard.at(-1), {
      kind: 'end',
      finishReason: 'stop',
      usage: { prompt_tokens: 7, completion_tokens: 4 },
    });
  });

  it('the text that the last event still brings, and log-probabilities where they are asked for', async () => {
    far.says.stream = sse([
      { ...tgiEnd('length', 1), token: { id: 9, text: 'z', logprob: -0.5, special: false } },
    ]);
    assert.deepEqual((await read({ logprobs: true }))[0], {
      kind: 'piece',
      text: 'z',
      tokenIds: [9],
      logprobs: [-0.5],
    });
    assert.deepEqual((await read())[0], { kind: 'piece', text: 'z', tokenIds: [9] });
  });

  it('an end without details or with half of its counts as one whose usage is not told [ASY-ADAPT-004(c)]', async () => {
    far.says.stream = sse([{ ...tgiEnd('length', 1), details: null }]);
    assert.deepEqual(await read(), [{ kind: 'end', finishReason: 'unknown' }]);
    const { input_length: _, ...half } = { finish_reason: 'length', generated_tokens: 1, input_length: 7 };
    far.says.stream = sse([{ ...tgiEnd('length', 1), details: half }]);
    assert.deepEqual(await read(), [{ kind: 'end', finishReason: 'length' }]);
  });

  it('up to a stop string that it says as text, with the counts of the same event [ASY-ADAPT-008]', async () => {
    const last = { id: 8, text: 'D of it', logprob: 0, special: false };
    far.says.stream = sse([
      tgiToken('hello ', 5),
      tgiToken('EN', 6),
      { ...tgiEnd('stop_sequence', 3), token: last },
    ]);
    const heard = await read({ sampler: { stop: ['END'] } });
    assert.deepEqual(textsOf(heard), ['hello ']);
    assert.deepEqual(heard.at(-1), {
      kind: 'end',
      finishReason: 'stop',
      stoppedBy: 'END',
      usage: { prompt_tokens: 7, completion_tokens: 3 },
    });
  });

  it('an error of each kind inside a stream of status 200, before and after a piece [OC-ADAPT-5040, ASY-ADAPT-002(c)]', async () => {
    const rows: readonly (readonly [string, string, EngineErrorKind])[] = [
      ['validation', '`inputs` cannot be empty', 'invalid-request'],
      ['validation', '`inputs` must have less than 1024 tokens. Given: 4000', 'context-overflow'],
      ['template_error', 'Template error: unknown', 'invalid-request'],
      ['tool_error', 'Tool error: none', 'invalid-request'],
      ['overloaded', 'Model is overloaded', 'queue-full'],
      ['generation', 'Request failed during generation: it broke', 'internal'],
      ['generation', 'Request failed during generation: CUDA out of memory', 'out-of-memory-vram'],
      ['incomplete_generation', 'Incomplete generation', 'internal'],
      ['healthcheck', 'unhealthy', 'unavailable'],
      ['something of next year', 'what is this', 'internal'],
    ];
    for (const [error_type, error, kind] of rows) {
      for (const before of [[], [tgiToken('a', 5)]]) {
        far.says.stream = sse([...before, { error, error_type }]);
        await assert.rejects(read(), { name: 'EngineError', kind, message: error });
      }
    }
  });

  it('a body that is cut anywhere as a failure, never as an end [ASY-ADAPT-002(b)]', async () => {
    const whole = sse([tgiToken('a', 5), tgiEnd('eos_token', 2)]);
    for (let length = 0; length < whole.trimEnd().length; length += 3) {
      far.says.stream = whole.slice(0, length);
      await assert.rejects(read(), (error: { kind: string }) => /^(reset|malformed)$/.test(error.kind));
    }
    far.says.stream = whole;
    assert.equal((await read()).length, 2);
  });

  it('no event that is not one of this wire, and none above its bound [ASY-ADAPT-010(a)]', async () => {
    for (const frame of ['[DONE]', '{}', '[]', '{"token":{"text":1,"special":false}}', 'x'.repeat(1 << 20)]) {
      far.says.stream = `data: ${frame}\n\n`;
      await assert.rejects(read(), { kind: 'malformed' });
    }
  });
});
