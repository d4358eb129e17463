import assert from 'node:assert/strict';
import type { Verdict } from '../model.ts';
import { parseStatus, renderStatus } from '../report/status-file.ts';
import {
  type EvidenceOutcome,
  mergeOutcomes,
  type ProofOutcome,
  type Provable,
  verdictOfAll,
} from './merge-outcomes.ts';

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

type Found = ProofOutcome['verdict'];

/** Clause (a) after a run that found the first and records that say the others. */
const besideRecords = (run: Found | undefined, ...kept: readonly Found[]) => {
  const outcomes = run === undefined ? [] : [found('X-10(a)', 'conformance', run)];
  const evidence = kept.map(
    (verdict, index): EvidenceOutcome => ({
      ...found('X-10(a)', 'conformance', verdict),
      evidence: `record-${index}`,
    }),
  );
  const [first] = mergeOutcomes([two], outcomes, evidence).get('X-10')?.clauses ?? [];
  return first;
};

describe('verdicts of kept records', () => {
  it('stand, with the record’s name, where no run found anything [ASY-TRUTH-006(c)]', () => {
    assert.deepEqual(besideRecords(undefined, 'proven'), {
      letter: 'a',
      verdict: 'proven',
      evidence: 'record-0',
    });
    assert.deepEqual(besideRecords('inapplicable', 'proven'), {
      letter: 'a',
      verdict: 'proven',
      evidence: 'record-0',
      without: 'inapplicable',
    });
  });

  it('stand behind what a run found of the same clause by the same proof [ASY-TRUTH-006(c)]', () => {
    for (const run of ['proven', 'unproven', 'unknown'] as const)
      for (const kept of ['proven', 'unproven', 'unknown', 'inapplicable'] as const)
        assert.deepEqual(besideRecords(run, kept), { letter: 'a', verdict: run });
  });

  it('stand before it where they are violations, and then behind violations of the run [ASY-TRUTH-006(c)]', () => {
    assert.deepEqual(besideRecords('proven', 'violated'), {
      letter: 'a',
      verdict: 'violated',
      evidence: 'record-0',
      without: 'proven',
    });
    assert.deepEqual(besideRecords('violated', 'violated'), { letter: 'a', verdict: 'violated' });
    assert.deepEqual(besideRecords('violated', 'proven'), { letter: 'a', verdict: 'violated' });
  });

  it('are the worst of several records, under the name of the one that says so [ASY-TRUTH-006(c)]', () => {
    assert.deepEqual(besideRecords(undefined, 'proven', 'violated', 'violated'), {
      letter: 'a',
      verdict: 'violated',
      evidence: 'record-1',
    });
  });

  it('by another proof than the words ask for count for nothing', () => {
    const kept = [{ ...found('X-10(a)', 'load', 'proven'), evidence: 'record' }];
    assert.equal(mergeOutcomes([two], [], kept).get('X-10')?.verdict, 'untested');
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

  it('is read with the records that verdicts rest on, lettered or not', () => {
    const one: Provable = { id: 'X-11', hash: 'def', clauses: [{ id: 'X-11', letter: '', proof: 'load' }] };
    const evidence = [
      { ...found('X-10(b)', 'unit', 'violated'), evidence: 'record-2' },
      { ...found('X-11', 'load', 'proven'), evidence: 'record-1' },
    ];
    const status = mergeOutcomes([two, one], [found('X-10(b)', 'unit', 'proven')], evidence);
    assert.match(renderStatus(status), /evidence: { b: "record-2" }, without: { b: proven } }/);
    assert.deepEqual(parseStatus(renderStatus(status)), status);
  });

  it('leaves out what is untested', () => {
    assert.deepEqual([...parseStatus(renderStatus(mergeOutcomes([two], [])))], []);
  });
});
