import assert from 'node:assert/strict';
import { createServer, type ServerResponse } from 'node:http';
import type { EngineAdapter, EngineRequest, EngineScript } from '#contracts/adapter';
import { type DisposableHarness, describeFamily, gather, HarnessBase } from './fixtures/family.ts';
import { llamacppSide } from './fixtures/llamacpp-peer.ts';
import { ProtocolServer } from './fixtures/protocol-server.ts';
import { helloRequest, WireHarness, wireAbilities } from './fixtures/wire-harness.ts';
import { RemoteAdapter } from './remote.ts';

const never = new AbortController().signal;

/** The llama.cpp adapter behind the protocol: what it witnesses, the remote one brought about. */
class RemoteHarness extends HarnessBase implements DisposableHarness {
  readonly abilities = wireAbilities;
  readonly #engine: WireHarness;
  readonly #server: ProtocolServer;
  readonly #adapters: EngineAdapter[] = [];

  private constructor(engine: WireHarness, server: ProtocolServer) {
    super();
    this.#engine = engine;
    this.#server = server;
  }

  static async start(): Promise<RemoteHarness> {
    const engine = await WireHarness.start(llamacppSide);
    return new RemoteHarness(engine, await ProtocolServer.start(await engine.adapter()));
  }

  async adapter(): Promise<EngineAdapter> {
    const adapter = new RemoteAdapter({ url: this.#server.url }, 'llamacpp');
    await adapter.health(never);
    this.#adapters.push(adapter);
    return adapter;
  }

  script(script: EngineScript): EngineRequest {
    return this.#engine.script(script);
  }

  openCalls(): number {
    return this.#engine.openCalls();
  }

  callsSeen(): number {
    return this.#engine.callsSeen();
  }

  async takeDown(): Promise<void> {
    await this.#server.stop();
    await this.#engine.takeDown();
  }

  async dispose(): Promise<void> {
    for (const adapter of this.#adapters) await adapter.close();
    await this.#server.stop();
    await this.#engine.dispose();
  }
}

describeFamily('the remote adapter keeps the promises of the family', wireAbilities, () =>
  RemoteHarness.start(),
);

describe('the remote adapter', () => {
  const described = { protocol: '1.0', wire: 'openai', capabilities: {} };

  async function against<T>(
    answer: (path: string, response: ServerResponse) => void,
    use: (adapter: RemoteAdapter) => Promise<T>,
  ): Promise<T> {
    const server = createServer((request, response) => answer(request.url ?? '', response));
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = address instanceof Object ? address.port : 0;
    const adapter = new RemoteAdapter({ url: `http://127.0.0.1:${port}` }, 'openai');
    try {
      return await use(adapter);
    } finally {
      await adapter.close();
      server.closeAllConnections();
      server.close();
    }
  }

  it('is not ready, and says why, in front of a process that describes itself in part', async () => {
    const health = await against(
      (_, response) => response.end(JSON.stringify(described)),
      adapter => adapter.health(never),
    );
    assert.deepEqual([health.live, health.ready], [true, false]);
    assert.match(health.detail, /AdapterDescription/);
  });

  it('passes over events that a later version of the protocol may bring', async () => {
    const events = await against(
      (_, response) =>
        response.end('event: news\ndata: {}\n\nevent: end\ndata: {"finish_reason":"stop"}\n\n'),
      adapter => gather(adapter.generate(helloRequest, never)),
    );
    assert.deepEqual(events, [{ kind: 'end', finishReason: 'stop' }]);
  });

  it('takes a piece that is none for a malformed event', async () => {
    const hearing = against(
      (_, response) => response.end('event: piece\ndata: {"words":"a"}\n\n'),
      adapter => gather(adapter.generate(helloRequest, never)),
    );
    await assert.rejects(hearing, { kind: 'malformed' });
  });
});
