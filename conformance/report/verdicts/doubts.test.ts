import assert from 'node:assert/strict';
import { validateDocument } from '#contracts';
import { buildReport } from '../build-report.ts';
import type { CheckResult } from '../report-input.ts';
import { madeRequirement } from '../testing/made-requirement.ts';
import { doubledToken, judgedCheck, madeInput, passingStream } from '../testing/made-run.ts';
import { evidenceByClause, judgeClause } from './clause-verdict.ts';
import { passGate } from './pass-gate.ts';

const check = (id: string, of: Partial<CheckResult>): CheckResult => ({
  ...{ id, title: id, kind: 'conformance', verdict: 'passed', clauses: ['MADE-2'], assertions: [] },
  ...of,
});
const said = (clause: string, holds: boolean) => [{ id: 'said', clause, holds }];
const passing = check('made/passing', { assertions: said('MADE-2', true) });

describe('a check that broke down', () => {
  it('decides nothing by what it said before', () => {
    for (const holds of [true, false]) {
      const broken = check('made/broken', { verdict: 'errored', assertions: said('MADE-2', holds) });
      const { verdict, assertions } = judgeClause('MADE-2', evidenceByClause([broken]).get('MADE-2'));
      assert.deepEqual([verdict, assertions], ['unknown', []]);
    }
  });

  it('keeps a run from holding though it speaks of no clause', () => {
    const broken = check('made/broken', { verdict: 'errored', clauses: [] });
    const { outcome, reasons = [] } = buildReport(madeInput([passing, broken]));
    assert.deepEqual([outcome, reasons], ['undecided', ['the harness could not decide made/broken']]);
  });
});

describe('a check that failed for a clause of another profile', () => {
  it('is named, and fails the run, though what it broke beside is scored by nobody', () => {
    const assertions = [...said('MADE-7', false), ...said('OTHER-1', false)];
    const { outcome, reasons } = buildReport(
      madeInput([passing, check('made/failing', { verdict: 'failed', clauses: ['MADE-7'], assertions })]),
    );
    assert.deepEqual(
      [outcome, reasons],
      ['violated', ['failed, and of no clause of the profile: made/failing (OTHER-1)']],
    );
  });
});

describe('a requirement', () => {
  it('is violated where one clause is broken, whatever could not be decided of another', () => {
    const both = madeRequirement('MADE-9', { clauses: { a: { text: 'it is so' }, b: { text: 'and so' } } });
    const report = buildReport(
      madeInput(
        [
          check('made/b', {
            verdict: 'failed',
            clauses: ['MADE-9(b)'],
            assertions: said('MADE-9(b)', false),
          }),
          check('made/a', { verdict: 'errored', clauses: ['MADE-9(a)'] }),
        ],
        { requirements: [both] },
      ),
    );
    assert.deepEqual(
      report.requirements.map(({ verdict, clauses }) => [verdict, clauses.map(each => each.verdict)]),
      [['violated', ['unknown', 'violated']]],
    );
  });
});

describe('an entry of a baseline that has expired', () => {
  it('excuses nothing any more', () => {
    const entries = [{ requirement: 'MADE-1', reason: 'r', owner: 'o', expires: '2026-02-02' }];
    const failing = judgedCheck(doubledToken(passingStream));
    const report = buildReport(madeInput([failing], { baseline: { version: 1, entries } }));
    assert.deepEqual(report.baseline?.excused, []);
    assert.equal(report.requirements.find(({ id }) => id === 'MADE-1')?.baseline, undefined);
  });
});

describe('a gate that names no limit', () => {
  it('tolerates nothing that is violated, unknown, unproven or untested', () => {
    const gate = validateDocument('gate', { version: 1 });
    assert.ok(gate.ok);
    const { requirements: rows } = buildReport(madeInput([passing]));
    const { passed, reasons } = passGate(gate.value, { profile: 'made', rows });
    const figures = ['1 of MUST are unproven', '5 of MUST are untested'];
    assert.deepEqual([passed, reasons], [false, figures.map(each => `${each}; the gate tolerates 0`)]);
  });
});
