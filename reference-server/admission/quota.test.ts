import assert from 'node:assert/strict';
import {
  type QuotaDecision,
  type QuotaDemand,
  type QuotaGrant,
  type QuotaRules,
  TenantQuotas,
} from './index.ts';

const small: QuotaDemand = { tokens: 10, memoryBytes: 100, nextEndMs: 250, nowMs: 0 };

function quotas(rules: QuotaRules): TenantQuotas {
  return new TenantQuotas(tenant => (tenant === 'ash' ? rules : {}));
}

function granted(decision: QuotaDecision): QuotaGrant {
  assert.ok(decision.kind === 'granted', `refused: ${JSON.stringify(decision)}`);
  return decision.grant;
}

function refused(decision: QuotaDecision): [string, number] {
  assert.ok(decision.kind === 'refused');
  assert.deepEqual([decision.code, decision.policyLabel], ['QUOTA_EXCEEDED', 'quota']);
  return [decision.limit, decision.retryAfterMs];
}

describe('quotas', () => {
  it('bound concurrent tasks at the limit and not one before, until one ends [ORCH-3036(a)] [ORCH-3036(c)]', () => {
    const tenants = quotas({ concurrentMax: 2 });
    const first = granted(tenants.acquire('ash', small));
    granted(tenants.acquire('ash', small));
    assert.deepEqual(refused(tenants.acquire('ash', small)), ['concurrent', 250]);
    assert.deepEqual(refused(tenants.acquire('ash', { ...small, nextEndMs: 0 })), ['concurrent', 1]);
    tenants.release(first, 10);
    assert.equal(tenants.concurrentOf('ash'), 1);
    granted(tenants.acquire('ash', small));
  });

  it('bound memory to the byte [ORCH-3036(b)]', () => {
    const tenants = quotas({ memoryBytesMax: 300 });
    granted(tenants.acquire('ash', small));
    assert.deepEqual(refused(tenants.acquire('ash', { ...small, memoryBytes: 201 })), ['memory', 250]);
    granted(tenants.acquire('ash', { ...small, memoryBytes: 200 }));
  });

  it('let a burst through, refuse the next with its refill time, and then keep the rate [ORCH-3006] [ASY-QUOTA-002]', () => {
    const tenants = quotas({ requestsPerSecond: 2, burst: 3 });
    for (let i = 0; i < 3; i += 1) granted(tenants.acquire('ash', small));
    assert.deepEqual(refused(tenants.acquire('ash', small)), ['requests', 500]);
    assert.deepEqual(refused(tenants.acquire('ash', { ...small, nowMs: 200 })), ['requests', 300]);
    granted(tenants.acquire('ash', { ...small, nowMs: 500 }));
    assert.deepEqual(refused(tenants.acquire('ash', { ...small, nowMs: 500 })), ['requests', 500]);
  });

  it('reserve tokens at admission and give back what was not used [ASY-QUOTA-001]', () => {
    const tenants = quotas({ tokensPerMinute: 60 });
    const first = granted(tenants.acquire('ash', { ...small, tokens: 60 }));
    assert.deepEqual(refused(tenants.acquire('ash', small)), ['tokens', 10_000]);
    tenants.release(first, 55);
    granted(tenants.acquire('ash', { ...small, tokens: 5 }));
    assert.equal(refused(tenants.acquire('ash', { ...small, tokens: 1 }))[0], 'tokens');
    const never = granted(tenants.acquire('ash', { ...small, nowMs: 60_000, tokens: 60 }));
    tenants.release(never, 0);
    granted(tenants.acquire('ash', { ...small, nowMs: 60_000, tokens: 60 }));
  });

  it('refuse with a hint even what no wait will let through', () => {
    const tenants = quotas({ tokensPerMinute: 60 });
    assert.deepEqual(refused(tenants.acquire('ash', { ...small, tokens: 61 })), ['tokens', 60_000]);
  });

  it('charge nothing where another limit refuses [ASY-QUOTA-004(a)]', () => {
    const tenants = quotas({ requestsPerSecond: 1, burst: 1, tokensPerMinute: 10, concurrentMax: 5 });
    assert.equal(refused(tenants.acquire('ash', { ...small, tokens: 11 }))[0], 'tokens');
    granted(tenants.acquire('ash', small));
    assert.equal(tenants.concurrentOf('ash'), 1);
  });

  it('undo a grant whose submission came to nothing, its request included', () => {
    const tenants = quotas({ requestsPerSecond: 1, burst: 1, tokensPerMinute: 10 });
    tenants.cancel(granted(tenants.acquire('ash', small)));
    granted(tenants.acquire('ash', small));
    assert.equal(refused(tenants.acquire('ash', { ...small, nowMs: 999 }))[0], 'requests');
  });

  it('count restored tasks, and leave other tenants alone [ORCH-3077]', () => {
    const tenants = quotas({ concurrentMax: 1 });
    const grant = { tenant: 'ash', tokens: 1, memoryBytes: 1 };
    tenants.restore(grant);
    assert.equal(refused(tenants.acquire('ash', small))[0], 'concurrent');
    granted(tenants.acquire('birch', small));
    tenants.release(grant, 1);
    granted(tenants.acquire('ash', small));
  });
});
