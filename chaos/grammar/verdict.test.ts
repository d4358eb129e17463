import assert from 'node:assert/strict';
import { runOf, served, window } from '../invariants/testing/runs.ts';
import type { Experiment } from './experiment.ts';
import type { Invariant, Judgement } from './invariant.ts';
import type { RunRecord } from './record.ts';
import { standardSetting } from './setting.ts';
import { type ExperimentResult, judgeExperiment } from './verdict.ts';

const invariantOf = (judgement: Judgement, isTimed = false): Invariant => ({
  ...{ name: 'told', sentence: 'It is as it was told.', isTimed, judge: () => judgement },
});

const held: Judgement = { verdict: 'held', looked: 1 };
const violated: Judgement = { verdict: 'violated', findings: [{ atMs: 1, what: 'wrong' }] };
const unsure: Judgement = { verdict: 'unknown', because: 'nobody looked' };

const judged = (record: RunRecord, ...invariants: readonly Invariant[]): ExperimentResult => {
  const experiment: Experiment = {
    ...{ name: 'told', what: 'Told.', set: 'ci', seconds: 1, settleMs: 1, setting: standardSetting },
    workload: { name: 'none', what: 'Nobody comes.', arrivals: () => [] },
    faults: [],
    claims: invariants.map(invariant => ({ invariant, proves: [] })),
  };
  return judgeExperiment(experiment, record);
};

const verdictOf = (record: RunRecord, ...invariants: readonly Invariant[]) => {
  const { verdict, because } = judged(record, ...invariants);
  return because === undefined ? [verdict] : [verdict, because];
};

const sound = runOf({ told: [served()], faults: [window(2_000, 3_000)] });
const unseen = { ...window(2_000, 3_000, 'stall'), witnesses: [] };

describe('the verdict on an experiment', () => {
  it('is held where each claim holds and each fault was seen', () => {
    assert.deepEqual(verdictOf(sound, invariantOf(held), invariantOf(held)), ['held']);
  });

  it('is never held of a fault that nothing shows, a run that failed, a claim that says nothing, or none', () => {
    assert.deepEqual(verdictOf({ ...sound, faults: [unseen] }, invariantOf(held)), [
      'unknown',
      'stall did not take hold: nothing in the record shows it',
    ]);
    assert.deepEqual(verdictOf({ ...sound, failures: ['interrupted'] }, invariantOf(held)), [
      'unknown',
      'interrupted',
    ]);
    assert.deepEqual(verdictOf(sound, invariantOf(held), invariantOf(unsure)), [
      'unknown',
      'told: nobody looked',
    ]);
    assert.deepEqual(verdictOf(sound), ['unknown', 'it claims nothing']);
  });

  it('is violated by one claim, whatever else is unsure', () => {
    const record = { ...sound, faults: [unseen] };
    assert.deepEqual(verdictOf(record, invariantOf(unsure), invariantOf(violated)), ['violated']);
  });

  const disturbed = (stoodStillMs: number, waitedMs = 0): RunRecord => ({
    ...sound,
    generator: { ...sound.generator, stoodStillMs, waitedMs },
  });

  it('is unknown where a promise of time is broken in a run that itself stood still', () => {
    assert.deepEqual(verdictOf(disturbed(251), invariantOf(violated, true)), [
      'unknown',
      'told: the run itself stood still for 251 ms',
    ]);
    assert.deepEqual(verdictOf(disturbed(251), invariantOf(violated)), ['violated']);
    assert.deepEqual(verdictOf(disturbed(250), invariantOf(violated, true)), ['violated']);
    assert.deepEqual(verdictOf(disturbed(251), invariantOf(held, true)), ['held']);
  });

  it('is violated where it would have been broken without what the machine took', () => {
    const late = (tookMs: number): Invariant => {
      const span = { tookMs, dueMs: 1_000 };
      return invariantOf({ verdict: 'violated', findings: [{ atMs: 1, what: 'late', span }] }, true);
    };
    // Half of each time was waited for, and a moment of 300 ms was lost.
    const half = disturbed(300, sound.generator.wallMs / 2);
    assert.deepEqual(verdictOf(half, late(2_600))[0], 'unknown');
    assert.deepEqual(verdictOf(half, late(2_601)), ['violated']);
    assert.deepEqual(verdictOf(half, late(Infinity)), ['violated']);
  });

  it('is by nobody’s doing where the machine took the time of all that is unknown, or nobody met a fault', () => {
    const timed = invariantOf(violated, true);
    const undecidedOf = (record: RunRecord, ...invariants: readonly Invariant[]) =>
      judged(record, ...invariants).undecided;
    assert.equal(undecidedOf(disturbed(251), timed, invariantOf(held)), 'disturbed');
    assert.equal(undecidedOf(disturbed(251), timed, invariantOf(unsure)), undefined);
    assert.equal(undecidedOf({ ...sound, faults: [unseen] }, invariantOf(held)), 'unmet');
    assert.equal(
      undecidedOf({ ...sound, faults: [{ ...unseen, failure: 'no' }] }, invariantOf(held)),
      undefined,
    );
    assert.equal(undecidedOf({ ...disturbed(251), failures: ['never ready'] }, timed), undefined);
    assert.equal(undecidedOf(sound, invariantOf(unsure)), undefined);
    assert.equal(undecidedOf(disturbed(251), invariantOf(violated)), undefined);
  });
});
