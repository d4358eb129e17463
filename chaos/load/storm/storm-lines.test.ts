import assert from 'node:assert/strict';
import { readinessLine, type StormFigures, stormLines } from './storm-lines.ts';

const storm = { name: 'Submissions', statuses: ['202', '429'] };
const figures: StormFigures = {
  ...{
    name: 'Submissions',
    perSecond: 2_000,
    p50Ms: 4,
    p99Ms: 20,
    total: 10_000,
    errors: 0,
    processorMs: 0.3,
  },
  statuses: { 202: 100, 429: 9_900 },
};

const verdictOf = (change: Partial<StormFigures>): string | undefined =>
  stormLines({ ...figures, ...change }, storm).find(({ bound }) => bound !== undefined)?.verdict;

describe('storms', () => {
  it('hold where each answer is one that may be given', () => {
    assert.equal(verdictOf({}), 'held');
  });

  it('are violated by one answer of another kind, and by one request without an answer', () => {
    assert.equal(verdictOf({ statuses: { 202: 100, 429: 9_899, 500: 1 } }), 'violated');
    assert.equal(verdictOf({ errors: 1 }), 'violated');
  });

  it('say nothing where hardly anything was asked', () => {
    assert.equal(verdictOf({ total: 10 }), 'unknown');
  });

  it('readiness beside them is asked, and one poll without a 200 is one too many', () => {
    const answers = Array.from({ length: 50 }, () => 5);
    assert.equal(readinessLine(answers).verdict, 'held');
    assert.equal(readinessLine([...answers, undefined]).verdict, 'violated');
    assert.equal(readinessLine([]).verdict, 'unknown');
  });
});
