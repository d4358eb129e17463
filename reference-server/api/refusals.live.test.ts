import assert from 'node:assert/strict';
import { OrchestratorError } from '../kernel/index.ts';
import { ApiUnderTest, otherKey, taskId, taskRequest } from './fixtures/api-under-test.ts';
import { verifyError, verifyShape } from './fixtures/verify-reply.ts';

const task = `/v1/tasks/${taskId}`;

describe('api: refusals of the orchestrator', () => {
  let api: ApiUnderTest;

  beforeEach(async () => {
    api = await new ApiUnderTest().start();
  });
  afterEach(() => api.stop());

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
