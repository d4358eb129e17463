import assert from 'node:assert/strict';
import { corpus } from '../corpus/corpus.ts';
import { embeddedDriver } from '../engines/embedded/driver.ts';
import { runLevelO } from './level-o.ts';
import { startORig } from './o-rig.ts';
import type { PoolSource } from './pool-source.ts';
import { referenceTarget } from './start-orchestrator.ts';

const contextMax = 512;
const engine = embeddedDriver(
  { name: 'embedded', promises: ['D1', 'O'], isPieceAToken: false },
  { context: contextMax, flashAttention: false, unifiedKv: false, kvType: 'f16' },
);
const cases = corpus
  .filter(({ prompt, sampling }) => prompt.length > 40 && sampling === 'seeded')
  .slice(0, 1);

const ways: readonly (readonly [string, { own?: PoolSource }])[] = [
  ['in the server', { own: { kind: 'embedded' } }],
  ['behind the adapter protocol', {}],
];

describe('level O of the embedded engine', () => {
  for (const [name, own] of ways)
    it(`holds ${name}`, async () => {
      const signal = AbortSignal.timeout(100_000);
      const document = await referenceTarget();
      const rig = await startORig({ engine, document, contextMax, ...own }, signal);
      try {
        const results = await runLevelO({ rig, cases }, signal);
        assert.deepEqual(
          results.filter(({ verdict }) => verdict !== 'equal'),
          [],
        );
        assert.equal(results.length, rig.hosts.length === 0 ? 3 : 10);
      } finally {
        await rig.stop();
      }
    });
});
