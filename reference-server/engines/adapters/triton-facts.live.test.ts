// What Triton says of itself, and how it refuses.
import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import type { EngineErrorKind } from '#contracts/adapter';
import { gather } from './fixtures/family.ts';
import { Peer } from './fixtures/peer.ts';
import { itReadsRefusals } from './fixtures/refusal-cases.ts';
import { startReplaying } from './fixtures/replaying-peer.ts';
import {
  tritonCallPath,
  tritonModel,
  tritonPiece,
  tritonRoutes,
  tritonServer,
  tritonSide,
  vllmInputs,
} from './fixtures/triton-peer.ts';
import { helloRequest, sse, WireHarness } from './fixtures/wire-harness.ts';
import { TritonAdapter } from './triton.ts';

const never = new AbortController().signal;
const metadata = '/v2/models/tiny';

describe('the Triton adapter and what it is told', () => {
  const versionOf = async (others: Readonly<Record<string, unknown>>): Promise<unknown> => {
    const { peer } = await startReplaying({ callPath: tritonCallPath, others });
    try {
      return await new TritonAdapter({ url: peer.url, model: 'tiny' }).version(never);
    } finally {
      await peer.stop();
    }
  };

  it('names the build, and that of the backend where the model tells it [OC-ADAPT-5070, OC-ADAPT-5011]', async () => {
    const bare = { '/v2': tritonServer, [metadata]: tritonModel(vllmInputs, ['1', '3']) };
    assert.deepEqual(await versionOf(bare), {
      engineVersion: '2.71.0',
      modelName: 'tiny',
      modelRevision: '1,3',
    });
    const parameters = { trtllm_version: { string_value: '0.17.0' } };
    assert.deepEqual(await versionOf({ ...bare, [`${metadata}/config`]: { parameters } }), {
      engineVersion: '2.71.0 (trtllm_version 0.17.0)',
      modelName: 'tiny',
      modelRevision: '1,3',
    });
  });

  it('believes no metadata that lacks what it must have', async () => {
    await assert.rejects(versionOf({ '/v2': tritonServer }), { name: 'EngineError' });
    await assert.rejects(versionOf({ '/v2': {}, [metadata]: tritonModel([]) }), { kind: 'malformed' });
    await assert.rejects(versionOf({ '/v2': tritonServer, [metadata]: {} }), { kind: 'malformed' });
  });

  it('is ready where the model is, and live where it answers at all [OC-ADAPT-5060]', async () => {
    const peer = await Peer.start(tritonCallPath, ({ path }, response) => {
      response.writeHead(path === '/v2/health/ready' ? 200 : 400).end();
    });
    const adapter = new TritonAdapter({ url: peer.url, model: 'org/tiny' });
    const { live, ready } = await adapter.health(never);
    assert.deepEqual([live, ready], [true, false]);
    assert.deepEqual(
      peer.seen.map(({ path }) => path),
      ['/v2/models/org%2Ftiny/ready'],
    );
    await peer.stop();
  });

  it("adds up the engine's metrics, and tells where there are none [ORCH-3057(c)]", async () => {
    const harness = await WireHarness.start(tritonSide);
    const samples = await (await harness.adapter()).metrics?.(never);
    assert.deepEqual(
      [...(samples ?? [])],
      [
        ['nv_inference_pending_request_count', 3],
        ['nv_inference_request_success', 5],
      ],
    );
    await harness.dispose();
    const { peer } = await startReplaying({ callPath: tritonCallPath });
    assert.equal(await new TritonAdapter({ url: peer.url, model: 'tiny' }).metrics(never), 'unknown');
    await peer.stop();
  });

  it('asks for the metadata once before its calls, and again with each look', async () => {
    const harness = await WireHarness.start(tritonSide);
    const adapter = await harness.adapter();
    const usage = { prompt_tokens: 7, completion_tokens: 1 };
    const request = harness.script({ kind: 'answer', pieces: ['a'], finishReason: 'stop', usage });
    const asks = (): number => harness.peer.seen.filter(({ path }) => path === metadata).length;
    for (let call = 0; call < 3; call += 1) await gather(adapter.generate(request, never));
    assert.equal(asks(), 1);
    await adapter.version(never);
    assert.equal(asks(), 2);
    await harness.dispose();
  });
});

describe('the Triton adapter and a status', () => {
  const rows: readonly (readonly [number, string, EngineErrorKind])[] = [
    [400, 'unexpected shape for input', 'invalid-request'],
    [400, 'Prompt length (4000) exceeds maximum input length (2048)', 'context-overflow'],
    [400, 'Request was cancelled', 'reset'],
    [401, 'Unauthorized', 'auth'],
    [403, 'This API is restricted', 'auth'],
    [404, "Request for unknown model: 'tiny' is not found", 'unavailable'],
    [405, 'Method Not Allowed', 'internal'],
    [408, 'too slow', 'timeout'],
    [413, 'too long', 'invalid-request'],
    [429, 'too many requests', 'queue-full'],
    [500, 'Error generating stream: it broke', 'internal'],
    [501, 'not supported', 'internal'],
    [502, 'bad gateway', 'unavailable'],
    [503, 'Server is stopping', 'unavailable'],
    [503, 'Exceeds maximum queue size', 'queue-full'],
    [504, 'too slow', 'timeout'],
  ];

  itReadsRefusals({
    request: helloRequest,
    routes: tritonRoutes(vllmInputs),
    adapter: url => new TritonAdapter({ url, model: 'tiny' }),
    rows: rows.map(([status, error, kind]) => [{ status, json: { error } }, kind]),
  });

  it('takes no end of a connection for the end of an answer whose length nobody told [ASY-ADAPT-002(b)]', async () => {
    const said = sse([tritonPiece('a')]);
    const body = (request: string): string =>
      request.startsWith('GET') ? JSON.stringify(tritonModel(['text_input'])) : said;
    const server = createServer(socket => {
      socket.on('error', () => undefined);
      socket.once('data', chunk => {
        const text = body(chunk.toString());
        const type = text === said ? 'text/event-stream' : 'application/json';
        socket.end(`HTTP/1.0 200 OK\r\ncontent-type: ${type}\r\n\r\n${text}`);
      });
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = address instanceof Object ? address.port : 0;
    const adapter = new TritonAdapter({ url: `http://127.0.0.1:${port}`, model: 'tiny' });
    await assert.rejects(gather(adapter.generate(helloRequest, never)), {
      kind: 'malformed',
      message: /end of the answer/,
    });
    await new Promise(resolve => server.close(resolve));
  });
});
