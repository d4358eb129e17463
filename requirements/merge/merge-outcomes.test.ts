import assert from 'node:assert/strict';
import type { Verdict } from '../model.ts';
import { parseStatus, renderStatus } from '../report/status-file.ts';
import { mergeOutcomes, type ProofOutcome, type Provable, verdictOfAll } from './merge-outcomes.ts';

const two: Provable = {
  id: 'X-10',
  hash: 'abc',
  clauses: [
    { id: 'X-10(a)', letter: 'a', proof: 'conformance' },
    { id: 'X-10(b)', letter: 'b', proof: 'unit' },
    { id: 'X-10(c)', letter: 'c', proof: 'none' },
  ],
};

const found = (
  proves: string,
  kind: ProofOutcome['kind'],
  verdict: ProofOutcome['verdict'],
): ProofOutcome => ({
  proves,
  kind,
  verdict,
});

const clausesAfter = (...outcomes: ProofOutcome[]): string =>
  (mergeOutcomes([two], outcomes).get('X-10')?.clauses ?? [])
    .map(({ letter, verdict }) => `${letter}:${verdict}`)
    .join(' ');

describe('verdicts of several suites', () => {
  it('reach the clauses whose words ask for that kind of proof, and no others', () => {
    assert.equal(clausesAfter(found('X-10(a)', 'conformance', 'proven')), 'a:proven b:untested');
    assert.equal(clausesAfter(found('X-10(a)', 'unit', 'proven')), 'a:untested b:untested');
  });

  it('of a whole requirement reach each clause of their kind', () => {
    assert.equal(clausesAfter(found('X-10', 'unit', 'unproven')), 'a:untested b:unproven');
  });

  it('are the worst of what was found about a clause', () => {
    const both = [found('X-10(a)', 'conformance', 'proven'), found('X-10(a)', 'conformance', 'violated')];
    assert.equal(clausesAfter(...both), 'a:violated b:untested');
    const doubt = [found('X-10(a)', 'conformance', 'unknown'), found('X-10(a)', 'conformance', 'proven')];
    assert.equal(clausesAfter(...doubt), 'a:unknown b:untested');
  });

  it('say nothing of what nothing ran for', () => {
    assert.equal(mergeOutcomes([two], []).get('X-10')?.verdict, 'untested');
  });
});

const rows: readonly (readonly [readonly Verdict[], Verdict])[] = [
  [['proven', 'proven'], 'proven'],
  [['proven', 'untested'], 'unproven'],
  [['unproven', 'untested'], 'unproven'],
  [['proven', 'inapplicable'], 'proven'],
  [['inapplicable', 'inapplicable'], 'inapplicable'],
  [['inapplicable', 'untested'], 'untested'],
  [['proven', 'unknown'], 'unknown'],
  [['unknown', 'violated'], 'violated'],
  [[], 'untested'],
];

describe('the verdict of a requirement', () => {
  for (const [verdicts, due] of rows) {
    it(`is ${due} where its clauses are ${verdicts.join(' and ') || 'none'}`, () =>
      assert.equal(verdictOfAll(verdicts), due));
  }
});

describe('the status file', () => {
  it('is read as it was written, clause by clause', () => {
    const status = mergeOutcomes([two], [found('X-10(a)', 'conformance', 'proven')]);
    assert.deepEqual(parseStatus(renderStatus(status)), status);
  });

  it('leaves out what is untested', () => {
    assert.deepEqual([...parseStatus(renderStatus(mergeOutcomes([two], [])))], []);
  });
});
