import assert from 'node:assert/strict';
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
});
