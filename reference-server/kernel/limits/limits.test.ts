import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  askBreaker,
  type Breaker,
  type BreakerPermit,
  type Bucket,
  backoffMs,
  breakerAt,
  type CallOutcome,
  closedBreaker,
  fullBucket,
  giveBackTokens,
  nextAttempt,
  reportToBreaker,
  takeTokens,
} from './index.ts';

describe('the token bucket', () => {
  const rules = { ratePerSecond: 0.5, burst: 3 };

  function takeAll(bucket: Bucket, nowMs: number): { readonly taken: number; readonly bucket: Bucket } {
    for (let [taken, left] = [0, bucket]; ; taken += 1) {
      const decision = takeTokens(rules, left, { cost: 1, nowMs });
      if (decision.kind !== 'taken') return { taken, bucket: left };
      left = decision.bucket;
    }
  }

  it('starts full, gives its burst and not one more, and refills below one a second [ORCH-3006(a)] [ORCH-3006(c)]', () => {
    const first = takeAll(fullBucket(rules, 0), 0);
    assert.equal(first.taken, 3);
    assert.equal(takeAll(first.bucket, 1_999).taken, 0);
    assert.equal(takeAll(first.bucket, 2_000).taken, 1);
    assert.equal(takeAll(first.bucket, 600_000).taken, 3);
  });

  it('names the wait after which the same demand passes, and no longer one [ASY-QUOTA-002]', () => {
    const demand = fc.record({
      ratePerSecond: fc.double({ min: 0.01, max: 1_000, noNaN: true }),
      burst: fc.integer({ min: 1, max: 50 }),
      costs: fc.array(fc.record({ cost: fc.integer({ min: 1, max: 50 }), gapMs: fc.nat(500) }), {
        maxLength: 30,
      }),
    });
    fc.assert(
      fc.property(demand, ({ costs, ...limits }) => {
        let bucket = fullBucket(limits, 0);
        let nowMs = 0;
        for (const { cost, gapMs } of costs) {
          nowMs += gapMs;
          const decision = takeTokens(limits, bucket, { cost, nowMs });
          if (decision.kind === 'taken') bucket = decision.bucket;
          else if (decision.kind === 'never') assert.ok(cost > limits.burst);
          else {
            const after = takeTokens(limits, bucket, { cost, nowMs: nowMs + decision.retryAfterMs });
            assert.equal(after.kind, 'taken');
            const before = takeTokens(limits, bucket, { cost, nowMs: nowMs + decision.retryAfterMs - 2 });
            assert.ok(before.kind === 'wait' || decision.retryAfterMs <= 2);
          }
        }
      }),
    );
  });

  it('hands out no more than burst + rate * w in any span of w seconds', () => {
    const scene = fc.record({
      ratePerSecond: fc.double({ min: 0.1, max: 50, noNaN: true }),
      burst: fc.integer({ min: 1, max: 10 }),
      gaps: fc.array(fc.nat(300), { minLength: 1, maxLength: 60 }),
    });
    fc.assert(
      fc.property(scene, ({ gaps, ...limits }) => {
        let bucket = fullBucket(limits, 0);
        let nowMs = 0;
        const takenAt: number[] = [];
        for (const gapMs of gaps) {
          nowMs += gapMs;
          const decision = takeTokens(limits, bucket, { cost: 1, nowMs });
          if (decision.kind !== 'taken') continue;
          bucket = decision.bucket;
          takenAt.push(nowMs);
        }
        for (const [first, startMs] of takenAt.entries()) {
          for (const [last, endMs] of takenAt.entries()) {
            const bound = limits.burst + (limits.ratePerSecond * (endMs - startMs)) / 1000;
            assert.ok(last - first + 1 <= bound + 1e-6 || last < first);
          }
        }
      }),
    );
  });

  it('takes back what was not used, up to its burst, and ignores a clock that goes back', () => {
    const taken = takeTokens(rules, fullBucket(rules, 1_000), { cost: 2, nowMs: 1_000 });
    assert.ok(taken.kind === 'taken');
    assert.equal(giveBackTokens(rules, taken.bucket, 1).tokens, 2);
    assert.equal(giveBackTokens(rules, taken.bucket, 9).tokens, 3);
    assert.equal(takeAll(taken.bucket, 0).taken, 1);
    assert.deepEqual(takeTokens(rules, taken.bucket, { cost: 4, nowMs: 1_000 }), { kind: 'never' });
  });
});

