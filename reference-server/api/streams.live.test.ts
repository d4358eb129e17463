import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { TaskLog } from '../streams/index.ts';
import { ApiUnderTest, dataKey, otherKey, taskId, taskRequest } from './fixtures/api-under-test.ts';

const path = `/v1/tasks/${taskId}/stream`;
const end = { tokens_out: 1, finish_reason: 'stop', decode_ms: 1 };

/** An open stream as a client has it. */
class Following {
  readonly request: ClientRequest;
  readonly response: IncomingMessage;
  text = '';

  constructor(request: ClientRequest, response: IncomingMessage) {
    this.request = request;
    this.response = response;
    response.setEncoding('utf8');
    response.on('data', (piece: string) => {
      this.text += piece;
    });
    response.on('error', () => response.destroy());
  }

  static async open(api: ApiUnderTest, headers: Record<string, string> = {}): Promise<Following> {
    const request = httpRequest({
      host: '127.0.0.1',
      port: api.port,
      agent: false,
      path,
      headers: api.headersFor({ headers }),
    });
    request.end();
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    return new Following(request, response);
  }

  async reads(wanted: string): Promise<void> {
    while (!this.text.includes(wanted)) await once(this.response, 'data');
  }

  async ended(): Promise<string> {
    if (!this.response.readableEnded) await once(this.response, 'end');
    return this.text;
  }
}

async function changed(api: ApiUnderTest, change: string): Promise<void> {
  while (!api.orchestrator.readerChanges.includes(change))
    await new Promise(resolve => setImmediate(resolve));
}

