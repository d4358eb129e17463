import assert from 'node:assert/strict';
import { experiments } from '../experiments/index.ts';
import { needsOf } from './lacking.ts';

describe('what an experiment needs of a machine', () => {
  it('is Docker for each of the set of containers, and for no other', () => {
    const inContainers = experiments.filter(({ set }) => set === 'containers');
    assert.ok(inContainers.length >= 5);
    for (const experiment of experiments) {
      const needs = needsOf(experiment);
      const asked = ['docker', 'testcontainers'].filter(need => needs.some(one => one === need));
      assert.equal(asked.length, experiment.set === 'containers' ? 2 : 0, experiment.name);
    }
  });
});
