import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { LookupFunction } from 'node:net';
import { Egress } from './egress.ts';
import { fetchGuarded, postJson } from './exchange.ts';
import type { Trust } from './policy.ts';

class Receiver {
  readonly asked: { url: string | undefined; host: string | undefined }[] = [];
  redirectTo: string | undefined;
  readonly #server: Server = createServer((request, response) => {
    this.asked.push({ url: request.url, host: request.headers.host });
    if (this.redirectTo !== undefined) response.writeHead(307, { location: this.redirectTo });
    response.end('answered');
  });

  get port(): number {
    const bound = this.#server.address();
    return typeof bound === 'object' && bound !== null ? bound.port : 0;
  }

  async start(host: string): Promise<this> {
    this.#server.listen(0, host);
    await once(this.#server, 'listening');
    return this;
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise(resolve => this.#server.close(() => resolve()));
  }
}

/** Answers with the addresses in turn, the last ones for ever. */
function resolver(...answers: string[][]): { lookup: LookupFunction; asked: string[] } {
  const asked: string[] = [];
  const lookup: LookupFunction = (host, _options, callback) => {
    const addresses = answers[Math.min(asked.length, answers.length - 1)] ?? [];
    asked.push(host);
    callback(
      null,
      addresses.map(address => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  return { lookup, asked };
}

const never = (): AbortSignal => new AbortController().signal;

describe('egress: connections', () => {
  let receiver: Receiver;

  beforeEach(async () => {
    receiver = await new Receiver().start('127.0.0.1');
  });
  afterEach(() => receiver.stop());

  const post = (egress: Egress, host: string, trust: Trust = 'listed') =>
    postJson({ egress, trust })(`http://${host}:${receiver.port}/in?a=1`, '{}', never());

  it('an address is refused before a byte is sent, in every form [ASY-SEC-006(b)]', async () => {
    const hosts = [
      '127.0.0.1',
      '2130706433',
      '0x7f000001',
      '0177.0.0.1',
      '127.1',
      '[::ffff:127.0.0.1]',
      '0.0.0.0',
      '[::1]',
      '[::]',
    ];
    for (const host of hosts)
      await assert.rejects(post(new Egress(), host), { code: 'EGRESS_REFUSED' }, host);
    assert.deepEqual(receiver.asked, []);
    const { statusCode } = await post(new Egress({ privateAddresses: ['127.0.0.0/8'] }), '127.0.0.1');
    assert.equal(statusCode, 200);
    assert.deepEqual(receiver.asked, [{ url: '/in?a=1', host: `127.0.0.1:${receiver.port}` }]);
  });

  it('a name is judged by what it resolves to [ASY-SEC-006(b)]', async () => {
    const { lookup, asked } = resolver(['127.0.0.1']);
    await assert.rejects(post(new Egress({ lookup }), 'peer.example', 'named'), { code: 'EGRESS_REFUSED' });
    await post(new Egress({ lookup, privateAddresses: ['127.0.0.1/32'] }), 'peer.example');
    assert.deepEqual(asked, ['peer.example', 'peer.example']);
    assert.equal(receiver.asked.length, 1);
  });

  it('a public address beside a private one opens no door [ASY-SEC-006(b)]', async () => {
    for (const answer of [['93.184.216.34', '127.0.0.1'], ['127.0.0.1', '93.184.216.34'], []]) {
      const { lookup } = resolver(answer);
      await assert.rejects(post(new Egress({ lookup }), 'peer.example'), { code: 'EGRESS_REFUSED' });
    }
    assert.deepEqual(receiver.asked, []);
  });

  it('a name that changes its mind is judged at each connection, and connected to as judged [ASY-SEC-006(b)]', async () => {
    const egress = (lookup: LookupFunction) => new Egress({ lookup, privateAddresses: ['127.0.0.1/32'] });
    const { lookup, asked } = resolver(['127.0.0.1'], ['127.0.0.2']);
    const rebinding = egress(lookup);
    await post(rebinding, 'peer.example');
    assert.equal(asked.length, 1, 'the name is asked for once a connection');
    await assert.rejects(post(rebinding, 'peer.example'), { code: 'EGRESS_REFUSED' });
    assert.equal(receiver.asked.length, 1);
  });

  it('a redirect is an answer and no destination [ASY-SEC-006(c)]', async () => {
    const other = await new Receiver().start('127.0.0.1');
    receiver.redirectTo = `http://127.0.0.1:${other.port}/elsewhere`;
    const egress = new Egress({ privateAddresses: ['127.0.0.0/8'] });
    assert.equal((await post(egress, '127.0.0.1')).statusCode, 307);
    const url = new URL(`http://127.0.0.1:${receiver.port}/file`);
    const ask = fetchGuarded({ egress, trust: 'listed' });
    const answer = await ask({ url, headers: {}, signal: undefined });
    assert.deepEqual([answer.status, answer.headers.location], [307, receiver.redirectTo]);
    await answer.discard();
    assert.deepEqual(other.asked, []);
    await other.stop();
  });

  it('each hop that somebody follows is judged anew [ASY-SEC-006(c)]', async () => {
    const { lookup } = resolver(['127.0.0.1']);
    const ask = fetchGuarded({
      egress: new Egress({ lookup, privateAddresses: ['127.0.0.1/32'] }),
      trust: 'listed',
    });
    const at = (host: string) => ({
      url: new URL(`http://${host}:${receiver.port}/`),
      headers: {},
      signal: never(),
    });
    let text = '';
    for await (const chunk of (await ask(at('peer.example'))).body) text += Buffer.from(chunk).toString();
    assert.equal(text, 'answered');
    await assert.rejects(ask(at('169.254.169.254')), { code: 'EGRESS_REFUSED' });
    await assert.rejects(ask(at('[::ffff:7f00:2]')), { code: 'EGRESS_REFUSED' });
  });
});
