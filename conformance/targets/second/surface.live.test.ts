import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { openapiDocument, validateResponse } from '#contracts';
import { type FakeEngine, startFakeEngine } from './testing/fake-engine.ts';
import { poolAt, startSecond, type TestServer } from './testing/second-client.ts';

const alphaHash = 'sha256:8ed3f6ad685b959ead7022518e1af76cd816f8e8ec7ccdda1ed4018e8f2223f8';

/** What the server answers to bytes, until it closes. */
const exchange = (url: string, bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes));
    let text = '';
    socket.on('data', chunk => {
      text += chunk.toString('utf8');
    });
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });

describe('the HTTP surface', () => {
  let engine: FakeEngine;
  let second: TestServer;

  before(async () => {
    engine = await startFakeEngine();
    second = await startSecond({
      server: {
        shutdown_grace_ms: 0,
        limits: { header_timeout_ms: 150, request_timeout_ms: 200, body_bytes_max: 2000, json_depth_max: 4 },
      },
      pools: [poolAt(engine.url)],
    });
  });

  after(async () => {
    await second.stop();
    await engine.close();
  });

  const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    second.request('/v1/tasks', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });

  it('answers what the parser refuses with the envelope', async () => {
    assert.match(await exchange(second.url, 'nonsense\r\n\r\n'), /^HTTP\/1.1 400 [\s\S]*MALFORMED_REQUEST/);
    assert.match(
      await exchange(second.url, 'GET /healthz HTTP/1.1\r\nHo'),
      /^HTTP\/1.1 408 [\s\S]*REQUEST_TIMEOUT/,
    );
    const slow =
      'POST /v1/tasks HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-Correlation-Id: slow-1\r\nContent-Length: 9\r\n\r\n{';
    assert.match(await exchange(second.url, slow), /^HTTP\/1.1 408 [\s\S]*slow-1[\s\S]*REQUEST_TIMEOUT/);
    const crowded = `GET / HTTP/1.1\r\nHost: localhost\r\nX-Big: ${'x'.repeat(40_000)}\r\n\r\n`;
    assert.match(await exchange(second.url, crowded), /^HTTP\/1.1 431 [\s\S]*HEADERS_TOO_LARGE/);
  });

  it('refuses bodies by size, type, nesting and bytes', async () => {
    assert.equal((await post('{')).json.code, 'MALFORMED_REQUEST');
    assert.equal((await post('{"a":[[[[1]]]]}')).json.code, 'MALFORMED_REQUEST');
    assert.equal((await post('{"a":[[[1]]]}')).json.code, 'INVALID_PARAMS');
    assert.equal((await post(Uint8Array.from([0x22, 0xff, 0x22]))).json.code, 'MALFORMED_REQUEST');
    assert.equal((await post(`"${'x'.repeat(1998)}"`)).json.code, 'INVALID_PARAMS');
    assert.equal((await post(`"${'x'.repeat(1999)}"`)).json.code, 'PAYLOAD_TOO_LARGE');
    assert.equal((await post('a=b', { 'content-type': 'text/plain' })).json.code, 'UNSUPPORTED_MEDIA_TYPE');
    assert.match((await post('{"__proto__":{}}')).text, /INVALID_PARAMS/);
    const chunked = `POST /v1/tasks HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${'3e8\r\n'}${'x'.repeat(1000)}\r\n`;
    const endless = chunked + `3e8\r\n${'x'.repeat(1000)}\r\n`.repeat(2);
    assert.match(await exchange(second.url, endless), /^HTTP\/1.1 413 [\s\S]*PAYLOAD_TOO_LARGE/);
  });

  it('knows its paths, methods and hosts', async () => {
    assert.equal((await second.request('/v1/chat/completions')).json.code, 'ROUTE_NOT_FOUND');
    const wrong = await second.request('/v1/tasks', { method: 'PUT' });
    assert.equal(wrong.json.code, 'METHOD_NOT_ALLOWED');
    assert.equal(wrong.headers.get('allow'), 'POST, GET');
    const foreign = 'GET /healthz HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n';
    assert.match(await exchange(second.url, foreign), /^HTTP\/1.1 421 [\s\S]*HOST_NOT_ALLOWED/);
    assert.deepEqual((await second.request('/openapi/data.json')).json, openapiDocument('data'));
    for (const path of ['//', '/%', '/v1//', '*', 'http://[', '/\u00e9'])
      assert.match(
        await exchange(second.url, `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`),
        /^HTTP\/1.1 4\d\d /,
      );
    assert.equal((await second.request('/openapi/other.yaml')).json.code, 'ROUTE_NOT_FOUND');
  });

  it('gives back a usable correlation id and replaces any other', async () => {
    const asked = async (id: string) =>
      (await second.request('/healthz', { headers: { 'X-Correlation-Id': id } })).headers.get(
        'x-correlation-id',
      );
    assert.equal(await asked('a'.repeat(128)), 'a'.repeat(128));
    assert.notEqual(await asked('a'.repeat(129)), 'a'.repeat(129));
    assert.notEqual(await asked('a b'), await asked('a b'));
  });

  it('serves a control plane that fits its contract', async () => {
    const checks = [
      ['/v1/pools', 'listPools'],
      ['/v1/pools/small/health', 'getPoolHealth'],
      ['/v1/replicasets', 'listReplicaSets'],
      ['/v1/capabilities', 'getCapabilities'],
      ['/v1/audit', 'listAuditRecords'],
      ['/v1/tasks', 'listTasks'],
    ] as const;
    for (const [path, operation] of checks) {
      const answer = await second.request(path);
      const outcome = validateResponse(operation, 200, answer.json);
      assert.ok(outcome.ok, `${path}: ${JSON.stringify(outcome)}`);
    }
  });

  it('asks for a key where the configuration has one', async () => {
    const keys = [{ id: 'k', hash: alphaHash, roles: ['operator'] }];
    const guarded = await startSecond({ tenants: [{ id: 'a', keys }], pools: [poolAt(engine.url)] });
    const codeOf = async (path: string, headers: Record<string, string>) =>
      (await guarded.request(path, { headers })).json.code;
    assert.equal(await codeOf('/v1/pools', {}), 'UNAUTHENTICATED');
    assert.equal(await codeOf('/v1/pools', { authorization: 'Bearer alph' }), 'UNAUTHENTICATED');
    assert.equal(await codeOf('/v1/pools', { authorization: 'Bearer alpha' }), undefined);
    assert.equal(await codeOf('/v1/pools', { 'x-api-key': 'alpha' }), undefined);
    const both = { authorization: 'Bearer alpha', 'x-api-key': 'beta' };
    assert.equal(await codeOf('/v1/pools', both), 'UNAUTHENTICATED');
    assert.equal(await codeOf('/v1/audit', { 'x-api-key': 'alpha' }), 'FORBIDDEN');
    assert.equal((await guarded.submit({}, { 'x-api-key': 'alpha' })).json.code, 'FORBIDDEN');
    await guarded.stop();
  });
});
