import assert from 'node:assert/strict';
import type { EngineErrorKind, EngineEvent, EngineRequest } from '#contracts/adapter';
import { describeFamily, gather } from './fixtures/family.ts';
import { eventsOf, type ReplayingPeer, startReplaying } from './fixtures/replaying-peer.ts';
import { tritonPiece, tritonRoutes, tritonSide, vllmInputs } from './fixtures/triton-peer.ts';
import { helloRequest, sse, WireHarness, wireAbilities } from './fixtures/wire-harness.ts';
import { TritonAdapter } from './triton.ts';

const never = new AbortController().signal;
const plain = tritonRoutes(['text_input']);

async function hear(url: string, request: Partial<EngineRequest> = {}): Promise<EngineEvent[]> {
  const adapter = new TritonAdapter({ url, model: 'tiny' });
  return await eventsOf(adapter, { ...helloRequest, ...request });
}

describeFamily('the Triton adapter keeps the promises of the family', wireAbilities, () =>
  WireHarness.start(tritonSide),
);

describe('the Triton adapter reads a model that tells nothing but text', () => {
  let far: ReplayingPeer;
  beforeEach(async () => {
    far = await startReplaying(plain);
  });
  afterEach(() => far.peer.stop());

  it('its pieces, and the end of the body as the end, whatever ends its lines [ORCH-3057(b), ASY-ADAPT-003(a)]', async () => {
    for (const lineEnd of ['\n', '\r\n', '\r']) {
      far.says.stream = sse([tritonPiece('Zoë'), tritonPiece(''), tritonPiece(' 🦊')], lineEnd);
      far.says.stream = `:${lineEnd}${lineEnd}${far.says.stream}`;
      const told = [
        { kind: 'piece', text: 'Zoë' },
        { kind: 'piece', text: ' 🦊' },
        { kind: 'end', finishReason: 'unknown' },
      ];
      assert.deepEqual(await hear(far.peer.url), told);
      far.says.stream = far.says.stream.replaceAll('data: ', 'data:');
      assert.deepEqual(await hear(far.peer.url), told);
    }
  });

  it('a body without any event as a failure, never as an empty success [ASY-ADAPT-002(b)]', async () => {
    for (const nothing of ['', ':\n\n']) {
      far.says.stream = nothing;
      await assert.rejects(hear(far.peer.url), { kind: 'reset' });
    }
  });

  it('an error inside a stream of status 200, by its words [ASY-ADAPT-002(c), ASY-ADAPT-005(b)]', async () => {
    const rows: readonly (readonly [string, EngineErrorKind])[] = [
      ['Error generating stream: it broke', 'internal'],
      ["Error generating stream: This model's maximum context length is 64 tokens", 'context-overflow'],
      ['Prompt length (4000) exceeds maximum input length (2048)', 'context-overflow'],
      ['The prompt (length 90) is longer than the maximum model length of 64', 'context-overflow'],
      ['Exceeds maximum queue size', 'queue-full'],
      ['CUDA error: out of memory', 'out-of-memory-vram'],
    ];
    for (const [error, kind] of rows) {
      for (const before of [[], [tritonPiece('a')]]) {
        far.says.stream = sse([...before, { error }]);
        await assert.rejects(hear(far.peer.url), { name: 'EngineError', kind, message: error });
      }
    }
  });

  it('no event that is not one of this wire, and none above its bound [ASY-ADAPT-010(a)]', async () => {
    for (const frame of ['[DONE]', '{}', '[]', '{"text_output":["a","b"]}', 'x'.repeat(1 << 20)]) {
      far.says.stream = `data: ${frame}\n\n`;
      await assert.rejects(hear(far.peer.url), { kind: 'malformed' });
    }
  });
});

describe('the Triton adapter reads a model that tells why it ended', () => {
  let far: ReplayingPeer;
  beforeEach(async () => {
    far = await startReplaying(tritonRoutes(vllmInputs));
  });
  afterEach(() => far.peer.stop());

  const piece = (text: string, finish_reason: string | null, tokens = 1): object =>
    tritonPiece(text, { finish_reason, num_input_tokens: 7, num_output_tokens: tokens });

  it('the reason of its last event, and the sum of what its events counted [ASY-ADAPT-004(a), ASY-ADAPT-007]', async () => {
    for (const none of ['None', null, '']) {
      far.says.stream = sse([piece('a', none, 2), piece('', none), piece('b', 'length', 3)]);
      assert.deepEqual(await hear(far.peer.url), [
        { kind: 'piece', text: 'a' },
        { kind: 'piece', text: 'b' },
        { kind: 'end', finishReason: 'length', usage: { prompt_tokens: 7, completion_tokens: 6 } },
      ]);
    }
  });

  it('half of the counts as usage that was not told, and a reason of its own as unknown [ASY-ADAPT-004(c)]', async () => {
    far.says.stream = sse([tritonPiece('a', { finish_reason: 'tired', num_output_tokens: 1 })]);
    assert.deepEqual((await hear(far.peer.url)).at(-1), { kind: 'end', finishReason: 'unknown' });
  });

  it('an end that is no success as a failure', async () => {
    far.says.stream = sse([piece('a', 'abort')]);
    await assert.rejects(hear(far.peer.url), { kind: 'reset' });
    far.says.stream = sse([piece('a', 'error')]);
    await assert.rejects(hear(far.peer.url), { kind: 'internal' });
  });

  it('a body that is cut anywhere as a failure, never as an end [ASY-ADAPT-002(b)]', async () => {
    const whole = sse([piece('a', 'None'), piece('b', 'stop')]);
    for (let length = 0; length < whole.trimEnd().length; length += 3) {
      far.says.stream = whole.slice(0, length);
      await assert.rejects(hear(far.peer.url), (error: { kind: string }) =>
        /^(reset|malformed)$/.test(error.kind),
      );
    }
    far.says.stream = whole;
    assert.equal((await hear(far.peer.url)).at(-1)?.kind, 'end');
  });
});