describe('api: streams', () => {
  let api: ApiUnderTest;
  let log: TaskLog;

  const begin = async (setting: ConstructorParameters<typeof ApiUnderTest>[0] = {}): Promise<void> => {
    await api.stop();
    api = await new ApiUnderTest(setting).start();
    log = api.orchestrator.add('a', taskRequest());
  };

  beforeEach(async () => {
    api = await new ApiUnderTest().start();
    log = api.orchestrator.add('a', taskRequest());
  });
  afterEach(() => api.stop());

  it('a stream is sent as it comes, up to its terminal, and then the answer ends [ORCH-2002(a), ASY-STREAM-001(d), ASY-STREAM-008, OC-CTRL-2052(b)]', async () => {
    api.orchestrator.budgets = { tokens: 3 };
    const stream = await Following.open(api, { 'X-Correlation-Id': 'c-3' });
    const { statusCode, headers } = stream.response;
    assert.equal(statusCode, 200);
    assert.equal(headers['content-type'], 'text/event-stream');
    assert.equal(headers['cache-control'], 'no-store');
    assert.equal(headers['x-accel-buffering'], 'no');
    assert.equal(headers['x-correlation-id'], 'c-3');
    assert.equal(headers['x-budget-tokens-remaining'], '3');
    await stream.reads('event: started\nid: 0\n');
    log.append('token', { t: 'Rhine', i: 0 });
    await stream.reads('id: 1\ndata: {"t":"Rhine","i":0}\n\n');
    log.append('end', end);
    assert.match(await stream.ended(), /event: end\nid: 2\ndata: [^\n]+\n\n$/);
  });

  it('a reader goes on behind Last-Event-ID, and a finished one gets 204 [ASY-STREAM-011(a), ASY-STREAM-011(b), ASY-STREAM-012(c)]', async () => {
    log.append('token', { t: 'a', i: 0 });
    log.append('end', end);
    const rest = await api.ask({ path, headers: { 'Last-Event-ID': '0' } });
    assert.deepEqual(rest.text.match(/^id: \d+$/gm), ['id: 1', 'id: 2']);
    const last = await api.ask({ path, headers: { 'Last-Event-ID': '1' } });
    assert.deepEqual(last.text.match(/^id: \d+$/gm), ['id: 2']);
    const nothing = await api.ask({ path, headers: { 'Last-Event-ID': '2' } });
    assert.deepEqual([nothing.status, nothing.text], [204, '']);
    assert.ok(nothing.headers['x-correlation-id']);
  });

  it('a Last-Event-ID that is no whole number or lies ahead is 400 [ASY-STREAM-012(a), ASY-STREAM-012(b), ASY-STREAM-016(a)]', async () => {
    for (const id of ['', '-1', '01', '1.0', 'a', '99999999999', '1, 2', '7']) {
      const reply = await api.ask({ path, headers: { 'Last-Event-ID': id } });
      assert.deepEqual([reply.status, reply.json?.code], [400, 'INVALID_PARAMS'], id);
    }
    assert.equal(api.orchestrator.readerChanges.length, 0);
    assert.equal((await api.ask({ path, key: otherKey })).status, 404);
  });

  it('a client that hangs up is a reader that left', async () => {
    const stream = await Following.open(api);
    await stream.reads('started');
    stream.request.destroy();
    await changed(api, 'left');
    assert.equal(log.readerCount, 0);
  });

  it('a quiet stream breathes, and its comments change nothing [ASY-STREAM-015(a), ASY-STREAM-015(b)]', async () => {
    await begin({ streams: { heartbeat_ms: 100 } });
    const stream = await Following.open(api);
    await stream.reads(': keep-alive\n\n');
    log.append('end', end);
    const text = await stream.ended();
    assert.deepEqual(text.match(/^id: \d+$/gm), ['id: 0', 'id: 1']);
    assert.match(text, /: keep-alive\n\nevent: end\n/);
  });

  it('open streams are bounded per key, and one that closes makes room [ASY-SEC-002(a), ASY-SEC-002(c), ASY-SEC-002(d)]', async () => {
    await begin({ limits: { streams_per_key_max: 2 } });
    const streams = [await Following.open(api), await Following.open(api)];
    const refused = await api.ask({ path });
    assert.deepEqual([refused.status, refused.json?.code], [429, 'QUOTA_EXCEEDED']);
    assert.equal(refused.json?.policy_label, 'quota');
    assert.equal(Number(refused.headers['x-backoff-ms']), refused.json?.retry_after_ms);
    streams[0]?.request.destroy();
    await changed(api, 'left');
    const third = await Following.open(api);
    assert.equal(third.response.statusCode, 200);
    log.append('end', end);
    await third.ended();
    assert.equal((await api.ask({ path })).status, 200);
  });

  it('open streams are bounded per address, whatever the key [ASY-SEC-002(b)]', async () => {
    await begin({ limits: { streams_per_address_max: 1 } });
    api.orchestrator.add('b', taskRequest());
    const first = await Following.open(api);
    assert.equal(first.response.statusCode, 200);
    const refused = await api.ask({ path, key: otherKey });
    assert.deepEqual([refused.status, refused.json?.code], [429, 'QUOTA_EXCEEDED']);
    const unknown = await api.ask({ path: path.replace('5b1d', '6b1d'), key: dataKey });
    assert.equal(unknown.status, 429);
  });

  it('a refused stream takes no place', async () => {
    await begin({ limits: { streams_per_key_max: 1 } });
    for (let again = 0; again < 3; again += 1)
      assert.equal((await api.ask({ path: path.replace('5b1d', '6b1d') })).status, 404);
    assert.equal((await Following.open(api)).response.statusCode, 200);
  });

  it('a slow reader is cut off at its bound, and the others read on [ASY-STREAM-013(b), ASY-STREAM-013(c), ASY-STREAM-013(d)]', async () => {
    api.orchestrator.readerBufferBytesMax = 20_000;
    log = api.orchestrator.add('a', taskRequest());
    const stuck = connect(api.port, '127.0.0.1');
    stuck.on('error', () => stuck.destroy());
    stuck.write(`GET ${path} HTTP/1.1\r\nHost: a\r\nX-API-Key: ${dataKey}\r\n\r\n`);
    await changed(api, 'attached');
    stuck.pause();
    const good = await Following.open(api);
    const piece = 'x'.repeat(200_000);
    let sent = 0;
    while (!api.orchestrator.readerChanges.includes('slow') && sent < 100) {
      log.append('token', { t: piece, i: sent });
      sent += 1;
      await good.reads(`"i":${sent - 1}}`);
    }
    assert.ok(api.orchestrator.readerChanges.includes('slow'), `after ${sent} pieces`);
    assert.ok(sent >= 2);
    log.append('end', end);
    const text = await good.ended();
    assert.equal(text.match(/^event: token$/gm)?.length, sent);
    stuck.destroy();
    const resumed = await api.ask({ path, headers: { 'Last-Event-ID': '1' } });
    assert.equal(resumed.text.match(/^event: token$/gm)?.length, sent - 1);
  });

  it('a client of HTTP/1.0 reads to the end of the connection', async () => {
    log.append('end', end);
    const text = await api.raw(`GET ${path} HTTP/1.0\r\nX-API-Key: ${dataKey}\r\n\r\n`);
    const [head = '', body = ''] = text.split('\r\n\r\n', 2);
    assert.match(head, /^HTTP\/1\.[01] 200 OK\r\n/);
    assert.doesNotMatch(head, /chunked/i);
    assert.match(body, /^event: started\n[\s\S]*event: end\n[\s\S]*\n\n$/);
  });

  it('a server that closes ends its streams, and their readers may resume', async () => {
    const stream = await Following.open(api);
    await stream.reads('started');
    const closed = api.close();
    assert.doesNotMatch(await stream.ended(), /event: (end|error)/);
    await closed;
    assert.deepEqual(api.orchestrator.readerChanges, ['attached', 'closed']);
  });
});
