import assert from 'node:assert/strict';
import { scriptedDriver } from '../../determinism-suite/controls/scripted-engine.ts';
import { suiteClauses } from './suite-clauses.ts';
import { examineScriptedFaults, scriptedReport } from './suite-faults.ts';

describe('what the suite says of its own runs', () => {
  it('holds of a sound engine', async () => {
    const report = await scriptedReport(scriptedDriver());
    const found = ['OC-TEST-7002(b)', 'OC-TEST-7003(a)'].map(clause => suiteClauses[clause]?.(report));
    assert.deepEqual(found, ['holds', 'holds']);
  });

  it('does not hold with each of the faults', async () => {
    const faults = await examineScriptedFaults();
    assert.deepEqual(
      faults.filter(({ isCaught }) => !isCaught),
      [],
    );
    assert.deepEqual(
      [...new Set(faults.flatMap(({ breaks }) => breaks))],
      ['OC-TEST-7002(b)', 'OC-TEST-7003(a)'],
    );
  });
});
