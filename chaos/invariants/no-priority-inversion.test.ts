import assert from 'node:assert/strict';
import type { RunRecord } from '../grammar/record.ts';
import { noPriorityInversion as invariant } from './no-priority-inversion.ts';
import { runOf, served } from './testing/runs.ts';
import { assertUnknown, assertViolated, heldOver } from './testing/verdicts.ts';

/** All asked for at once, and started in this order: i and b. */
const started = (order: string, server: RunRecord['setting']['server'] = {}): RunRecord =>
  runOf({
    server,
    told: [...order].map((letter, at) =>
      served({
        ...{ task: `${letter}${at}`, atMs: 1_000, calledMs: 1_200 + at * 20 },
        priority: letter === 'b' ? 'batch' : 'interactive',
      }),
    ),
  });

describe('no priority inversion', () => {
  it('holds where one of nine is batch, and of what starts once one class waits no more', () => {
    assert.equal(heldOver(invariant, started(`${'iiiiiiiib'.repeat(3)}i${'b'.repeat(10)}`)), 28);
  });

  it('is violated where batch starts more often than its weight says', () => {
    assertViolated(
      invariant,
      started(`${'iiib'.repeat(8)}i${'b'.repeat(3)}`),
      /8 of 33 starts were batch; 11.1 %/,
    );
    assertViolated(invariant, started(`${'b'.repeat(20)}${'i'.repeat(20)}`), /20 of 20 starts were batch/);
  });

  it('reads the weights of the configuration', () => {
    const weights = { classes: { interactive: { weight: 3 }, batch: { weight: 1 } } };
    assert.equal(heldOver(invariant, started(`${'iiib'.repeat(8)}i${'b'.repeat(3)}`, weights)), 33);
  });

  it('is unknown where both classes hardly ever waited together', () => {
    assertUnknown(invariant, started('iiiiiiiib'), /hardly ever/);
    assertUnknown(invariant, started('i'.repeat(30)), /hardly ever/);
  });
});
