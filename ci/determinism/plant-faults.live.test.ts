import assert from 'node:assert/strict';
import { orchestratorFaultOf } from '../../determinism-suite/through/index.ts';
import { plantedFaults } from './orchestrator-faults.ts';
import { resultsWith } from './plant-faults.ts';

/** The step of `verify` plants all of them. */
const [first] = plantedFaults;

describe('faults that an orchestrator makes', function () {
  this.timeout(60_000);
  const { signal } = new AbortController();

  it('are none where none is planted', async () => {
    const results = await resultsWith(undefined, signal);
    assert.equal(orchestratorFaultOf(results), undefined);
    assert.ok(results.every(({ verdict }) => verdict === 'equal'));
  });

  it('are seen and named where one is', async () => {
    assert.ok(first);
    assert.equal(orchestratorFaultOf(await resultsWith(first, signal)), first.due);
  });
});
