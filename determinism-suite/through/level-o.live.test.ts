import assert from 'node:assert/strict';
import type { CorpusCase } from '../corpus/corpus-case.ts';
import { knownEngine } from './known-engine.ts';
import { runLevelO } from './level-o.ts';
import { type ORig, startORig } from './o-rig.ts';
import { referenceTarget } from './start-orchestrator.ts';

const cases: readonly CorpusCase[] = [
  { name: 'seeded', prompt: 'Name three rivers.', seed: 41, maxTokens: 12, sampling: 'seeded' },
  { name: 'greedy', prompt: 'Name three more.', seed: 42, maxTokens: 64, sampling: 'greedy' },
];

describe('level O', function () {
  this.timeout(60_000);
  let rig: ORig;
  const signal = AbortSignal.timeout(120_000);

  before(async () => {
    rig = await startORig(
      { engine: knownEngine, document: await referenceTarget(), contextMax: 1_024 },
      signal,
    );
  });
  after(() => rig.stop());

  it('holds of the reference server in front of an engine that is known', async () => {
    const results = await runLevelO({ rig, cases }, signal);
    assert.deepEqual(
      results.filter(({ verdict }) => verdict !== 'equal'),
      [],
    );
    assert.equal(results.length, 20);
    assert.deepEqual([...new Set(results.map(({ clause }) => clause))].sort(), ['a', 'b', 'c', 'd']);
  });
});
