import assert from 'node:assert/strict';
import { freshOutcomes } from './outcomes.ts';
import { readEvidence } from './read-evidence.ts';
import { MadeTree, recordPath, treeWithRecord, underLoad } from './testing/made-tree.ts';
import { type NewEvidence, writeEvidence } from './write-evidence.ts';

type Members = Record<string, unknown>;

const wrongs: readonly (readonly [string, (record: Members) => void, RegExp])[] = [
  [
    'an unknown clause',
    record => Object.assign(record, { outcomes: [{ proves: 'X-12', kind: 'load', verdict: 'proven' }] }),
    /^\/outcomes\/0\/proves: found "X-12", which is no clause of \.specs; near it: X-11/,
  ],
  [
    'a requirement in place of its clause',
    record => Object.assign(record, { outcomes: [{ proves: 'X-10', kind: 'load', verdict: 'proven' }] }),
    /^\/outcomes\/0\/proves: found "X-10", which is no clause/,
  ],
  [
    'another kind of proof than the words ask for',
    record => Object.assign(record, { outcomes: [{ proves: 'X-10(b)', kind: 'load', verdict: 'proven' }] }),
    /^\/outcomes\/0\/kind: found "load"; the words of X-10\(b\) ask for proof by chaos\./,
  ],
  [
    'a clause that needs no proof',
    record => Object.assign(record, { outcomes: [{ proves: 'X-10(c)', kind: 'load', verdict: 'proven' }] }),
    /^\/outcomes\/0\/kind: .* ask for no proof\./,
  ],
  [
    'a verdict outside the words',
    record => Object.assign(record, { outcomes: [{ proves: 'X-11', kind: 'load', verdict: 'passed' }] }),
    /^\/outcomes\/0\/verdict: found "passed"; allowed: violated, unknown, unproven, proven, inapplicable/,
  ],
  [
    'an unknown member',
    record => Object.assign(record.machine as Members, { colour: 'grey' }),
    /^\/machine\/colour: found the unknown field colour/,
  ],
  [
    'another name than its file',
    record => Object.assign(record, { name: 'other' }),
    /^\/name: found "other"/,
  ],
];

describe('a record that is wrong', () => {
  for (const [what, spoil, sentence] of wrongs) {
    it(`for ${what} is refused with its place, and counts for nothing [ASY-TRUTH-006(d)]`, async () => {
      await using tree = await treeWithRecord();
      await tree.edit(recordPath, text => {
        const record: Members = JSON.parse(text);
        spoil(record);
        return JSON.stringify(record);
      });
      const { records, problems } = await readEvidence(tree.root);
      assert.deepEqual(
        problems.map(({ rule, where }) => [rule, where]),
        [['evidence-refused', recordPath]],
      );
      assert.match(problems[0]?.sentence ?? '', sentence);
      assert.deepEqual(freshOutcomes(records), []);
    });
  }

  it('for its form is told with its file too [ASY-TRUTH-006(d)]', async () => {
    await using tree = await treeWithRecord();
    await tree.edit(recordPath, text => text.slice(1));
    const { problems } = await readEvidence(tree.root);
    assert.match(
      problems.map(({ where, sentence }) => `${where}: ${sentence}`).join(),
      /nightly\.json: it is no JSON/,
    );
  });

  it('is not written in the first place [ASY-TRUTH-006(d)]', async () => {
    await using tree = await MadeTree.make();
    const outcomes: NewEvidence['outcomes'] = [{ proves: 'X-12', kind: 'load', verdict: 'proven' }];
    await assert.rejects(
      writeEvidence({ ...underLoad, outcomes }, tree.root),
      /load-nightly is not written:\n {2}\/outcomes\/0\/proves: found "X-12"/,
    );
    assert.deepEqual((await readEvidence(tree.root)).records, []);
  });
});
