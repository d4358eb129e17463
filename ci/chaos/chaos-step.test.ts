import assert from 'node:assert/strict';
import type { Invariant } from '../../chaos/grammar/invariant.ts';
import { judgeExperiment, unrun } from '../../chaos/grammar/verdict.ts';
import { witnessed } from '../../chaos/grammar/witnessed.ts';
import { type Ran, reportOf } from '../../chaos/report/report.ts';
import { breaking, type Made, madeExperiment, madeRecord } from '../../chaos/report/testing/made-record.ts';
import { tallyOfReport, tallyOfRun, undecidedIn, withAgain } from './chaos-step.ts';

interface Run extends Made {
  readonly stoodStillMs?: number;
  readonly failures?: readonly string[];
}

const ran = (made: Run): Ran => {
  const experiment = madeExperiment(made);
  const whole = madeRecord(experiment.name);
  const generator = { ...whole.generator, stoodStillMs: made.stoodStillMs ?? 0 };
  const { failures = [] } = made;
  const record = witnessed({ ...whole, generator, failures }, experiment.faults);
  return { experiment, record, seconds: 2, seed: 7, result: judgeExperiment(experiment, record) };
};

const left = madeExperiment({ name: 'left' });

describe('a run in which nothing could be run', () => {
  const lacks = (name: string): Ran => {
    const experiment = madeExperiment({ name });
    const result = unrun(experiment, 'inapplicable', 'no Docker daemon answers');
    return { experiment, seconds: 2, seed: 7, result };
  };

  it('is skipped and claims nothing, and is a failure where one of it could be run', () => {
    const report = reportOf([lacks('a'), lacks('b')]);
    const { passed, failed, skipped, outcomes = [] } = tallyOfRun({ report, code: 2, output: '' }, []);
    assert.deepEqual([passed, failed, skipped], [0, 0, 2]);
    assert.ok(outcomes.length > 0 && outcomes.every(({ verdict }) => verdict === 'inapplicable'));
    const some = reportOf([lacks('a'), ran({ name: 'held' })]);
    assert.equal(tallyOfRun({ report: some, code: 2, output: '' }, []).failed, 1);
    assert.equal(tallyOfRun({ report: undefined, code: 0, output: '' }, []).failed, 1);
  });
});

describe('the share of the gate that breaks the world', () => {
  const report = reportOf([
    ran({ name: 'held' }),
    ran({ name: 'broken', invariants: [breaking] }),
    ran({ name: 'unseen', isSeen: false }),
    { experiment: left, seconds: 2, seed: 7, result: unrun(left, 'inapplicable', 'it needs root') },
  ]);
  const tally = tallyOfReport(report, []);

  it('counts as passed only what held, and what is inapplicable as skipped', () => {
    assert.deepEqual([tally.passed, tally.failed, tally.skipped], [1, 2, 1]);
  });

  it('says what was found first, how to repeat it, and why something is skipped', () => {
    const [broken = '', unseen = '', skipped = ''] = tally.notes;
    assert.match(
      broken,
      /^violated: broken\n {2}it breaks, 30 times, first: <b>lost<\/b>\n {2}npx assay chaos --exp/,
    );
    assert.match(unseen, /^unknown: unseen: made fault did not take hold/);
    assert.equal(skipped, 'inapplicable: left (it needs root)');
  });

  it('hands on what it found out about clauses', () => {
    const found = (tally.outcomes ?? []).map(({ verdict }) => verdict).sort();
    assert.deepEqual(found, ['inapplicable', 'unknown', 'unproven', 'violated']);
  });
});

describe('what is unknown by nobody’s doing', () => {
  const timed: Invariant = { ...breaking, name: 'it is late', isTimed: true };
  const late = ran({ name: 'late', invariants: [timed], stoodStillMs: 300 });
  const unseen = ran({ name: 'unseen', isSeen: false });
  const unsaid = ran({ name: 'unsaid', failures: ['the server was never ready'] });
  const broken = ran({ name: 'broken', invariants: [breaking], stoodStillMs: 300 });
  const heldNow = (...names: readonly string[]) => ({
    ...{ report: reportOf(names.map(name => ran({ name }))), code: 0, output: '' },
  });
  const asked = (...of: readonly Ran[]) => ({ report: reportOf(of), code: 2, output: '' });

  it('is asked once more, and nothing else is', () => {
    const names = undecidedIn(asked(late, unseen, unsaid, broken, ran({ name: 'held' })));
    assert.deepEqual(
      names.map(({ name }) => name),
      ['late', 'unseen'],
    );
  });

  it('is what it then turns out to be, and that it was asked again is said with why', () => {
    const tally = tallyOfRun(withAgain(asked(late, unseen), heldNow('late', 'unseen')), []);
    assert.deepEqual([tally.passed, tally.failed, tally.skipped], [2, 0, 0]);
    assert.match(tally.notes[0] ?? '', /late \(first unknown: .* stood still for 300 ms; then held\)$/);
    const worse = withAgain(asked(unseen), {
      ...asked(ran({ name: 'unseen', invariants: [breaking] })),
      code: 1,
    });
    assert.equal(tallyOfRun(worse, []).failed, 1);
  });

  it('fails where nobody met the fault again, and is skipped and unknown where the machine took the time again', () => {
    assert.equal(tallyOfRun(withAgain(asked(unseen), asked(unseen)), []).failed, 1);
    const { passed, failed, skipped, outcomes = [] } = tallyOfRun(withAgain(asked(late), asked(late)), []);
    assert.deepEqual([passed, failed, skipped], [0, 0, 1]);
    assert.ok(outcomes.length > 0 && outcomes.every(({ verdict }) => verdict === 'unknown'));
  });

  it('excuses nothing else: a violation and a server that never was ready stay what they are', () => {
    const again = withAgain(asked(late, broken, unsaid), heldNow('late', 'broken', 'unsaid'));
    const { passed, failed, skipped } = tallyOfRun(again, []);
    assert.deepEqual([passed, failed, skipped], [1, 2, 0]);
  });
});
