import assert from 'node:assert/strict';
import { orchestratorFaultOf } from '../../determinism-suite/through/index.ts';
import { plantedFaults } from './orchestrator-faults.ts';
import { resultsWith } from './plant-faults.ts';

describe('faults that an orchestrator makes', () => {
  it('are none where none is planted', async () => {
    const results = await resultsWith(undefined, AbortSignal.timeout(20_000));
    assert.equal(orchestratorFaultOf(results), undefined);
    assert.ok(results.every(({ verdict }) => verdict === 'equal'));
  });

  for (const fault of plantedFaults)
    it(`«${fault.id}» is seen and named: ${fault.due}`, async () => {
      const results = await resultsWith(fault, AbortSignal.timeout(20_000));
      assert.equal(orchestratorFaultOf(results), fault.due, JSON.stringify(results, null, 1));
    });
});
