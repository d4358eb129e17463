import assert from 'node:assert/strict';
import type { Present, RecordedKill } from '../../conformance/mutants/kill-matrix.ts';
import { experimentFiles, experimentHash, freshOf, killOf, partsOf, presentHashes } from './chaos-kills.ts';

const path = 'chaos/experiments/server-killed.ts';

const present: Present = {
  clauses: new Map([['MADE-10', 'of its words']]),
  checks: new Map([['server killed', 'of its parts']]),
  mutants: new Map([['chaos/made/one', 'of its patch']]),
};
const kill: RecordedKill = killOf(
  { clause: 'MADE-10', check: 'server killed', assertion: 'nothing is lost', mutant: 'chaos/made/one' },
  present,
);

describe('a kill by an experiment', () => {
  it('counts while clause, experiment and mutant are what they were', () => {
    assert.deepEqual(freshOf([kill], present), [kill]);
  });

  it('says nothing once one of them is another, or gone', () => {
    for (const part of ['clauses', 'checks', 'mutants'] as const) {
      const [[name] = ['']] = present[part];
      assert.deepEqual(freshOf([kill], { ...present, [part]: new Map([[name, 'of another']]) }), [], part);
      assert.deepEqual(freshOf([kill], { ...present, [part]: new Map() }), [], part);
    }
  });
});

describe('what an experiment is made of', () => {
  it('is its file, its faults, its workload and its invariants, and no other experiment', async () => {
    const parts = partsOf(path);
    for (const part of [path, 'chaos/faults/kill-server.ts', 'chaos/workloads/steady.ts'])
      assert.ok(parts.includes(part), part);
    assert.ok(parts.includes('chaos/invariants/nothing-acknowledged-is-lost.ts'));
    const others = [...(await experimentFiles()).values()].filter(file => file !== path);
    assert.ok(others.length > 0);
    assert.deepEqual(
      parts.filter(part => others.includes(part)),
      [],
    );
  });

  it('has a hash of its own, which is found by the name of the experiment', async () => {
    assert.equal((await experimentFiles()).get('server killed'), path);
    const { checks, clauses } = await presentHashes(['server killed', 'no such experiment']);
    assert.deepEqual([...checks], [['server killed', experimentHash(path)]]);
    assert.notEqual(experimentHash(path), experimentHash('chaos/workloads/steady.ts'));
    assert.match(clauses.get('ASY-SLO-012') ?? '', /^[0-9a-f]+$/);
  });
});
