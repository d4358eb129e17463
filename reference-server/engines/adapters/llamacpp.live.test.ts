import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { EngineError, type EngineErrorKind, type EngineEvent, type EngineRequest } from '#contracts/adapter';
import { describeFamily, gather } from './fixtures/family.ts';
import { llamacppSide, recording } from './fixtures/llamacpp-peer.ts';
import { answerJson, Peer } from './fixtures/peer.ts';
import { itReadsRefusals } from './fixtures/refusal-cases.ts';
import {
  eventsOf,
  failureOf,
  type ReplayingPeer,
  startReplaying,
  textsOf,
} from './fixtures/replaying-peer.ts';
import { helloRequest, sse, WireHarness, wireAbilities } from './fixtures/wire-harness.ts';
import { LlamacppAdapter } from './llamacpp.ts';

const never = new AbortController().signal;

describeFamily('the llama.cpp adapter keeps the promises of the family', wireAbilities, () =>
  WireHarness.start(llamacppSide),
);

describe('the llama.cpp adapter reads what a real server sent', () => {
  let far: ReplayingPeer;
  beforeEach(async () => {
    far = await startReplaying();
  });
  afterEach(() => far.peer.stop());

  async function replay(name: string, lineEnd?: string): Promise<EngineEvent[]> {
    far.says.stream = sse(recording.streams[name] ?? [], lineEnd);
    return await eventsOf(new LlamacppAdapter({ url: far.peer.url }), helloRequest);
  }

  it('a stream that ends at its limit, whatever ends its lines', async () => {
    for (const lineEnd of ['\n', '\r\n', '\r']) {
      const events = await replay('limit', lineEnd);
      assert.deepEqual(textsOf(events), ['y', ',', 'R', '!', '~', '?']);
      assert.deepEqual(events[0], { kind: 'piece', text: 'y', tokenIds: [124] });
      assert.deepEqual(events.at(-1), {
        kind: 'end',
        finishReason: 'length',
        usage: { prompt_tokens: 6, completion_tokens: 6 },
      });
    }
  });

  it('data without a space after its colon, with comments between', async () => {
    far.says.stream = `:\n\n${sse(recording.streams.limit ?? []).replaceAll('data: ', 'data:')}: ping\n\n`;
    const events = await eventsOf(new LlamacppAdapter({ url: far.peer.url }), helloRequest);
    assert.deepEqual(textsOf(events), ['y', ',', 'R', '!', '~', '?']);
  });

  it('a stop word, whose held-back events bring no piece though their tokens count', async () => {
    const events = await replay('stop-word');
    assert.deepEqual(textsOf(events), ['f', 'H', '_', 'K', ',']);
    assert.deepEqual(events.at(-1), {
      kind: 'end',
      finishReason: 'stop',
      usage: { prompt_tokens: 6, completion_tokens: 7 },
      stoppedBy: 'R.',
    });
  });

  it('letters that took several tokens, as one piece each', async () => {
    const events = await replay('partial-letters');
    assert.equal(textsOf(events)[4], '\ufffd\u0616');
    const end = events.at(-1);
    assert.ok(end?.kind === 'end' && end.usage?.completion_tokens === 24);
    assert.equal(textsOf(events).length, 17);
  });

  it('log-probabilities beside their pieces', async () => {
    const [first] = await replay('logprobs');
    assert.deepEqual(first, { kind: 'piece', text: 'y', tokenIds: [124], logprobs: [-2.514108180999756] });
  });

  it('a full context: the last event still brings text, and the end says that it was cut', async () => {
    const events = await replay('context-filled');
    assert.deepEqual(textsOf(events), ['ff0fffqf00A']);
    assert.deepEqual(events.at(-1), {
      kind: 'end',
      finishReason: 'length',
      usage: { prompt_tokens: 501, completion_tokens: 11 },
      truncated: true,
    });
  });

  it('the stream of a server that was told to stop, as a reset', async () => {
    await assert.rejects(replay('stopped-server'), { name: 'EngineError', kind: 'reset', retriable: true });
  });

  const inStream: readonly (readonly [number, string, EngineErrorKind])[] = [
    [400, 'Invalid input', 'invalid-request'],
    [400, 'the request exceeds the available context size', 'context-overflow'],
    [500, 'CUDA error: out of memory', 'out-of-memory-vram'],
    [500, 'Compute error.', 'internal'],
    [503, 'Loading model', 'unavailable'],
  ];
  for (const [code, message, kind] of inStream) {
    it(`${code} ${message} after status 200 as ${kind} [ASY-ADAPT-002(c), ASY-ADAPT-005(b)]`, async () => {
      const [first] = recording.streams.limit ?? [];
      far.says.stream = sse([first ?? '', { error: { code, message, type: 'a word' } }]);
      const failure = await failureOf(new LlamacppAdapter({ url: far.peer.url }), helloRequest);
      assert.deepEqual([failure.kind, failure.message], [kind, message]);
    });
  }

  const { 'context-exceeded': full, loading, 'wrong-key': wrongKey } = recording.answers;
  assert.ok(full !== undefined && loading !== undefined && wrongKey !== undefined);
  itReadsRefusals({
    request: helloRequest,
    adapter: url => new LlamacppAdapter({ url }),
    rows: [
      [full, 'context-overflow'],
      [loading, 'unavailable'],
      [wrongKey, 'auth'],
      [
        { status: 400, json: { error: { code: 400, message: 'no', type: 'invalid_request_error' } } },
        'invalid-request',
      ],
      [{ status: 404, json: { error: 'no such route' } }, 'invalid-request'],
      [{ status: 413, json: '' }, 'invalid-request'],
      [{ status: 422, json: '' }, 'invalid-request'],
      [{ status: 429, json: { error: 'too many requests' } }, 'queue-full'],
      [{ status: 500, json: { error: { message: 'failed to allocate' } } }, 'out-of-memory-host'],
      [{ status: 501, json: '' }, 'internal'],
    ],
  });

  it('an event without end only up to its bound', async () => {
    far.says.stream = `data: ${'x'.repeat(1 << 20)}`;
    await assert.rejects(eventsOf(new LlamacppAdapter({ url: far.peer.url }), helloRequest), {
      kind: 'malformed',
    });
  });
});

