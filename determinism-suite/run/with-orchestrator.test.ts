import assert from 'node:assert/strict';
import type { ThroughExamination } from '../real/index.ts';
import { scriptedRun } from './testing/scripted-run.ts';
import { withOrchestrator } from './with-orchestrator.ts';

const real = { verdict: 'decoded', drawnFrom: 1, asked: 12, findings: [] } as const;
const way = { check: 'one', clause: 'a', caseName: 'a case', verdict: 'equal', compared: 2 } as const;
const sound: ThroughExamination = {
  ...{ ways: [way], replicas: [], outOfReach: [], real },
  ...{ O: 'equal', D4: 'out of reach' },
};

const exitCode = async (changes: Partial<ThroughExamination>): Promise<number> =>
  withOrchestrator(await scriptedRun(), { ...sound, ...changes }).exitCode;

describe('what was found of an orchestrator', () => {
  it('counts in its levels, and what is out of reach holds nothing back', async () => {
    assert.equal(await exitCode({}), 0);
    assert.equal(await exitCode({ ways: [{ ...way, verdict: 'diverged' }] }), 1);
    assert.equal(await exitCode({ ways: [{ ...way, verdict: 'unknown' }] }), 2);
  });

  it('is no success where it promises nothing', async () => {
    const refused = { ways: [], O: 'cannot promise', D4: 'cannot promise' } as const;
    assert.equal(await exitCode({ ...refused, real: { verdict: 'inapplicable', why: 'refused' } }), 2);
  });
});
