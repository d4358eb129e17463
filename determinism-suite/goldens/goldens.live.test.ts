import assert from 'node:assert/strict';
import { corpus } from '../corpus/corpus.ts';
import { driverOf, findEngineFile } from '../engines/index.ts';
import {
  type Asking,
  askCorpus,
  type HeldAgainst,
  heldAgainst,
  readGoldens,
  settingsThatDiffer,
} from './index.ts';

const never = new AbortController().signal;
/** A share of them, short ones: the whole is a command of its own. */
const cases = corpus.filter(({ prompt }) => prompt.length <= 48).slice(0, 16);

interface Held extends HeldAgainst {
  readonly factors: readonly string[];
}

const held = async (name: string, way: Pick<Asking, 'slots' | 'isTogether'>): Promise<Held> => {
  const { head, outputs } = await readGoldens();
  const names = new Set(cases.map(one => one.name));
  const share = { head, outputs: new Map([...outputs].filter(([one]) => names.has(one))) };
  const driver = driverOf(await findEngineFile(name));
  const given = await askCorpus({ driver, cases, ...way }, never);
  return {
    ...heldAgainst(share, given.outputs),
    factors: settingsThatDiffer(head.fingerprint, given.fingerprint),
  };
};

const alone = { slots: 1, isTogether: false };
const together = { slots: 4, isTogether: true };

describe('the embedded engine against its goldens', function () {
  this.timeout(120_000);

  it('gives them bit for bit, one at a time and among neighbours', async () => {
    for (const way of [alone, together]) {
      const { compared, differences, factors } = await held('embedded', way);
      assert.deepEqual([compared, differences, factors], [cases.length, [], []]);
    }
  });

  it('gives none of them with flash attention, which is the one setting that differs', async () => {
    const { differences, factors } = await held('embedded-flash-attention', alone);
    assert.equal(differences.length, cases.length);
    assert.deepEqual(factors, ['flash attention: false in the goldens, true here']);
  });

  it('gives others among neighbours with a unified KV, and theirs alone', async () => {
    assert.deepEqual((await held('embedded-unified-kv', alone)).differences, []);
    const { differences, factors } = await held('embedded-unified-kv', together);
    assert.ok(differences.length > 0);
    assert.deepEqual(factors, ['unified KV: false in the goldens, true here']);
  });
});