describe('the llama.cpp adapter asks', () => {
  let harness: WireHarness;
  beforeEach(async () => {
    harness = await WireHarness.start(llamacppSide);
  });
  afterEach(() => harness.dispose());

  const answer = {
    kind: 'answer',
    pieces: ['a'],
    finishReason: 'stop',
    usage: { prompt_tokens: 7, completion_tokens: 1 },
  } as const;

  it('always for a stream, names every sampler setting, and never a conversation', async () => {
    harness.script(answer);
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const request: EngineRequest = {
      ...helloRequest,
      traceparent,
      seed: 42,
      sampler: { temperature: 0.1, stop: ['\n'] },
    };
    await gather((await harness.adapter()).generate(request, never));
    const sent = harness.peer.seen.find(seen => seen.path === '/completion');
    assert.ok(sent);
    assert.deepEqual(JSON.parse(sent.body), {
      prompt: 'Hello',
      stream: true,
      n_predict: 64,
      temperature: 0.1,
      top_p: 0.95,
      top_k: 40,
      min_p: 0.05,
      repeat_penalty: 1,
      stop: ['\n'],
      cache_prompt: false,
      return_tokens: true,
      seed: 42,
    });
    assert.equal(sent.headers['x-conversation-id'], undefined);
    assert.equal(sent.headers.traceparent, traceparent);
  });

  it('over a fresh connection for each call', async () => {
    harness.script(answer);
    const adapter = await harness.adapter();
    for (let round = 0; round < 3; round += 1) await gather(adapter.generate(helloRequest, never));
    assert.equal(harness.peer.connections, 3);
    assert.ok(harness.peer.seen.every(seen => seen.headers.connection === 'close'));
  });

  it('the server to format messages, and completes what it made of them', async () => {
    harness.script(answer);
    const input = { kind: 'messages', messages: [{ role: 'user', content: 'hi' }] } as const;
    await gather((await harness.adapter()).generate({ ...helloRequest, input }, never));
    const sent = harness.peer.seen.find(seen => seen.path === '/completion');
    assert.equal(JSON.parse(sent?.body ?? '{}').prompt, '[user]hi\n[assistant]');
  });

  it('for the build and the name of the model, and reports both', async () => {
    const version = await (await harness.adapter()).version(never);
    assert.deepEqual(version, { engineVersion: 'b1-de3ff81', modelName: 'tiny-f32' });
  });

  it("for the engine's own metrics, and reads them by name [ORCH-3054(e)]", async () => {
    const samples = await (await harness.adapter()).metrics?.(never);
    assert.ok(samples instanceof Map);
    assert.equal(samples.get('llamacpp:tokens_predicted_total'), 253);
    assert.equal(samples.get('llamacpp:prompt_seconds_total'), 0.032901);
  });
});

describe('the llama.cpp adapter and its address', () => {
  it('takes no url with credentials, nor one that is not http', () => {
    for (const url of ['http://u:p@localhost:1', 'ftp://localhost', 'http://localhost/?q=1']) {
      assert.throws(() => new LlamacppAdapter({ url }), EngineError);
    }
  });
});

describe('the llama.cpp adapter and a server that loads', () => {
  it('says that it is live and not ready', async () => {
    const { status, json } = recording.answers.loading ?? { status: 500, json: {} };
    const peer = await Peer.start('/completion', (_, response) => answerJson(response, status, json));
    const adapter = new LlamacppAdapter({ url: peer.url });
    assert.deepEqual(await adapter.health(never), { live: true, ready: false, detail: 'Loading model' });
    assert.equal(await adapter.slots(never), 'unknown');
    await peer.stop();
  });

  it('says that a port where nothing listens is not live', async () => {
    const server = createServer();
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    await new Promise(resolve => server.close(resolve));
    assert.ok(address instanceof Object);
    const adapter = new LlamacppAdapter({ url: `http://127.0.0.1:${address.port}` });
    const health = await adapter.health(never);
    assert.deepEqual([health.live, health.ready], [false, false]);
    assert.match(health.detail, /ECONNREFUSED/);
  });
});