describe('backoff', () => {
  const rules = { attemptsMax: 4, baseMs: 100, capMs: 300, jitter: 0.5 };
  const failed = { attempt: 1, random: 0, remainingMs: 10_000 };

  it('doubles up to its cap', () => {
    assert.deepEqual(
      [1, 2, 3, 4, 2_000].map(attempt => backoffMs(rules, attempt)),
      [100, 200, 300, 300, 300],
    );
  });

  it('lets chance take away the jitter at most', () => {
    assert.deepEqual(nextAttempt(rules, failed), { kind: 'wait', delayMs: 100 });
    assert.deepEqual(nextAttempt(rules, { ...failed, random: 0.5 }), { kind: 'wait', delayMs: 75 });
  });

  it('waits at least as long as the other side asked for, beyond the cap too', () => {
    assert.deepEqual(nextAttempt(rules, { ...failed, retryAfterMs: 900 }), { kind: 'wait', delayMs: 900 });
    assert.deepEqual(nextAttempt(rules, { ...failed, retryAfterMs: 9 }), { kind: 'wait', delayMs: 100 });
  });

  it('stops at the number of attempts, and where the deadline is nearer than the delay', () => {
    assert.equal(nextAttempt(rules, { ...failed, attempt: 3 }).kind, 'wait');
    assert.deepEqual(nextAttempt(rules, { ...failed, attempt: 4 }), { kind: 'stop', because: 'attempts' });
    assert.equal(nextAttempt(rules, { ...failed, remainingMs: 101 }).kind, 'wait');
    assert.deepEqual(nextAttempt(rules, { ...failed, remainingMs: 100 }), {
      kind: 'stop',
      because: 'deadline',
    });
  });
});

describe('the breaker', () => {
  const rules = { failures: 3, openMs: 1_000, halfOpenMax: 2, successes: 2 };

  class Circuit {
    breaker: Breaker = closedBreaker(0);

    ask(nowMs: number): BreakerPermit | number {
      const decision = askBreaker(rules, this.breaker, nowMs);
      this.breaker = decision.breaker;
      return decision.kind === 'allowed' ? decision.permit : decision.retryAfterMs;
    }

    report(permit: BreakerPermit | number, outcome: CallOutcome, nowMs: number): void {
      assert.ok(typeof permit !== 'number', 'only a call that was allowed has an outcome');
      this.breaker = reportToBreaker(rules, this.breaker, { permit, outcome, nowMs });
    }

    fail(times: number, nowMs: number): void {
      for (let i = 0; i < times; i += 1) this.report(this.ask(nowMs), 'failed', nowMs);
    }
  }

  it('opens at the last of its consecutive failures and not one before', () => {
    const circuit = new Circuit();
    circuit.fail(2, 0);
    circuit.report(circuit.ask(0), 'succeeded', 0);
    circuit.fail(2, 0);
    assert.equal(circuit.breaker.state, 'closed');
    circuit.fail(1, 0);
    assert.equal(circuit.breaker.state, 'open');
  });

  it('refuses while it is open and says when the next probe may go', () => {
    const circuit = new Circuit();
    circuit.fail(3, 500);
    assert.deepEqual([circuit.ask(500), circuit.ask(1_200), circuit.ask(1_499)], [1_000, 300, 1]);
    assert.equal(typeof circuit.ask(1_500), 'object');
    assert.equal(circuit.breaker.state, 'half-open');
  });

  it('lets its number of probes through at one time while half-open', () => {
    const circuit = new Circuit();
    circuit.fail(3, 0);
    const [first, second, third] = [circuit.ask(1_000), circuit.ask(1_000), circuit.ask(1_100)];
    assert.deepEqual([typeof first, typeof second, third], ['object', 'object', 900]);
    circuit.report(first, 'abandoned', 1_100);
    assert.equal(typeof circuit.ask(1_100), 'object');
  });

  it('closes after enough probes and opens again at the first that fails', () => {
    const closing = new Circuit();
    closing.fail(3, 0);
    closing.report(closing.ask(1_000), 'succeeded', 1_010);
    assert.equal(closing.breaker.state, 'half-open');
    closing.report(closing.ask(1_020), 'succeeded', 1_030);
    assert.equal(closing.breaker.state, 'closed');
    const opening = new Circuit();
    opening.fail(3, 0);
    opening.report(opening.ask(1_000), 'failed', 1_010);
    assert.equal(breakerAt(rules, opening.breaker, 2_009).state, 'open');
    assert.equal(breakerAt(rules, opening.breaker, 2_010).state, 'half-open');
  });

  it('ignores the late outcome of a call that an earlier phase allowed', () => {
    const circuit = new Circuit();
    const slow = circuit.ask(0);
    circuit.fail(3, 0);
    const probe = circuit.ask(1_000);
    circuit.report(slow, 'failed', 1_001);
    assert.equal(circuit.breaker.state, 'half-open');
    circuit.report(slow, 'succeeded', 1_001);
    assert.equal(circuit.breaker.successes, 0);
    circuit.report(probe, 'succeeded', 1_002);
    assert.equal(circuit.breaker.successes, 1);
  });
});
