import assert from 'node:assert/strict';
import type { OperationId } from '#contracts';
import { ApiUnderTest, type Ask, operatorKey, taskId, taskRequest } from './fixtures/api-under-test.ts';
import { verifyError, verifyShape } from './fixtures/verify-reply.ts';

const task = `/v1/tasks/${taskId}`;
const session = '/v1/sessions/0c6a4f0e-2f64-4d0d-8a5e-2f4f6c1f9a10';

describe('api: requests', () => {
  let api: ApiUnderTest;

  beforeEach(async () => {
    api = await new ApiUnderTest().start();
  });
  afterEach(() => api.stop());

  it('a submission is answered with the admission, and handed on as it was sent [ORCH-2001(c)]', async () => {
    const reply = await api.submit(taskRequest(), { headers: { 'X-Correlation-Id': 'c-1' } });
    assert.equal(reply.status, 202, reply.text);
    verifyShape('createTask', reply);
    assert.equal(reply.json?.task_id, taskId);
    assert.equal(reply.headers['x-correlation-id'], 'c-1');
    assert.equal(reply.headers['idempotency-replayed'], undefined);
    const [context] = api.orchestrator.contexts;
    assert.deepEqual(context?.parsed, taskRequest());
    assert.equal(context?.correlationId, 'c-1');
    assert.equal(context?.signal.aborted, false);
    assert.deepEqual(api.orchestrator.callers, [{ tenantId: 'a', keyId: 'a-data', roles: ['data'] }]);
  });

  it('a replay and the budgets are told in headers', async () => {
    api.orchestrator.replayed = true;
    api.orchestrator.budgets = { tokens: 12, timeMs: 34.7, cost: 0.5 };
    const { headers } = await api.submit(taskRequest());
    assert.equal(headers['idempotency-replayed'], 'true');
    assert.equal(headers['x-budget-tokens-remaining'], '12');
    assert.equal(headers['x-budget-time-remaining-ms'], '34');
    assert.equal(headers['x-budget-cost-remaining'], '0.5');
  });

  it('every other operation of the data plane answers as the contract says [OC-CTRL-2052(a)]', async () => {
    await api.submit(taskRequest());
    api.orchestrator.sessions.add(session.slice(-36));
    const asked: [OperationId, Ask, number][] = [
      ['listTasks', { path: '/v1/tasks?state=queued&limit=200&cursor=abc' }, 200],
      ['getTask', { path: task }, 200],
      ['cancelTask', { path: `${task}/cancel`, method: 'POST' }, 204],
      ['cancelTask', { path: `${task}/cancel`, method: 'POST', body: '{}' }, 204],
      ['getSession', { path: session }, 200],
      ['deleteSession', { path: session, method: 'DELETE' }, 204],
      ['getHealthz', { path: '/healthz', key: '' }, 200],
      ['getReadyz', { path: '/readyz', key: '' }, 200],
      ['getMetrics', { path: '/metrics?name=a', key: '' }, 200],

      ['getOpenapi', { path: '/openapi/control.json', key: '' }, 200],
      ['getApiPage', { path: '/', key: '' }, 200],
    ];
    for (const [operation, ask, status] of asked) {
      const reply = await api.ask(ask);
      assert.equal(reply.status, status, `${operation}: ${reply.text}`);
      verifyShape(operation, reply);
      assert.match(reply.headers['x-correlation-id']?.toString() ?? '', /^[A-Za-z0-9._-]{1,128}$/);
      assert.equal(reply.headers['x-powered-by'], undefined);
      assert.equal(reply.headers.etag, undefined);
      assert.equal(reply.headers['access-control-allow-origin'], undefined);
    }
    assert.deepEqual(api.orchestrator.queries, [{ limit: 200, state: 'queued', cursor: 'abc' }]);
    assert.deepEqual(api.orchestrator.canceled, [taskId, taskId]);
    const ready = api.counts.find(labels => labels.operation === 'getReadyz');
    assert.deepEqual(ready, { operation: 'getReadyz', status: '200' });
  });

  it('an unready server says so without a hint', async () => {
    api.orchestrator.ready = { ready: false, reasons: ['starting'], pools: [] };
    const reply = await api.ask({ path: '/readyz', key: '' });
    assert.equal(reply.status, 503);
    verifyShape('getReadyz', reply);
    assert.equal(reply.headers['retry-after'], undefined);
  });

  it('a correlation id of 128 characters is echoed, any other text replaced [ASY-ERR-007(a), ASY-ERR-007(b), ASY-ERR-007(c)]', async () => {
    const long = 'a'.repeat(128);
    const echoed = await api.ask({ path: '/healthz', headers: { 'X-Correlation-Id': long } });
    assert.equal(echoed.headers['x-correlation-id'], long);
    const minted = [];
    for (const sent of [`${long}a`, '', 'a b', 'ä', ['a', 'b']]) {
      const reply = await api.ask({ path: '/healthz', headers: { 'X-Correlation-Id': sent } });
      assert.equal(reply.status, 200);
      minted.push(reply.headers['x-correlation-id']);
    }
    assert.equal(new Set(minted).size, 5);
    for (const id of minted) assert.match(id?.toString() ?? '', /^[0-9a-f-]{36}$/);
  });

  it('without a key nothing else is judged [ORCH-3035(a), OC-CTRL-2040(b), OC-CTRL-2040(c)]', async () => {
    const strangers: Ask[] = [
      { key: '' },
      { key: 'assay_unknown' },
      { key: '', path: '/v1/nothing' },
      { key: '', path: '/v1/pools' },
      { key: '', method: 'PUT' },
      { key: '', path: '/v1/tasks/none' },
      { key: '', method: 'POST', body: '{' },
      { key: '', method: 'POST', body: 'a', headers: { 'Content-Type': 'text/plain' } },
    ];
    for (const ask of strangers) {
      const reply = await api.ask(ask);
      verifyError(reply, 401, 'UNAUTHENTICATED');
      assert.equal(reply.headers['www-authenticate'], 'Bearer');
    }
  });

  it('a role gives its operations and no others [ORCH-3035(b), ASY-AUTH-001(d)]', async () => {
    verifyError(
      await api.ask({ method: 'POST', path: `${task}/cancel`, key: operatorKey }),
      403,
      'FORBIDDEN',
    );
    verifyError(await api.ask({ path: session, key: operatorKey }), 403, 'FORBIDDEN');
    assert.equal((await api.ask({ key: operatorKey })).status, 200);
    assert.deepEqual(api.orchestrator.contexts, []);
  });

  it('paths and methods outside the contract are refused by name [ASY-ERR-005(a), ASY-ERR-005(b), ASY-ERR-005(c)]', async () => {
    for (const path of [
      '/v2/tasks',
      '/v1/tasks/',
      '/V1/tasks',
      '/v1/pools',
      '/openapi/other.yaml',
      '/openapi/%zz',
    ])
      verifyError(await api.ask({ path }), 404, 'ROUTE_NOT_FOUND');
    const put = await api.ask({ method: 'PUT', body: '{}' });
    verifyError(put, 405, 'METHOD_NOT_ALLOWED');
    assert.equal(put.headers.allow, 'GET, POST');
    assert.equal((await api.ask({ path: '/healthz', method: 'HEAD', key: '' })).status, 405);
    const options = await api.ask({ path: `${task}/cancel`, method: 'OPTIONS' });
    verifyError(options, 405, 'METHOD_NOT_ALLOWED');
    assert.equal(options.headers.allow, 'POST');
    assert.deepEqual(api.orchestrator.contexts, []);
  });
});

describe('api: a server without keys', () => {
  it('answers for its own host alone [ASY-AUTH-006(b), ASY-AUTH-006(c)]', async () => {
    const api = await new ApiUnderTest({ keyless: true, allowedHosts: ['assay.example'] }).start();
    const ask = (Host: string) => api.ask({ path: '/v1/tasks', key: '', headers: { Host } });
    for (const host of ['localhost', `127.0.0.1:${api.port}`, '[::1]:80', 'LOCALHOST:1', 'assay.example:99'])
      assert.equal((await ask(host)).status, 200, host);
    for (const host of [
      'evil.example',
      'localhost.evil.example',
      '127.0.0.1.evil',
      '10.0.0.1',
      '[::2]',
      'a localhost',
    ])
      verifyError(await ask(host), 421, 'HOST_NOT_ALLOWED');
    const form = await api.submit(taskRequest(), { key: '', headers: { 'Content-Type': 'text/plain' } });
    verifyError(form, 415, 'UNSUPPORTED_MEDIA_TYPE');
    assert.equal((await api.submit(taskRequest(), { key: '' })).status, 202);
    assert.equal(api.orchestrator.callers[0]?.tenantId, 'default');
    await api.stop();
  });
});
