import assert from 'node:assert/strict';
import { editionDigest, editionOf } from '../report/edition.ts';
import { madeRequirements } from '../report/testing/made-requirements.ts';
import { madeProfile } from '../report/testing/made-run.ts';
import { editionProblems, type FrozenEdition, frozenEditionProblems, frozenText } from './frozen-editions.ts';

const released = editionOf(madeProfile({ edition: '1.0' }), madeRequirements);
const candidate = editionOf(madeProfile({ edition: '1.1-rc' }), madeRequirements);

const read = (text: string): FrozenEdition => JSON.parse(text);

const frozen = new Map([
  ['made.1.0.json', read(frozenText(released))],
  ['made.1.1-rc.json', read(frozenText(candidate))],
]);

const fewer = madeRequirements.slice(1);
const reworded = madeRequirements.map(row => ({
  ...row,
  clauses: row.clauses.map(clause =>
    clause.id.startsWith('MADE-2') ? { ...clause, hash: '0123456789abcdef' } : clause,
  ),
}));

describe('a frozen edition of a profile', () => {
  it('is what the shipped profiles score', async () => {
    assert.deepEqual(await frozenEditionProblems(), []);
  });

  it('fits while the same requirements are scored in the same words', () => {
    assert.deepEqual(editionProblems(frozen, [released, candidate]), []);
  });

  it('once released does not lose, gain or reword a requirement', () => {
    const words =
      /^edition 1\.0 of the profile made is released, and what it scores has changed \((.*)\): give/;
    const told = (requirements: typeof madeRequirements, more = {}): string => {
      const problems = editionProblems(frozen, [
        editionOf(madeProfile({ edition: '1.0', ...more }), requirements),
      ]);
      assert.equal(problems.length, 1);
      return words.exec(problems[0] ?? '')?.[1] ?? '';
    };
    assert.equal(told(fewer), 'MADE-1(a), MADE-1(b)');
    assert.equal(told(reworded), 'MADE-2');
    assert.equal(told(madeRequirements, { levels: ['MUST', 'SHOULD'] }), 'MADE-7');
    assert.equal(told(madeRequirements, { exclude: [{ requirement: 'MADE-3', reason: 'no' }] }), 'MADE-3');
  });

  it('may change under a new version, once that is frozen, and as a candidate', () => {
    const next = editionOf(madeProfile({ edition: '2.0' }), fewer);
    assert.deepEqual(editionProblems(frozen, [next]), [
      'made.2.0.json is missing: run `npm run generate` and commit it',
    ]);
    const kept = new Map([...frozen, ['made.2.0.json', read(frozenText(next))]]);
    assert.deepEqual(editionProblems(kept, [next]), []);
    const changed = editionOf(madeProfile({ edition: '1.1-rc' }), fewer);
    assert.deepEqual(editionProblems(frozen, [changed]), []);
  });

  it('is not changed by hand', () => {
    const { clauses } = released;
    const forged = { ...released, clauses: { ...clauses, 'MADE-9': 'f' }, digest: editionDigest(released) };
    assert.match(editionProblems(new Map([['made.1.0.json', forged]]), []).join(), /is not what was frozen/);
    const renamed = new Map([['made.1.2.json', read(frozenText(released))]]);
    assert.match(editionProblems(renamed, []).join(), /made\.1\.2\.json is not what was frozen/);
  });
});
