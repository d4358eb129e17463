import assert from 'node:assert/strict';
import { type OperationId, validateResponse } from '#contracts';
import { OrchestratorError } from '../kernel/index.ts';
import {
  ApiUnderTest,
  type Ask,
  operatorKey,
  otherKey,
  type Reply,
  taskId,
  taskRequest,
} from './fixtures/api-under-test.ts';

const task = `/v1/tasks/${taskId}`;
const session = '/v1/sessions/0c6a4f0e-2f64-4d0d-8a5e-2f4f6c1f9a10';

function verifyShape(operation: OperationId, { status, json, text }: Reply): void {
  const judged = validateResponse(operation, status, json ?? text);
  assert.deepEqual(judged.ok ? [] : judged.problems, [], `${operation} ${status} ${text}`);
}

function verifyError(reply: Reply, status: number, code: string): void {
  assert.deepEqual([reply.status, reply.json?.code], [status, code], reply.text);
  assert.equal(reply.headers['content-type'], 'application/json');
  assert.equal(reply.json?.correlation_id, reply.headers['x-correlation-id']);
}

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
    verifyError(await api.submit('{', { key: operatorKey }), 403, 'FORBIDDEN');
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

  it('a body that is not announced as JSON is 415 [ASY-AUTH-006(c), ASY-SEC-009]', async () => {
    const types = [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/json; charset=latin1',
      'application/jsonp',
    ];
    for (const type of types) {
      const reply = await api.submit(taskRequest(), { headers: { 'Content-Type': type } });
      verifyError(reply, 415, 'UNSUPPORTED_MEDIA_TYPE');
    }
    verifyError(await api.ask({ method: 'POST' }), 415, 'UNSUPPORTED_MEDIA_TYPE');
    const compressed = await api.submit(taskRequest(), { headers: { 'Content-Encoding': 'gzip' } });
    verifyError(compressed, 415, 'UNSUPPORTED_MEDIA_TYPE');
    const charset = await api.submit(taskRequest(), {
      headers: { 'Content-Type': 'application/json; charset=UTF-8' },
    });
    assert.equal(charset.status, 202);
  });

  it('a body is read strictly [ASY-SEC-005(a), ASY-SEC-005(b), ASY-ERR-004(a)]', async () => {
    for (const body of ['', '{', '[1,]', '\ufeff{}', '{"a":1}x'])
      verifyError(await api.submit(body), 400, 'MALFORMED_REQUEST');
    const notUtf8 = await api.ask({ method: 'POST', body: Buffer.from([0x22, 0xff, 0x22]) });
    verifyError(notUtf8, 400, 'MALFORMED_REQUEST');
    const polluted = JSON.stringify(taskRequest()).replace('{', '{"__proto__":{"a":1},');
    const refused = await api.submit(polluted);
    verifyError(refused, 400, 'INVALID_PARAMS');
    assert.match(refused.text, /"pointer":"\/__proto__"/);
    verifyError(await api.ask({ path: task, body: 'x' }), 400, 'MALFORMED_REQUEST');
  });

  it('a refused field is named with its rule, and the prompt is not repeated [ORCH-2001(b), ASY-ERR-001, ASY-TASK-001(a)]', async () => {
    const reply = await api.submit(
      taskRequest({ prompt: 7_531, max_tokens: 0, task_id: 'x', pronpt: 'secret' }),
    );
    verifyError(reply, 400, 'INVALID_PARAMS');
    verifyShape('createTask', reply);
    const details = reply.json?.details as { problems: { pointer: string; rule: string; message: string }[] };
    const named = details.problems.map(({ pointer, rule }) => `${pointer} ${rule}`).sort();
    assert.deepEqual(named, [
      '/max_tokens minimum',
      '/prompt type',
      '/pronpt additionalProperties',
      '/task_id minLength',
      '/task_id pattern',
    ]);
    assert.match(reply.text, /Did you mean prompt/);
    assert.doesNotMatch(reply.text, /7531|secret/);
    const both = await api.submit(taskRequest({ messages: [{ role: 'user', content: 'hush' }] }));
    assert.match(both.text, /exactly one of prompt, messages/);
  });

  it('another workload is unsupported, whatever else it brings [ASY-TASK-002]', async () => {
    for (const workload of ['embedding', 'rerank', 'other']) {
      const reply = await api.submit({ ...taskRequest({ workload }), inputs: ['a'] });
      verifyError(reply, 400, 'UNSUPPORTED_WORKLOAD');
    }
    verifyError(await api.submit(taskRequest({ workload: 'No Name' })), 400, 'INVALID_PARAMS');
    assert.deepEqual(api.orchestrator.contexts, []);
  });

  it('ids and query parameters are judged [ASY-TASK-012(a), ASY-TASK-012(b)]', async () => {
    verifyError(await api.ask({ path: task }), 404, 'TASK_NOT_FOUND');
    verifyError(await api.ask({ path: session }), 404, 'SESSION_NOT_FOUND');
    for (const path of [
      '/v1/tasks/x',
      '/v1/tasks/%zz',
      `/v1/tasks/${taskId.toUpperCase()}`,
      '/v1/sessions/x',
    ])
      verifyError(await api.ask({ path }), 400, 'INVALID_PARAMS');
    for (const query of [
      'limit=0',
      'limit=201',
      'limit=1.5',
      'limit=',
      'limit=1&limit=1',
      'state=x',
      'cursor=%20',
      'lim=1',
    ]) {
      const reply = await api.ask({ path: `/v1/tasks?${query}` });
      verifyError(reply, 400, 'INVALID_PARAMS');
      verifyShape('listTasks', reply);
    }
    assert.deepEqual(api.orchestrator.queries, []);
  });

  it("another tenant's task is not found, in the same words as one that never was [ASY-AUTH-005(a)]", async () => {
    await api.submit(taskRequest());
    const headers = { 'X-Correlation-Id': 'c' };
    const foreign = await api.ask({ path: task, key: otherKey, headers });
    const never = await api.ask({ path: task.replace('5b1d', '6b1d'), key: otherKey, headers });
    verifyError(foreign, 404, 'TASK_NOT_FOUND');
    assert.equal(foreign.text, never.text);
  });

  it('a refusal carries its hint in headers and body alike [ORCH-3029]', async () => {
    const rows: [OrchestratorError, number, string][] = [
      [
        new OrchestratorError('ADMISSION_REJECT', {
          retryAfterMs: 1_350.2,
          policyLabel: 'drop-lru',
          engine: 'llamacpp',
          poolId: 'main',
        }),
        429,
        'drop-lru',
      ],
      [new OrchestratorError('QUOTA_EXCEEDED', { retryAfterMs: 400 }), 429, 'quota'],
      [new OrchestratorError('STORE_UNAVAILABLE', { retryAfterMs: 0 }), 503, 'unavailable'],
      [new OrchestratorError('SHUTTING_DOWN'), 503, 'unavailable'],
    ];
    for (const [refusal, status, label] of rows) {
      api.orchestrator.refusal = refusal;
      const reply = await api.submit(taskRequest());
      verifyError(reply, status, refusal.code);
      verifyShape('createTask', reply);
      const hint = Number(reply.headers['x-backoff-ms']);
      assert.equal(reply.json?.retry_after_ms, hint);
      assert.equal(Number(reply.headers['retry-after']), Math.ceil(hint / 1_000));
      assert.deepEqual([reply.json?.policy_label, reply.json?.retriable], [label, true]);
      if (refusal.retryAfterMs !== undefined) assert.equal(hint, Math.ceil(refusal.retryAfterMs));
    }
  });

  it('a fault is INTERNAL without a word of the inside, and the log has the cause [ASY-ERR-003, ASY-SEC-008(a)]', async () => {
    const faults = [
      new TypeError('at /srv/secret.ts'),
      new OrchestratorError('POOL_NOT_FOUND'),
      new OrchestratorError('CANCELED'),
      'text',
    ];
    for (const fault of faults) {
      api.orchestrator.refusal = fault;
      const reply = await api.submit(taskRequest(), { headers: { 'X-Correlation-Id': 'c-9' } });
      verifyError(reply, 500, 'INTERNAL');
      assert.deepEqual(Object.keys(reply.json ?? {}).sort(), [
        'code',
        'correlation_id',
        'message',
        'retriable',
      ]);
      assert.equal(reply.json?.retriable, false);
    }
    const told = api.logs.filter(line => line.event === 'http-fault');
    assert.equal(told.length, 4);
    assert.match(String(told[0]?.reason), /secret\.ts/);
    assert.equal(told[0]?.correlation_id, 'c-9');
    assert.equal((await api.submit(taskRequest())).status, 202);
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
