import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { EngineHttp } from './engine-http.ts';

class Peer {
  readonly received: { path: string | undefined; headers: IncomingHttpHeaders }[] = [];
  location: string | undefined;
  readonly #server: Server = createServer((request, response) => {
    this.received.push({ path: request.url, headers: request.headers });
    if (this.location !== undefined) response.writeHead(307, { location: this.location });
    response.end('{}');
  });

  get url(): string {
    const bound = this.#server.address();
    return `http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}`;
  }

  async start(): Promise<this> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return this;
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise(resolve => this.#server.close(() => resolve()));
  }
}

const { signal } = new AbortController();

describe('engines: the connection', () => {
  it("an engine's key goes to its own host, whatever the engine or a path says [ASY-SEC-007, ASY-SEC-006(c)]", async () => {
    const [own, other] = [await new Peer().start(), await new Peer().start()];
    const engine = new EngineHttp({ url: `${own.url}/prefix`, apiKey: 'k-1' }, []);
    await engine.text({ method: 'GET', path: '/health', signal });
    own.location = `${other.url}/taken`;
    await assert.rejects(engine.json({ method: 'GET', path: '/props', signal }), { kind: 'malformed' });
    await engine.text({ method: 'GET', path: `@${new URL(other.url).host}/health`, signal });
    assert.deepEqual(
      own.received.map(({ path, headers }) => [path?.startsWith('/prefix'), headers.authorization]),
      [
        [true, 'Bearer k-1'],
        [true, 'Bearer k-1'],
        [true, 'Bearer k-1'],
      ],
    );
    assert.deepEqual(other.received, []);
    await own.stop();
    await other.stop();
  });

  it('an engine where credentials live is not called, and is told as not there [ASY-SEC-006(b)]', async () => {
    for (const url of ['http://169.254.169.254', 'http://[::ffff:a9fe:a9fe]', 'http://0.0.0.0:1'])
      await assert.rejects(new EngineHttp({ url }, []).json({ method: 'GET', path: '/', signal }), {
        kind: 'unavailable',
        detail: { code: 'EGRESS_REFUSED' },
      });
  });
});
