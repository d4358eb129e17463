import assert from 'node:assert/strict';
import { judgeExperiment } from '../grammar/verdict.ts';
import { runOf, served, window } from '../invariants/testing/runs.ts';
import { experiments } from './index.ts';

const ciSecondsMax = 8;

describe('each experiment', () => {
  it('has a name of its own, and so has each of its faults', () => {
    const names = experiments.map(({ name }) => name);
    assert.deepEqual(names, [...new Set(names)]);
    for (const { name, faults } of experiments) {
      const own = faults.map(({ fault }) => fault.name);
      assert.deepEqual(own, [...new Set(own)], name);
    }
  });

  it('claims no invariant twice', () => {
    for (const { name, claims } of experiments) {
      const own = claims.map(({ invariant }) => invariant.name);
      assert.deepEqual(own, [...new Set(own)], name);
    }
  });

  it('puts its faults in and heals them within its time, which is short where the gate runs it', () => {
    for (const { name, set, seconds, faults } of experiments) {
      for (const { from, to } of faults) assert.ok(0 <= from && from < to && to <= 1, name);
      if (set === 'ci') assert.ok(seconds <= ciSecondsMax, name);
    }
  });

  it('is not held by a run in which nothing was wrong: no fault of it is seen there', () => {
    const quiet = runOf({
      told: [served({ task: 'a' }), served({ task: 'b', atMs: 4_000, engine: 'engine 2' })],
    });
    for (const experiment of experiments) {
      for (const { fault } of experiment.faults)
        assert.deepEqual(fault.witnesses(quiet, { fromMs: 2_000, toMs: 6_000 }), [], fault.name);
      const faults = experiment.faults.map(({ fault }) => ({
        ...{ ...window(2_000, 3_000, fault.name), witnesses: [] },
      }));
      const { verdict } = judgeExperiment(experiment, { ...quiet, faults });
      assert.notEqual(verdict, 'held', experiment.name);
    }
  });
});
