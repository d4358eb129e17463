import assert from 'node:assert/strict';
import { invariants, isInvariantId } from './invariants.ts';
import { plantedBugs } from './planted-bugs.ts';
import { simulate } from './testing/simulate.ts';

describe('the simulation of a server with a bug', function () {
  this.timeout(120_000);

  for (const { id, why, breaks } of plantedBugs)
    for (const [invariant, { seed, clauses }] of Object.entries(breaks))
      it(`finds, by ${invariant}, a server in which ${why}`, async () => {
        assert.ok(isInvariantId(invariant));
        const shown: readonly string[] = invariants[invariant].proves;
        assert.deepEqual(
          clauses.filter(clause => !shown.includes(clause)),
          [],
        );
        const { code, output } = await simulate('--seed', String(seed), '--plant', id, '--only', invariant);
        assert.equal(code, 1, output);
        assert.match(output, new RegExp(`^VIOLATION in seed ${seed} .+: ${invariant}$`, 'm'));
      });
});
