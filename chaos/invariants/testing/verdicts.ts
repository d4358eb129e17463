import assert from 'node:assert/strict';
import type { Finding, Invariant } from '../../grammar/invariant.ts';
import type { RunRecord } from '../../grammar/record.ts';

/** Says how many things it looked at. */
export const heldOver = (invariant: Invariant, record: RunRecord): number => {
  const judgement = invariant.judge(record);
  assert.equal(judgement.verdict, 'held', JSON.stringify(judgement));
  return judgement.verdict === 'held' ? judgement.looked : 0;
};

export const findingsOf = (invariant: Invariant, record: RunRecord): readonly Finding[] => {
  const judgement = invariant.judge(record);
  assert.equal(judgement.verdict, 'violated', JSON.stringify(judgement));
  return judgement.verdict === 'violated' ? judgement.findings : [];
};

/** Violated, and the first finding says so in words like these. */
export const assertViolated = (invariant: Invariant, record: RunRecord, what: RegExp): void =>
  assert.match(findingsOf(invariant, record)[0]?.what ?? '', what);

export const assertUnknown = (invariant: Invariant, record: RunRecord, because: RegExp): void => {
  const judgement = invariant.judge(record);
  assert.equal(judgement.verdict, 'unknown', JSON.stringify(judgement));
  assert.match(judgement.verdict === 'unknown' ? judgement.because : '', because);
};
