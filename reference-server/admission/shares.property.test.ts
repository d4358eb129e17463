import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkConfig } from '#contracts';
import { type QueueRules, shareOf } from './index.ts';

const rulesOf = (capacity: number, tenantWeights: ReadonlyMap<string, number>): QueueRules => ({
  capacity,
  fullPolicy: 'reject',
  classWeights: { interactive: 8, batch: 1 },
  tenantWeights,
});

const capacity = fc.integer({ min: 1, max: 5_000 });
const weights = fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 12 });

describe('the shares of tenants, whatever their weights', () => {
  it('are the capacity times the weight over the sum of weights, rounded down, and at least one [ASY-ADM-005(a)]', () => {
    let [least, more] = [0, 0];
    fc.assert(
      fc.property(capacity, weights, (places, list) => {
        const sum = list.reduce((total, weight) => total + weight, 0);
        const rules = rulesOf(places, new Map(list.map((weight, at) => [`t${at}`, weight])));
        for (const [at, weight] of list.entries()) {
          const share = shareOf(rules, `t${at}`);
          assert.ok(Number.isInteger(share) && share >= 1);
          if (places * weight < sum) least += 1;
          else more += 1;
          const exact = (places * weight) / sum;
          assert.ok(share === 1 ? exact < 2 : share <= exact && exact < share + 1, `${share} of ${exact}`);
        }
      }),
      { numRuns: 500 },
    );
    assert.ok(least > 20 && more > 20, `${least} shares of less than a place, ${more} of more`);
  });

  it('are alike for tenants without a weight, and those of who is configured with 1 [ASY-ADM-005(b)]', () => {
    const pool = {
      id: 'p',
      engine: 'llamacpp',
      wire: 'llamacpp',
      model: { ref: 'm' },
      replicas: [{ id: 'r', url: 'http://127.0.0.1:9001' }],
    };
    fc.assert(
      fc.property(capacity, weights, fc.integer({ min: 2, max: 5 }), (places, list, plain) => {
        const named = list.map((weight, at) => ({ id: `named-${at}`, weight }));
        const unnamed = Array.from({ length: plain }, (_, at) => ({ id: `plain-${at}` }));
        const { config } = checkConfig({
          tenants: [...named, ...unnamed, { id: 'one', weight: 1 }],
          pools: [pool],
        });
        assert.ok(config);
        const rules = rulesOf(places, new Map(config.tenants.map(({ id, weight }) => [id, weight])));
        const shares = unnamed.map(({ id }) => shareOf(rules, id));
        assert.deepEqual(shares, Array(plain).fill(shareOf(rules, 'one')));
      }),
      { numRuns: 20 },
    );
  });
});
