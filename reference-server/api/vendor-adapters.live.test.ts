// The whole server with adapters of vendors: what they made of the engine's words shows whom the work went through.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noCapabilities } from '#contracts/adapter';
import { taskOf, WholeServer } from './fixtures/whole-server.ts';

type Serve = (path: string, answer: ServerResponse) => void;

const json = (answer: ServerResponse, value: object): void => {
  answer.writeHead(200, { 'content-type': 'application/json', 'adapter-protocol': '1' });
  answer.end(JSON.stringify(value));
};

/** An engine that the server's own adapter could speak to just as well. */
const engine: Serve = (path, answer) => {
  if (path === '/v1/models') return json(answer, { data: [{ id: 'tiny' }] });
  answer.end('data: {"choices":[{"text":"words","finish_reason":"stop"}]}\n\n');
};

const { piecePerToken, tokenIds, ignoreEnd, interruptibleDecode, ...same } = noCapabilities;
const told = { piece_per_token: piecePerToken, token_ids: tokenIds, ignore_end: ignoreEnd };
const capabilities = { ...same, ...told, interruptible_decode: interruptibleDecode };

const vendorProcess =
  (protocol: string): Serve =>
  (path, answer) => {
    if (path === '/describe') return json(answer, { protocol, wire: 'openai', capabilities });
    if (path === '/health') return json(answer, { live: true, ready: true, detail: 'ok' });
    if (path !== '/generate') return json(answer, {});
    answer.writeHead(200, { 'content-type': 'text/event-stream', 'adapter-protocol': '1' });
    answer.write('event: piece\ndata: {"text":"by a process"}\n\n');
    answer.end('event: end\ndata: {"finish_reason":"stop"}\n\n');
  };

const moduleText = (port: string): string => `
export const port = '${port}';
export default ({ url }) => ({
  describe: () => ({ wire: 'openai', capabilities: ${JSON.stringify(noCapabilities)} }),
  health: async () => ({ live: true, ready: true, detail: 'ok' }),
  version: async () => ({}),
  slots: async () => 'unknown',
  async *generate() {
    const answer = await fetch(url + '/v1/completions', { method: 'POST', body: '{}' });
    yield { kind: 'piece', text: 'by a module: ' + /"text":"(.*?)"/.exec(await answer.text())[1] };
    yield { kind: 'end', finishReason: 'stop' };
  },
  close: async () => undefined,
});
`;

describe('the server with adapters of vendors', () => {
  let folder = '';
  const servers: Server[] = [];
  const wholes: WholeServer[] = [];

  const listen = async (serve: Serve): Promise<string> => {
    const server = createServer((asked: IncomingMessage, answer) => {
      asked.resume().on('end', () => serve(asked.url ?? '', answer));
    });
    servers.push(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };

  const moduleAt = (name: string, port: string): string => {
    const path = join(folder, name);
    writeFileSync(path, moduleText(port));
    return path;
  };

  const start = async (replica: object): Promise<WholeServer> => {
    const pool = { id: 'main', engine: 'acme', wire: 'openai', model: { ref: 'tiny' }, self_test: false };
    const pools = [{ ...pool, replicas: [{ id: 'main-a', ...replica }] }];
    const whole = await WholeServer.start({ document: { pools }, keyless: true });
    wholes.push(whole);
    return whole;
  };

  const textThrough = async (replica: object): Promise<string | undefined> => {
    const starting = start(replica);
    await assert.doesNotReject(starting);
    const task = taskOf(1, { engine: 'acme' });
    const whole = await starting;
    assert.equal((await whole.submit(task)).status, 202);
    return /"t":"([^"]*)"/.exec((await whole.follow(task)).text)?.[1];
  };

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-vendors-'));
  });
  afterEach(async () => {
    await Promise.all(wholes.splice(0).map(whole => whole.dispose()));
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });
  after(() => rmSync(folder, { recursive: true }));

  it('reaches an engine through the module that its replica names [ASY-ADAPT-011(a)]', async () => {
    const adapter = { module: moduleAt('good.mjs', '1.0') };
    assert.equal(await textThrough({ url: await listen(engine), adapter }), 'by a module: words');
  });

  it('sends work to the process whose URL its replica names [ASY-ADAPT-011(b)]', async () => {
    const adapter = { url: await listen(vendorProcess('1.0')) };
    assert.equal(await textThrough({ adapter }), 'by a process');
  });

  it('does not begin with a module that can not be loaded, and names it [ASY-ADAPT-011(c)]', async () => {
    const replica = { url: await listen(engine), adapter: { module: join(folder, 'nowhere.mjs') } };
    await assert.rejects(start(replica), /the adapter \S+nowhere\.mjs can't be loaded/);
  });

  it('does not begin with a module of another major version of the port, and names both [ASY-ADAPT-011(c)]', async () => {
    const replica = { url: await listen(engine), adapter: { module: moduleAt('newer.mjs', '2.0') } };
    await assert.rejects(
      start(replica),
      /newer\.mjs is no adapter: it was written for version 2\.0 of the port/,
    );
    const later = { url: await listen(engine), adapter: { module: moduleAt('later.mjs', '1.7') } };
    assert.equal(await textThrough(later), 'by a module: words');
  });

  it('does not begin with a process of another major version of the protocol, and names it [ASY-ADAPT-011(c)]', async () => {
    const url = await listen(vendorProcess('2.0'));
    await assert.rejects(start({ adapter: { url } }), ({ message }: Error) => {
      assert.match(message, /speaks version 2\.0 of the adapter protocol, and this server 1\.0/);
      return message.includes(url);
    });
    assert.equal(await textThrough({ adapter: { url: await listen(vendorProcess('1.7')) } }), 'by a process');
  });
});
