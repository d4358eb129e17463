// Against node-llama-cpp, where somebody installed it. Without it nothing is claimed.
import assert from 'node:assert/strict';
import { compareOutputs } from '../../comparison/compare.ts';
import { corpus } from '../../corpus/corpus.ts';
import { askCorpus, heldAgainst, portable, readGoldens } from '../../goldens/index.ts';
import { driverOf } from '../driver-of.ts';
import { findEngineFile } from '../engine-document.ts';
import { asking, never, oneCase } from '../testing/asking.ts';
import { isHere } from '../testing/is-here.ts';

const cases = corpus.filter(({ prompt }) => prompt.length <= 48).slice(0, 16);

const why = isHere('node-llama-cpp') ? '' : ' (inapplicable: node-llama-cpp is not installed)';

describe(`llama.cpp inside the process${why}`, function () {
  this.timeout(120_000);

  before(function () {
    if (!isHere('node-llama-cpp')) this.skip();
  });

  it('gives the tokens of the goldens, which are the same on every CPU', async () => {
    const { head, outputs } = portable(await readGoldens());
    const names = new Set(cases.map(({ name }) => name));
    const share = { head, outputs: new Map([...outputs].filter(([name]) => names.has(name))) };
    const driver = driverOf(await findEngineFile('node-llama-cpp-cpu'));
    const given = await askCorpus({ driver, cases, slots: 1, isTogether: false }, never);
    const { compared, differences } = heldAgainst(share, given.outputs);
    assert.deepEqual([compared, differences], [cases.length, []]);
  });

  it('repeats itself bit for bit, and gives another text without a seed', async () => {
    const engine = await driverOf(await findEngineFile('node-llama-cpp-cpu')).start(
      { slots: 1, replica: 0 },
      never,
    );
    try {
      const [first, again, unseeded] = [
        await engine.ask(asking(oneCase), never),
        await engine.ask(asking(oneCase), never),
        await engine.ask(asking({ ...oneCase, maxTokens: 24 }, { seed: undefined }), never),
      ];
      assert.equal(compareOutputs(first, again, { isPieceAToken: true }), undefined);
      assert.notEqual(unseeded.text.slice(0, first.text.length), first.text);
    } finally {
      await engine.stop();
    }
  });
});
