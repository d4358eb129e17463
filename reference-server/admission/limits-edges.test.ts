import assert from 'node:assert/strict';
import {
  decidePreemption,
  observe,
  onTimeProbability,
  predictServiceMs,
  priorExperience,
  type QuotaDemand,
  type QuotaRules,
  TenantQuotas,
  typicalServiceMs,
} from './index.ts';

const demand: QuotaDemand = { tokens: 10, memoryBytes: 0, nextEndMs: 250, nowMs: 0 };

const answers = (rules: QuotaRules, demands: readonly Partial<QuotaDemand>[]): string[] => {
  const tenants = new TenantQuotas(() => rules);
  return demands.map(more => {
    const decision = tenants.acquire('ash', { ...demand, ...more });
    return decision.kind === 'granted' ? 'granted' : `${decision.limit} ${decision.retryAfterMs}`;
  });
};

describe('a rate of requests without a burst of its own', () => {
  it('lets through at once what it allows in a second, rounded up', () => {
    const three = ['granted', 'granted', 'granted'];
    assert.deepEqual(answers({ requestsPerSecond: 2.5 }, [{}, {}, {}, {}]), [...three, 'requests 400']);
  });

  it('lets one through at once where it allows less than one in a second', () => {
    assert.deepEqual(answers({ requestsPerSecond: 0.5 }, [{}, {}]), ['granted', 'requests 2000']);
  });
});

describe('a rate of no request at all', () => {
  it('lets one through and tells the next to come back in an hour', () => {
    assert.deepEqual(answers({ requestsPerSecond: 0 }, [{}, {}]), ['granted', 'requests 3600000']);
  });
});

describe('the memory of a tenant', () => {
  const memory = { memoryBytes: 300 };

  it('is free to the byte once its task has ended', () => {
    const tenants = new TenantQuotas(() => ({ memoryBytesMax: 300 }));
    for (let round = 0; round < 2; round += 1) {
      const decision = tenants.acquire('ash', { ...demand, ...memory });
      assert.ok(decision.kind === 'granted');
      tenants.release(decision.grant, 10);
    }
  });

  it('is taken by its tasks of before a restart', () => {
    const tenants = new TenantQuotas(() => ({ memoryBytesMax: 300 }));
    tenants.restore({ tenant: 'ash', tokens: 0, memoryBytes: 100 });
    tenants.restore({ tenant: 'ash', tokens: 0, memoryBytes: 100 });
    assert.deepEqual(
      [101, 100].map(memoryBytes => tenants.acquire('ash', { ...demand, memoryBytes }).kind),
      ['refused', 'granted'],
    );
  });
});

describe('the service of a single token', () => {
  it('is that of the first', () =>
    assert.equal(predictServiceMs(priorExperience({ firstTokenMs: 100, tokenMs: 10 }), 1), 100));
});

describe('what was observed', () => {
  it('counts in full the first time, and as their mean the first few', () => {
    const prior = priorExperience({ firstTokenMs: 100, tokenMs: 10 });
    const seen = { firstTokenMs: 20, tokens: 10, tokensExpected: 20 };
    const once = observe(prior, { ...seen, serviceMs: 200 });
    assert.equal(typicalServiceMs(once, 20), 200);
    assert.equal(typicalServiceMs(observe(once, { ...seen, serviceMs: 400 }), 20), 300);
    assert.deepEqual([once.firstTokenMs, once.tokenMs, once.yieldRatio], [20, 20, 0.5]);
  });

  it('of a task that expected one token is that it took it', () => {
    const prior = priorExperience({ firstTokenMs: 100, tokenMs: 10 });
    const once = observe(prior, { firstTokenMs: 5, serviceMs: 5, tokens: 1, tokensExpected: 1 });
    assert.equal(once.yieldRatio, 1);
  });

  it('is counted one by one, and a task that expected nothing tells nothing impossible', () => {
    let experience = priorExperience({ firstTokenMs: 100, tokenMs: 10 });
    for (let count = 1; count <= 3; count += 1) {
      experience = observe(experience, { firstTokenMs: 1, serviceMs: 1, tokens: 0, tokensExpected: 0 });
      assert.equal(experience.observations, count);
      assert.ok(Number.isFinite(predictServiceMs(experience, 10)));
    }
  });
});

describe('a demand that no wait will let through', () => {
  it('is told to come back when its limit is as free as it gets', () => {
    assert.deepEqual(answers({ tokensPerMinute: 120 }, [{ tokens: 121 }]), ['tokens 60000']);
  });
});

describe('a grant that is undone', () => {
  it('gives back its one request and no other', () => {
    const tenants = new TenantQuotas(() => ({ requestsPerSecond: 1, burst: 3 }));
    const grants = [1, 2, 3].map(() => tenants.acquire('ash', demand));
    const [first] = grants;
    assert.ok(first?.kind === 'granted');
    tenants.cancel(first.grant);
    assert.deepEqual(
      [1, 2].map(() => tenants.acquire('ash', demand).kind),
      ['granted', 'refused'],
    );
  });
});

describe('the probability to be on time', () => {
  const prior = priorExperience({ firstTokenMs: 100, tokenMs: 10 });

  it('is neither nothing nor certain of work that ends at once, a millisecond before its deadline', () => {
    const chance = onTimeProbability(prior, { startMs: 0, serviceMs: 0 }, 1);
    assert.ok(chance > 0.5 && chance < 0.9, `${chance}`);
  });

  it('is that of one deviation, half of the predicted end at first, where the deadline is so far off', () => {
    const chance = onTimeProbability(prior, { startMs: 100, serviceMs: 100 }, 300);
    assert.ok(Math.abs(chance - 0.8413) < 0.02, `${chance}`);
  });

  it('is nothing of work that never starts', () => {
    assert.equal(onTimeProbability(prior, { startMs: Number.POSITIVE_INFINITY, serviceMs: 1 }, 1e9), 0);
  });
});

describe('a preemption that is not due', () => {
  it('is none, and says because of what', () => {
    const given = { waiting: 'interactive', running: [], preemptedInLastMinute: 1 } as const;
    const rules = { mode: 'soft', perMinuteMax: 2, protect: [] } as const;
    assert.deepEqual(
      [
        decidePreemption(rules, given),
        decidePreemption({ ...rules, mode: 'off' }, given),
        decidePreemption({ ...rules, perMinuteMax: 1 }, given),
      ],
      ['nothing-lower', 'off', 'rate'].map(because => ({ kind: 'none', because })),
    );
  });
});
