import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { ApiUnderTest, closed, dataKey, taskRequest } from './fixtures/api-under-test.ts';

const limits = {
  header_bytes_max: 1_024,
  header_count_max: 8,
  body_bytes_max: 1_024,
  json_depth_max: 4,
  header_timeout_ms: 100,
  request_timeout_ms: 200,
};

interface Told {
  readonly status: number;
  readonly code: unknown;
  readonly correlationId: string | undefined;
  readonly head: string;
}

function told(text: string): Told {
  const [head = '', body = ''] = text.split('\r\n\r\n', 2);
  const json = JSON.parse(body) as Record<string, unknown>;
  const correlationId = /x-correlation-id: (\S+)/i.exec(head)?.[1];
  assert.equal(json.correlation_id, correlationId);
  assert.match(head, /content-type: application\/json\r\n/i);
  return { status: Number(head.slice(9, 12)), code: json.code, correlationId, head };
}

const head = (lines: readonly string[]): string =>
  `${['POST /v1/tasks HTTP/1.1', 'Host: localhost', ...lines].join('\r\n')}\r\n`;
const keyed = [`X-API-Key: ${dataKey}`, 'Content-Type: application/json', 'Connection: close'];

describe('api: what the parser and the bounds refuse', () => {
  let api: ApiUnderTest;

  beforeEach(async () => {
    api = await new ApiUnderTest({ limits }).start();
  });
  afterEach(() => api.stop());

  it('what is no HTTP is 400 with envelope and id, and the next request is served [ASY-ERR-004(a), ASY-SEC-004, OC-CTRL-2052(a)]', async () => {
    const bytes = ['nonsense\r\n\r\n', '\0\0\0\0', 'GET / HTTP/9.9\r\n\r\n', 'GET /\x01 HTTP/1.1\r\n\r\n'];
    for (const text of bytes) {
      const { status, code } = told(await api.raw(text));
      assert.deepEqual([status, code], [400, 'MALFORMED_REQUEST'], JSON.stringify(text));
    }
    const smuggled = told(
      await api.raw(
        `${head([...keyed, 'Content-Length: 1', 'Transfer-Encoding: chunked', 'X-Correlation-Id: c-7'])}\r\n`,
      ),
    );
    assert.deepEqual([smuggled.status, smuggled.correlationId], [400, 'c-7']);
    const noHost = told(await api.raw('GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n'));
    assert.deepEqual([noHost.status, noHost.code], [400, 'MALFORMED_REQUEST']);
    const twoHosts = told(
      await api.raw('GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n'),
    );
    assert.equal(twoHosts.status, 400);
    assert.equal((await api.ask({ path: '/healthz' })).status, 200);
  });

  it('headers are bounded in number and bytes, exactly [ASY-ERR-004(d), ASY-ERR-004(e)]', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => `X-${at}: a`);
    const request = (lines: readonly string[]) =>
      api.raw(`GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${lines.join('\r\n')}\r\n\r\n`);
    assert.match(await request(many(6)), /^HTTP\/1\.1 200/);
    assert.deepEqual([told(await request(many(7))).code], ['HEADERS_TOO_LARGE']);
    const fixedBytes = 'Host: a\r\nConnection: close\r\nX-0: \r\n'.length;
    const filled = (bytes: number) => [`X-0: ${'a'.repeat(bytes - fixedBytes)}`];
    assert.match(await request(filled(1_024)), /^HTTP\/1\.1 200/);
    assert.equal(told(await request(filled(1_025))).status, 431);
    const { status, code } = told(await request(filled(60_000)));
    assert.deepEqual([status, code], [431, 'HEADERS_TOO_LARGE']);
  });

  it('a body and a nesting at their limits pass, one more is refused [ASY-ERR-004(a), ASY-ERR-004(c), ASY-ERR-004(e)]', async () => {
    const size = JSON.stringify(taskRequest()).length;
    const prompt = (bytes: number) =>
      taskRequest({ prompt: 'a'.repeat('Name three rivers.'.length + bytes - size) });
    assert.equal((await api.submit(prompt(1_024))).status, 202);
    const large = await api.submit(prompt(1_025));
    assert.deepEqual([large.status, large.json?.code], [413, 'PAYLOAD_TOO_LARGE']);
    const nested = (depth: number) => `${'['.repeat(depth)}"[[[[[[\\"{"${']'.repeat(depth)}`;
    assert.equal((await api.submit(nested(4))).json?.code, 'INVALID_PARAMS');
    assert.equal((await api.submit(nested(5))).json?.code, 'MALFORMED_REQUEST');
  });

  it('a body of unknown length is not read beyond its bound [ASY-ERR-004(c), ASY-SEC-001(b)]', async () => {
    const socket = connect(api.port, '127.0.0.1');
    socket.on('error', () => socket.destroy());
    let answer = '';
    socket.on('data', (piece: Buffer) => {
      answer += piece.toString();
    });
    socket.write(`${head([...keyed, 'Transfer-Encoding: chunked'])}\r\n`);
    const chunk = `1000\r\n${'a'.repeat(4_096)}\r\n`;
    let chunks = 0;
    const pour = (): void => {
      while (!socket.destroyed && chunks < 20_000 && socket.write(chunk)) chunks += 1;
    };
    socket.on('drain', pour);
    pour();
    await closed(socket);
    assert.deepEqual([told(answer).status, told(answer).code], [413, 'PAYLOAD_TOO_LARGE']);
    assert.ok(chunks < 20_000, 'the server closed before the end');
  });

  it('slow headers and slow bodies are 408 in time, and delay nobody [ASY-ERR-004(b), ASY-SEC-001(c)]', async () => {
    const slowHead = api.raw('GET /healthz HTTP/1.1\r\nHost: a\r\n');
    const slowBody = api.raw(`${head([...keyed, 'Content-Length: 100', 'X-Correlation-Id: c-8'])}\r\n{"a"`);
    assert.equal((await api.ask({ path: '/healthz' })).status, 200);
    const [first, second] = [told(await slowHead), told(await slowBody)];
    assert.deepEqual([first.status, first.code], [408, 'REQUEST_TIMEOUT']);
    assert.deepEqual([second.status, second.correlationId], [408, 'c-8']);
    assert.match(second.head, /connection: close/i);
    assert.deepEqual(api.orchestrator.contexts, []);
  });

  it('an upload that breaks off leaves nothing behind', async () => {
    const socket = connect(api.port, '127.0.0.1');
    socket.write(`${head([...keyed, 'Content-Length: 100'])}\r\n{"a"`, () => socket.resetAndDestroy());
    await closed(socket);
    assert.equal((await api.submit(taskRequest())).status, 202);
    assert.deepEqual(
      api.logs.filter(line => line.event === 'http-fault'),
      [],
    );
  });

  it('a client that waits for a word before its body gets it, unless it is refused', async () => {
    const body = JSON.stringify(taskRequest());
    const lines = [...keyed, `Content-Length: ${body.length}`, 'Expect: 100-continue'];
    const welcome = await api.raw(`${head(lines)}\r\n${body}`);
    assert.match(welcome, /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 202 /);
    const refused = await api.raw(`${head(lines.filter(line => !line.startsWith('X-API-Key')))}\r\n`);
    assert.match(refused, /^HTTP\/1\.1 401 /);
    const strange = await api.raw(`${head([...lines.slice(0, -1), 'Expect: other'])}\r\n${body}`);
    assert.match(strange, /^HTTP\/1\.1 202 /);
  });

  it('a connection above connections_max is closed, and the others are served on [ASY-SEC-003]', async () => {
    const small = await new ApiUnderTest({ limits: { connections_max: 1 } }).start();
    const held = connect(small.port, '127.0.0.1');
    await once(held, 'connect');
    held.write('GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n');
    await once(held, 'data');
    const above = connect(small.port, '127.0.0.1').on('error', () => above.destroy());
    await closed(above);
    held.write('GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n');
    const [again] = (await once(held, 'data')) as [Buffer];
    assert.match(again.toString(), /^HTTP\/1\.1 200/);
    held.destroy();
    await small.stop();
  });
});
