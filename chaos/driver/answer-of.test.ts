import assert from 'node:assert/strict';
import { answerOf } from './answer-of.ts';

describe('the answer to a submission', () => {
  it('names the job of an admission, and says whether it repeats one', () => {
    const body = { job_id: 'job 1', predicted_start_ms: 12, backoff_ms: 0 };
    const admitted = { status: 202, predictedStartMs: 12, jobId: 'job 1' };
    assert.deepEqual(answerOf({ status: 202, headers: {}, body }), admitted);
    const headers = { 'idempotency-replayed': 'true' };
    assert.deepEqual(answerOf({ status: 202, headers, body }), { ...admitted, isReplay: true });
  });

  it('holds all that a refusal says of coming back, and nothing that it does not say', () => {
    const headers = { 'x-backoff-ms': '1200', 'retry-after': '2' };
    const body = {
      code: 'POOL_UNAVAILABLE',
      retry_after_ms: 1_200,
      policy_label: 'unavailable',
      retriable: true,
    };
    assert.deepEqual(answerOf({ status: 503, headers, body }), {
      ...{ status: 503, code: 'POOL_UNAVAILABLE', backoffMs: 1_200, retryAfterS: 2, retryAfterMs: 1_200 },
      ...{ policyLabel: 'unavailable', retriable: true },
    });
    assert.deepEqual(answerOf({ status: 503, headers: {}, body: undefined }), { status: 503 });
  });
});
