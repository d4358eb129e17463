import assert from 'node:assert/strict';
import fc from 'fast-check';
import { route } from './index.ts';

describe('routing, whatever the pools', () => {
  it('answers alike in any order of the pools, and only with a pool that matches [ASY-PLACE-001(a)]', () => {
    const word = fc.constantFrom('aa', 'bb', 'cc');
    const pools = fc.uniqueArray(
      fc.record({ id: fc.string({ minLength: 1 }), engine: word, model: fc.record({ ref: word }) }),
      { selector: entry => entry.id, maxLength: 12 },
    );
    const shuffled = pools.chain(list =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, word, word, ([list, other], engine, model_ref) => {
        const answer = route({ engine, model_ref }, list);
        assert.deepEqual(route({ engine, model_ref }, other), answer);
        const ids = list
          .filter(entry => entry.engine === engine && entry.model.ref === model_ref)
          .map(entry => entry.id);
        if (answer.kind === 'unknown-model') assert.equal(ids.length, 0);
        else assert.ok(ids.includes(answer.poolId) && ids.every(id => answer.poolId <= id));
      }),
      { numRuns: 300 },
    );
  });
});
