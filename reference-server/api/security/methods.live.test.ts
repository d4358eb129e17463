import assert from 'node:assert/strict';
import { keys, taskOf, WholeServer } from '../fixtures/whole-server.ts';
import { statusesOf } from '../fixtures/wire.ts';
import { operationPaths } from '../operation-paths.ts';
import { type ServedOperation, servedOperations } from '../served-operations.ts';

const id = '00000000-0000-4000-8000-000000000001';
const operations = Object.entries(servedOperations) as [
  ServedOperation,
  (typeof servedOperations)[ServedOperation],
][];
/** What is wrong with a task is told before who may send one. */
function bodyFor(operation: ServedOperation, number: number): object {
  if (operation !== 'createTask') return {};
  return { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(taskOf(number)) };
}
const pathOf = (template: string): string => template.replaceAll(/\{\w+\}/g, id);

describe('security: operations and methods', () => {
  let server: WholeServer;
  let keyless: WholeServer;

  before(async () => {
    server = await WholeServer.start();
    keyless = await WholeServer.start({ keyless: true });
  });
  after(async () => {
    await server.dispose();
    await keyless.dispose();
  });

  it('every operation that asks for a role refuses whoever has none, and whoever has another one [ORCH-3035(a), ORCH-3035(b), ASY-AUTH-001(d)]', async () => {
    let checked = 0;
    for (const [operation, { method, path, roles }] of operations) {
      if (roles.length === 0) continue;
      const ask = { method: method.toUpperCase(), path: pathOf(path) };
      assert.equal((await server.ask(ask)).status, 401, operation);
      for (const role of ['data', 'operator', 'admin'] as const) {
        const wanted: readonly string[] = roles;
        const { status } = await server.as(keys[role], { ...ask, ...bodyFor(operation, checked) });
        if (wanted.includes(role))
          assert.ok(status !== 401 && status !== 403, `${operation} ${role} ${status}`);
        else assert.ok(status === 403 || status === 404, `${operation} as ${role}: ${status}`);
        checked += 1;
      }
    }
    assert.ok(checked > 60, String(checked));
  });

  it('what is open is what the contract says is open [ORCH-3035(c)]', async () => {
    const open = operations.filter(([, { roles }]) => roles.length === 0).map(([operation]) => operation);
    assert.deepEqual(open.sort(), ['getApiPage', 'getHealthz', 'getMetrics', 'getOpenapi', 'getReadyz']);
    assert.ok(operationPaths(new Set(open)).length === open.length);
    for (const path of [
      '/config',
      '/v1/config',
      '/admin',
      '/debug',
      '/.env',
      '/v1/../metrics/../v1/tasks',
      '//v1/tasks',
      '/v1/tasks/',
      '/V1/TASKS',
    ])
      assert.ok([401, 404].includes((await server.ask({ path })).status), path);
  });

  it('methods that a path does not have do nothing [ASY-ERR-005(b), ASY-SEC-004]', async () => {
    for (const method of ['TRACE', 'OPTIONS', 'HEAD', 'PUT', 'PATCH', 'PROPFIND']) {
      const reply = await server.as(keys.data, { method, path: '/v1/tasks' });
      assert.equal(reply.status, 405, method);
      assert.equal(reply.headers['access-control-allow-origin'], undefined);
      assert.ok(!reply.text.includes(keys.data), 'a trace would echo the key');
    }
    const head = await server.ask({ method: 'HEAD', path: '/healthz' });
    assert.deepEqual([head.status, head.text], [405, '']);
    assert.deepEqual(
      statusesOf(await server.raw('OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')),
      [401],
    );
    assert.deepEqual(
      statusesOf(
        await server.raw(
          'HEAD /healthz HTTP/1.1\r\nHost: a\r\n\r\nGET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
        ),
      ),
      [405, 200],
    );
  });

  it('HTTP/1.0 is answered and its connection closed [ASY-SEC-004]', async () => {
    const answer = await server.raw('GET /healthz HTTP/1.0\r\n\r\n');
    assert.deepEqual(statusesOf(answer), [200]);
    const kept = await server.raw('GET /healthz HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n');
    assert.deepEqual(statusesOf(kept), [400]);
  });

  it('without keys a page of another name gets nothing, however it says its host [ASY-AUTH-006(b)]', async () => {
    const evil = [
      'evil.example',
      'localhost.evil.example',
      '127.0.0.1.evil.example',
      'evil.example:80',
      'localhost@evil.example',
      '127.0.0.1:80@evil.example',
      'localhost evil',
      '127.1',
      '2130706433',
      '[::ffff:127.0.0.1]',
      '0.0.0.0',
      'LOCALHOST.',
      '',
    ];
    for (const host of evil) {
      const answer = await keyless.raw(
        `GET /v1/tasks HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
      );
      assert.deepEqual(statusesOf(answer), [421], host);
    }
    for (const host of [
      'localhost',
      'LocalHost',
      '127.0.0.1',
      '127.8.8.8',
      '[::1]',
      `localhost:${keyless.port}`,
    ]) {
      const answer = await keyless.raw(
        `GET /v1/tasks HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
      );
      assert.deepEqual(statusesOf(answer), [200], host);
    }
    const absolute = (target: string, host: string) =>
      keyless.raw(`GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    assert.deepEqual(statusesOf(await absolute('http://evil.example/v1/tasks', 'localhost')), [400]);
    assert.deepEqual(statusesOf(await absolute('http://evil.example/v1/tasks', 'evil.example')), [421]);
    for (const header of ['X-Forwarded-Host', 'X-Host', 'Forwarded']) {
      const answer = await keyless.raw(
        `GET /v1/tasks HTTP/1.1\r\nHost: evil.example\r\n${header}: localhost\r\nConnection: close\r\n\r\n`,
      );
      assert.deepEqual(statusesOf(answer), [421], header);
    }
  });
});
