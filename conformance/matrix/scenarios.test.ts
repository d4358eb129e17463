import assert from 'node:assert/strict';
import { clauseIds } from '#requirements';
import { bindScenarios } from '../run/binding.ts';
import { steps } from '../steps/index.ts';
import { coverOf } from './cover.ts';
import { matrixScenarios } from './index.ts';
import { parts } from './scenarios.ts';

describe('the scenarios of the matrix', () => {
  const scenarios = matrixScenarios();

  it('are one for each combination', () => {
    const combinations = parts.flatMap(({ matrix }) => coverOf(matrix));
    assert.equal(scenarios.length, combinations.length);
  });

  it('say only what steps know, and judge clauses that there are', () => {
    assert.deepEqual(bindScenarios(scenarios, steps, new Set<string>(clauseIds)).problems, []);
  });

  it('have a title each that no other has, whole in the id', () => {
    const ids = scenarios.map(({ id }) => id);
    assert.deepEqual(
      ids.filter(id => id.includes('#')),
      [],
    );
    assert.equal(new Set(ids).size, ids.length);
  });

  it('are the same each time', () => {
    assert.deepEqual(
      matrixScenarios().map(({ id }) => id),
      scenarios.map(({ id }) => id),
    );
  });
});
