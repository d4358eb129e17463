import assert from 'node:assert/strict';
import { judgeExperiment, unrun } from '../../chaos/grammar/verdict.ts';
import { witnessed } from '../../chaos/grammar/witnessed.ts';
import { type Ran, reportOf } from '../../chaos/report/report.ts';
import { breaking, type Made, madeExperiment, madeRecord } from '../../chaos/report/testing/made-record.ts';
import { tallyOfReport, tallyOfRun } from './chaos-step.ts';

const ran = (made: Made): Ran => {
  const experiment = madeExperiment(made);
  const record = witnessed(madeRecord(experiment.name), experiment.faults);
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
