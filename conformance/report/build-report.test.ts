import assert from 'node:assert/strict';
import { buildReport } from './build-report.ts';
import type { CheckResult, ReportInput } from './report-input.ts';
import { madeRequirement } from './testing/made-requirement.ts';
import { madeInput, madeProfile } from './testing/made-run.ts';

const check = (verdict: CheckResult['verdict'], more: Partial<CheckResult> = {}): CheckResult => ({
  id: `made/queue/${verdict}`,
  title: `A check that is ${verdict}`,
  kind: 'conformance',
  verdict,
  clauses: ['MADE-2'],
  assertions:
    verdict === 'passed' || verdict === 'failed'
      ? [{ id: 'said', clause: 'MADE-2', holds: verdict === 'passed' }]
      : [],
  ...more,
});

const kill = { clause: 'MADE-2', check: 'made/queue/passed', assertion: 'said', mutant: 'queue-too-long' };

const built = (checks: readonly CheckResult[], more: Partial<ReportInput> = {}) =>
  buildReport(madeInput(checks, { kills: [kill], ...more }));

const rowOf = (report: ReturnType<typeof buildReport>, id = 'MADE-2') =>
  report.requirements.find(requirement => requirement.id === id);

describe('the verdict of a clause', () => {
  const rows: readonly (readonly [string, readonly CheckResult[], string])[] = [
    ['violated', [check('failed'), check('errored'), check('passed')], 'violated'],
    ['unknown', [check('errored'), check('passed')], 'unknown'],
    ['proven', [check('passed'), check('inapplicable')], 'proven'],
    ['inapplicable', [check('inapplicable')], 'inapplicable'],
    ['untested where the target is out of reach', [check('inapplicable'), check('out_of_reach')], 'untested'],
    [
      'untested where nothing speaks for it',
      [check('passed', { clauses: ['MADE-4'], assertions: [] })],
      'untested',
    ],
    ['untested where a check ran and did not speak', [check('passed', { assertions: [] })], 'untested'],
    [
      'unknown where a failed check left it undecided',
      [check('failed', { assertions: [], undecided: ['MADE-2'] })],
      'unknown',
    ],
  ];
  for (const [title, checks, verdict] of rows) {
    it(`is ${title}`, () => assert.equal(rowOf(built(checks))?.verdict, verdict));
  }

  it('is unproven without a kill by an assertion of its own that ran [ASY-TRUTH-005]', () => {
    const strangers = [
      { ...kill, clause: 'MADE-4' },
      { ...kill, assertion: 'said-elsewhere' },
      { ...kill, check: 'made/queue/other' },
    ];
    for (const stranger of strangers)
      assert.equal(rowOf(built([check('passed')], { kills: [stranger] }))?.verdict, 'unproven');
    assert.equal(rowOf(built([check('passed')]))?.verdict, 'proven');
  });
});

describe('the verdict of a requirement', () => {
  const two = madeRequirement('MADE-9', {
    clauses: { a: { text: 'it is so' }, b: { text: 'it may be', level: 'MAY' } },
  });
  const about = (clause: string, holds: boolean): CheckResult =>
    check(holds ? 'passed' : 'failed', {
      id: `about/${clause}`,
      clauses: [clause],
      assertions: [{ id: 'said', clause, holds }],
    });

  it('is that of its scored clauses where a clause of another level fails', () => {
    const kills = [{ clause: 'MADE-9(a)', check: 'about/MADE-9(a)', assertion: 'said', mutant: 'm' }];
    const report = built([about('MADE-9(a)', true), about('MADE-9(b)', false)], {
      requirements: [two],
      kills,
    });
    assert.deepEqual([rowOf(report, 'MADE-9')?.verdict, report.exit_code], ['proven', 0]);
  });

  it('is unproven while one of its clauses is untested', () => {
    const both = madeRequirement('MADE-9', { clauses: { a: { text: 'it is so' }, b: { text: 'and so' } } });
    const kills = [{ clause: 'MADE-9(a)', check: 'about/MADE-9(a)', assertion: 'said', mutant: 'm' }];
    const report = built([about('MADE-9(a)', true)], { requirements: [both], kills });
    assert.equal(rowOf(report, 'MADE-9')?.verdict, 'unproven');
  });

  it('is not asked of clauses that this kind of run can not prove, nor of other profiles', () => {
    const report = built([check('passed')]);
    assert.equal(rowOf(report, 'MADE-8'), undefined);
    const pipeline = madeRequirement('MADE-9', {
      profile: 'pipeline',
      clauses: { '': { text: 'it is so' } },
    });
    assert.deepEqual(built([], { requirements: [pipeline] }).requirements, []);
  });

  it('is shown and not scored where the profile leaves it out, with the reason', () => {
    const profile = madeProfile({ exclude: [{ requirement: 'MADE-2', reason: 'it is mended elsewhere' }] });
    const row = rowOf(built([check('failed')], { profile }));
    assert.deepEqual([row?.scored, row?.reason], [false, 'left out by the profile: it is mended elsewhere']);
  });
});

describe('the outcome of a run', () => {
  const rows: readonly (readonly [string, readonly CheckResult[], Partial<ReportInput>, string, number])[] = [
    ['holds', [check('passed')], {}, 'holds', 0],
    [
      'is violated, even where something else is unknown',
      [check('failed'), check('errored', { clauses: ['MADE-4'] })],
      {},
      'violated',
      1,
    ],
    [
      'is undecided where a scored requirement is unknown',
      [check('passed'), check('errored', { clauses: ['MADE-4'] })],
      {},
      'undecided',
      2,
    ],
    ['is undecided where no check fits', [], {}, 'undecided', 2],
    [
      'is undecided where nothing was decided',
      [check('inapplicable'), check('out_of_reach')],
      {},
      'undecided',
      2,
    ],
    [
      'holds where only what is not scored is violated',
      [
        check('passed'),
        check('failed', {
          clauses: ['MADE-7'],
          assertions: [{ id: 'said', clause: 'MADE-7', holds: false }],
        }),
      ],
      {},
      'holds',
      0,
    ],
    [
      'is violated where a check failed of no clause',
      [check('failed', { assertions: [] })],
      {},
      'violated',
      1,
    ],
    [
      'is violated where a check failed for a clause of another profile',
      [check('passed'), check('failed', { assertions: [{ id: 'said', clause: 'OTHER-1', holds: false }] })],
      {},
      'violated',
      1,
    ],
    ['is over budget', [check('failed')], { overBudget: true }, 'over_budget', 3],
    ['is interrupted', [check('failed')], { interruptedBy: 'SIGINT', overBudget: true }, 'interrupted', 130],
  ];
  for (const [title, checks, more, outcome, code] of rows) {
    it(`${title}: exit ${code}`, () => {
      const report = built(checks, more);
      assert.deepEqual([report.outcome, report.exit_code], [outcome, code]);
      assert.ok((report.reasons?.length ?? 0) > 0);
    });
  }

  it('names the requirement, the check and the signal in its reasons', () => {
    const told = built([check('failed'), check('errored', { clauses: ['MADE-4'] })], {
      interruptedBy: 'SIGTERM',
    });
    assert.match(
      told.reasons?.join('\n') ?? '',
      /SIGTERM[\s\S]*MADE-2[\s\S]*MADE-4[\s\S]*made\/queue\/errored/,
    );
  });

  it('is degenerate where no check passed and one failed', () => {
    assert.equal(built([check('failed')]).degenerate, true);
    assert.equal(built([check('failed'), check('passed')]).degenerate, undefined);
    assert.equal(built([check('errored')]).degenerate, undefined);
  });
});
