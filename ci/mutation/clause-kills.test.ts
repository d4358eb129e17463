import assert from 'node:assert/strict';
import { mutantHash, type RecordedKill } from '../../conformance/mutants/kill-matrix.ts';
import { type Mutant, mutantKinds } from '../../conformance/mutants/mutant.ts';
import { freshOf, readClauseMutants, type TestedClause, testedClauses, testHash } from './clause-kills.ts';

const file = 'ci/mutation/sample.test.ts';
const made = 'MADE-10';
const clause: TestedClause = { id: made, level: 'MUST', hash: 'of its words', files: [file] };
const mutant: Mutant = {
  id: 'a/b/c',
  breaks: [made],
  kind: 'omission',
  file: 'ci/mutation/sample.ts',
  find: 'a',
  replace: 'b',
  why: 'it was forgotten',
};
const kill: RecordedKill = {
  clause: made,
  check: file,
  assertion: 'is everything where there is not more',
  mutant: 'a/b/c',
  clause_hash: 'of its words',
  check_hash: testHash(file),
  mutant_hash: mutantHash(mutant),
};

describe('a recorded kill', () => {
  it('counts while clause, test and mutant are what they were', () => {
    assert.deepEqual(freshOf([kill], [clause], [mutant]), [kill]);
  });

  it('says nothing once one of them is another, or gone', () => {
    assert.deepEqual(freshOf([kill], [{ ...clause, hash: 'of others' }], [mutant]), []);
    assert.deepEqual(freshOf([kill], [clause], [{ ...mutant, replace: 'c' }]), []);
    assert.deepEqual(freshOf([{ ...kill, check_hash: 'of another text' }], [clause], [mutant]), []);
    assert.deepEqual(freshOf([kill], [], [mutant]), []);
    assert.deepEqual(freshOf([kill], [clause], []), []);
  });
});

describe('the mutants of clauses', () => {
  it('break clauses that unit or property tests are to prove, in ways of every kind', async () => {
    const mutants = await readClauseMutants();
    const known = new Set((await testedClauses()).map(({ id }) => id));
    assert.deepEqual(
      mutants.flatMap(({ id, breaks }) =>
        breaks.filter(each => !known.has(each)).map(each => `${id} ${each}`),
      ),
      [],
    );
    assert.deepEqual([...new Set(mutants.map(({ kind }) => kind))].sort(), [...mutantKinds].sort());
  });
});
