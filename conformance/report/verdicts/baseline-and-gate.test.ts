import assert from 'node:assert/strict';
import { type Baseline, validateDocument } from '#contracts';
import { buildReport } from '../build-report.ts';
import { updateBaseline } from '../compare/update-baseline.ts';
import type { CheckResult, Gate } from '../report-input.ts';
import { doubledToken, judgedCheck, madeInput, passingRefusal, passingStream } from '../testing/made-run.ts';

const failing = judgedCheck(doubledToken(passingStream));
const passing = judgedCheck(passingStream);
const other = judgedCheck(passingRefusal);

const entry = (requirement: string, more: Partial<Baseline['entries'][number]> = {}) => ({
  requirement,
  reason: 'known since spring',
  owner: 'streams',
  expires: '2026-03-01',
  ...more,
});

const gateOf = (limits: object): Gate => {
  const read = validateDocument('gate', { version: 1, ...limits });
  assert.ok(read.ok);
  return read.value;
};

const report = (checks: readonly CheckResult[], entries: Baseline['entries'], gate?: Gate) =>
  buildReport(
    madeInput([...checks, other], {
      baseline: { version: 1, entries },
      ...(gate === undefined ? {} : { gate }),
    }),
  );

describe('a baseline', () => {
  it('excuses a violation, by clause or by requirement, and says so', () => {
    for (const entries of [[entry('MADE-1')], [entry('MADE-1(a)'), entry('MADE-1(b)')]]) {
      const told = report([failing], entries);
      assert.equal(told.exit_code, 0);
      assert.deepEqual(told.baseline, { excused: ['MADE-1(a)', 'MADE-1(b)'], stale: [] });
      const row = told.requirements.find(({ id }) => id === 'MADE-1');
      assert.deepEqual([row?.verdict, row?.baseline], ['violated', true]);
    }
  });

  it('excuses only what it names: another clause, or another check, stays violated', () => {
    assert.equal(report([failing], [entry('MADE-1(a)')]).exit_code, 1);
    const another = [entry('MADE-1', { check: 'made/streams/another' })];
    assert.equal(report([failing], another).exit_code, 1);
    assert.equal(report([failing], [entry('MADE-1', { check: failing.id })]).exit_code, 0);
  });

  it('fails the run with an entry that holds now, has expired or names nothing', () => {
    const rows = [
      [report([passing], [entry('MADE-1')]), 'holds'],
      [report([passing], [entry('MADE-1', { check: passing.id })]), 'holds'],
      [report([failing], [entry('MADE-1', { expires: '2026-02-02' })]), 'expired'],
      [report([passing], [entry('MADE-999')]), 'unknown_requirement'],
    ] as const;
    for (const [told, why] of rows) {
      assert.deepEqual([told.exit_code, told.baseline?.stale[0]?.why], [1, why]);
      assert.match(told.reasons?.join() ?? '', /baseline entry of MADE/);
    }
  });

  it('is good until the end of its last day', () => {
    assert.equal(report([failing], [entry('MADE-1', { expires: '2026-02-03' })]).exit_code, 0);
  });

  it('is not stale where this run did not decide its requirement', () => {
    assert.deepEqual(report([], [entry('MADE-6')]).baseline, { excused: [], stale: [] });
  });

  it('once updated keeps what still fails, drops what holds, adds what is new, and makes the run pass', () => {
    const before: Baseline = { version: 1, entries: [entry('MADE-2'), entry('MADE-6')] };
    const told = report([failing], before.entries);
    const given = { reason: 'new', owner: 'somebody', expires: '2026-12-31' };
    const after = updateBaseline(told, before, given);
    assert.deepEqual(
      after.entries.map(({ requirement }) => requirement),
      ['MADE-1(a)', 'MADE-1(b)', 'MADE-6'],
    );
    assert.equal(report([failing], after.entries).exit_code, 0);
  });
});

describe('a gate', () => {
  const rows: readonly (readonly [string, Gate, RegExp])[] = [
    [
      'unproven',
      gateOf({ untested_max: 9, unproven_max: 0 }),
      /1 of MUST are unproven; the gate tolerates 0/,
    ],
    ['untested', gateOf({ unproven_max: 9 }), /4 of MUST are untested; the gate tolerates 0/],
    [
      'of another profile',
      gateOf({ unproven_max: 9, untested_max: 9, profiles: ['other'] }),
      /judges runs of other/,
    ],
  ];
  for (const [title, gate, reason] of rows) {
    it(`fails a run with what is ${title}`, () => {
      const told = report([passing], [], gate);
      assert.deepEqual([told.exit_code, told.gate?.passed], [1, false]);
      assert.match(told.gate?.reasons.join('\n') ?? '', reason);
    });
  }

  it('can demand a share of decided requirements, and then says nothing of the untested ones', () => {
    // 2 of the 6 scored ones are decided.
    const told = (share: object) => report([passing], [], gateOf({ unproven_max: 9, ...share }));
    assert.equal(told({ decided_min: 2 / 6 }).exit_code, 0);
    assert.equal(told({ decided_min: 0 }).exit_code, 0);
    assert.equal(told({ decided_min: 0, untested_max: 3 }).exit_code, 1);
    const more = told({ decided_min: 0.34 });
    assert.equal(more.exit_code, 1);
    assert.deepEqual(more.gate?.reasons, ['2 of 6 scored requirements are decided; the gate demands 3']);
  });

  it('passes a run at its limits', () => {
    const told = report([passing], [], {
      version: 1,
      unproven_max: 1,
      untested_max: 4,
      profiles: ['made'],
    } as Gate);
    assert.deepEqual([told.exit_code, told.gate], [0, { passed: true, reasons: [] }]);
  });

  it('counts what a baseline excuses apart', () => {
    const lenient = { unproven_max: 9, untested_max: 9 };
    assert.equal(report([failing], [entry('MADE-1')], gateOf(lenient)).exit_code, 0);
    assert.equal(report([failing], [entry('MADE-1')], gateOf({ ...lenient, excused_max: 0 })).exit_code, 1);
  });
});
