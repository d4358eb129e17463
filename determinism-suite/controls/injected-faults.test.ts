import assert from 'node:assert/strict';
import { corpus } from '../corpus/corpus.ts';
import { EvidenceBook } from '../run/evidence.ts';
import { faultClasses } from './fault-class.ts';
import { examineScripted, injectAll, smallCover, uncaughtFault } from './injected-faults.ts';

const cleanRuns = 100;

describe('injected faults', function () {
  this.timeout(60_000);

  it('are all caught by the level that speaks of them, and each is named', async () => {
    const injected = await injectAll();
    assert.deepEqual(
      injected.map(({ faultClass, isCaught, named }) => [faultClass, isCaught, named]),
      faultClasses.map(name => [name, true, name]),
    );
    assert.ok(injected.every(({ firstDivergence }) => / at \d+$/.test(firstDivergence)));
    assert.equal(uncaughtFault(injected), undefined);
  });

  it('that are not caught are told', () => {
    const missed = { level: 'D1', isCaught: false, named: 'no class', firstDivergence: 'none' } as const;
    assert.match(uncaughtFault([{ ...missed, faultClass: 'tie-break' }]) ?? '', /tie-break/);
  });

  it(`are not seen where there are none: ${cleanRuns} clean runs give no alarm`, async () => {
    for (let run = 0; run < cleanRuns; run += 1) {
      // Each run has other cases and other seeds.
      const cases = corpus.slice(run % 48, (run % 48) + 12).map(one => ({ ...one, seed: one.seed + run }));
      const book = new EvidenceBook(() => undefined, [smallCover]);
      const { exitCode, levels, explanations } = await examineScripted(undefined, cases, { book });
      assert.equal(exitCode, 0, JSON.stringify(levels));
      assert.deepEqual(explanations, []);
    }
  });
});
