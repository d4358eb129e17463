import assert from 'node:assert/strict';
import type { Try } from '../grammar/operation.ts';
import type { RunRecord } from '../grammar/record.ts';
import { refusalsCarryHints as invariant } from './refusals-carry-hints.ts';
import { aTry, runOf, served, withOperation } from './testing/runs.ts';
import { assertUnknown, assertViolated, heldOver } from './testing/verdicts.ts';

const hints = { backoffMs: 1_200, retryAfterS: 2, retryAfterMs: 1_200, retriable: true };
const full = { ...hints, status: 429, code: 'ADMISSION_REJECT', policyLabel: 'reject' };
const quota = { ...hints, status: 429, code: 'QUOTA_EXCEEDED', policyLabel: 'quota' };
const away = { ...hints, status: 503, code: 'POOL_UNAVAILABLE', policyLabel: 'unavailable' };

const refusedBy = (...tries: readonly Partial<Try>[]): RunRecord =>
  runOf({ told: [withOperation(served(), { tries: tries.map(one => aTry(1_000, one)) })] });

const without = (name: keyof Try): Partial<Try> => {
  const { [name]: _, ...rest } = full as Partial<Try>;
  return rest;
};

describe('refusals carry hints', () => {
  it('holds of each kind of refusal that says all', () => {
    assert.equal(heldOver(invariant, refusedBy(full, quota, away, { status: 202 })), 3);
  });

  it('is violated by each hint that is left out', () => {
    assertViolated(invariant, refusedBy(without('backoffMs')), /has no X-Backoff-Ms/);
    assertViolated(invariant, refusedBy(without('retryAfterS')), /in Retry-After nothing/);
    assertViolated(invariant, refusedBy(without('retryAfterMs')), /in its body nothing/);
    assertViolated(invariant, refusedBy(without('policyLabel')), /the label of none/);
    assertViolated(invariant, refusedBy(without('retriable')), /does not say that it can be sent again/);
  });

  it('is violated by hints that differ, and by a label of another kind', () => {
    assertViolated(invariant, refusedBy({ ...full, retryAfterS: 1 }), /in Retry-After 1/);
    assertViolated(invariant, refusedBy({ ...full, retryAfterMs: 2_000 }), /in its body 2000/);
    assertViolated(invariant, refusedBy({ ...away, policyLabel: 'reject' }), /label reject/);
    assertViolated(invariant, refusedBy({ ...quota, policyLabel: 'reject' }), /label reject/);
    assertViolated(invariant, refusedBy({ ...full, policyLabel: 'quota' }), /label quota/);
    assertViolated(invariant, refusedBy({ ...full, retriable: false }), /can be sent again/);
  });

  it('is unknown where nothing was refused', () => {
    assertUnknown(invariant, refusedBy({ status: 202 }), /nothing was refused/);
  });
});
