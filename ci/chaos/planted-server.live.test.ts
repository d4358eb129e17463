// The gate itself shows that its experiments would notice: servers that break a promise are planted and named.
import assert from 'node:assert/strict';
import { experiments } from '../../chaos/index.ts';
import { chaosMutants } from './mutants.ts';
import { killsOf, resultWith } from './prove.ts';

describe('a planted server', function () {
  this.timeout(60_000);

  it('is named by the invariant that is due, where an engine that dies is not replaced by another', async () => {
    const mutant = chaosMutants.find(({ id }) => id.endsWith('/no-second-replica'));
    const experiment = experiments.find(one => one.name === mutant?.experiment);
    assert.ok(mutant !== undefined && experiment !== undefined);
    assert.deepEqual(killsOf(mutant, await resultWith(mutant, experiment)), mutant.breaks);
  });
});