describe('the Triton adapter asks', () => {
  const asked = async (inputs: readonly string[], request: Partial<EngineRequest>): Promise<unknown> => {
    const { peer, says } = await startReplaying(tritonRoutes(inputs));
    says.stream = sse([tritonPiece('a', { finish_reason: 'stop' })]);
    try {
      await hear(peer.url, request);
      assert.equal(peer.callsSeen(), 1);
      return JSON.parse(peer.seen.at(-1)?.body ?? '');
    } finally {
      await peer.stop();
    }
  };
  const sampler = {
    temperature: 0.25,
    topP: 0.5,
    topK: 30,
    minP: 0.125,
    repetitionPenalty: 1.5,
    stop: ['END'],
  };

  it("vLLM's backend with every setting in one text, and for all that it can tell [ORCH-3058(b), OC-ADAPT-5010]", async () => {
    const { text_input, parameters } = (await asked(vllmInputs, { seed: 77, maxTokens: 9, sampler })) as {
      text_input: string;
      parameters: Record<string, unknown>;
    };
    const { sampling_parameters, ...others } = parameters;
    assert.equal(text_input, 'Hello');
    assert.deepEqual(JSON.parse(String(sampling_parameters)), {
      max_tokens: 9,
      temperature: 0.25,
      top_p: 0.5,
      top_k: 30,
      min_p: 0.125,
      repetition_penalty: 1.5,
      stop: ['END'],
      seed: 77,
    });
    assert.deepEqual(others, {
      stream: true,
      exclude_input_in_output: true,
      return_finish_reason: true,
      return_num_input_tokens: true,
      return_num_output_tokens: true,
    });
  });

  it('TensorRT-LLM by the inputs that it lists, with its own names of them', async () => {
    const inputs = [
      'text_input',
      'max_tokens',
      'stop_words',
      'top_k',
      'random_seed',
      'repetition_penalty',
      'stream',
    ];
    const { minP: _, ...known } = sampler;
    assert.deepEqual(await asked(inputs, { seed: 77, sampler: known }), {
      text_input: 'Hello',
      parameters: {
        max_tokens: 64,
        temperature: 0.25,
        top_p: 0.5,
        top_k: 30,
        repetition_penalty: 1.5,
        stop_words: ['END'],
        random_seed: 77,
        stream: true,
      },
    });
    const greedy = await asked(inputs, { sampler: { temperature: 0 } });
    assert.deepEqual(greedy, {
      text_input: 'Hello',
      parameters: { max_tokens: 64, top_k: 1, repetition_penalty: 1, stream: true },
    });
  });

  it('a model that lists nothing of it for the common settings, and refuses the others [ORCH-3058(b)]', async () => {
    const request = { seed: 1, sampler: { temperature: 0.25, topK: 0, repetitionPenalty: 1 } };
    assert.deepEqual(await asked(['text_input'], request), {
      text_input: 'Hello',
      parameters: { max_tokens: 64, temperature: 0.25, top_p: 0.95, seed: 1, stream: true },
    });
    for (const unknown of [{ topK: 30 }, { minP: 0.125 }, { repetitionPenalty: 1.5 }])
      await assert.rejects(asked(['text_input'], { sampler: unknown }), { kind: 'invalid-request' });
  });

  it('the likeliest token of a model that knows a temperature of 0', async () => {
    for (const greedy of [{ temperature: 0 }, { topP: 0 }])
      assert.deepEqual(await asked(['text_input'], { sampler: greedy }), {
        text_input: 'Hello',
        parameters: { max_tokens: 64, temperature: 0, stream: true },
      });
  });

  it('with the trace of the client, and with messages only through the configured template [ASY-ADAPT-009, ORCH-3058(a)]', async () => {
    const { peer, says } = await startReplaying(plain);
    says.stream = sse([tritonPiece('a')]);
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const input = { kind: 'messages', messages: [{ role: 'user', content: 'hi' }] } as const;
    await assert.rejects(hear(peer.url, { input }), { kind: 'invalid-request' });
    assert.equal(peer.seen.length, 0);
    const adapter = new TritonAdapter({ url: peer.url, model: 'tiny', chatTemplate: 'chatml' });
    await gather(adapter.generate({ ...helloRequest, input, traceparent }, never));
    const call = peer.seen.at(-1);
    const prompt = '<|im_start|>user\nhi<|im_end|>\n<|im_start|>assistant\n';
    assert.equal(call?.headers.traceparent, traceparent);
    assert.equal(JSON.parse(call?.body ?? '').text_input, prompt);
    await peer.stop();
  });
});
