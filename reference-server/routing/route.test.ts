import assert from 'node:assert/strict';
import fc from 'fast-check';
import { matchingPools, type RoutablePool, route } from './index.ts';

const pool = (id: string, engine = 'llamacpp', ref = 'tiny'): RoutablePool => ({
  id,
  engine,
  model: { ref },
});
const request = { engine: 'llamacpp', model_ref: 'tiny' };

describe('routing', () => {
  it('takes the smallest id of several matching pools [ASY-PLACE-001(b)]', () => {
    const pools = [pool('b'), pool('a10'), pool('a9'), pool('a', 'vllm')];
    assert.deepEqual(route(request, pools), { kind: 'routed', poolId: 'a10' });
    assert.deepEqual(
      matchingPools(request, pools).map(match => match.id),
      ['a10', 'a9', 'b'],
    );
  });

  it('knows no model where the engine or the name differs [ASY-PLACE-001(c)]', () => {
    const pools = [pool('a', 'vllm'), pool('b', 'llamacpp', 'tiny-2')];
    assert.deepEqual(route(request, pools), { kind: 'unknown-model' });
    assert.deepEqual(route(request, []), { kind: 'unknown-model' });
  });

  it('answers alike whatever the order of the pools, and only with a pool that matches [ASY-PLACE-001(a)]', () => {
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
    );
  });
});
