import assert from 'node:assert/strict';
import { reportTally, type Told } from './report-tally.ts';

type Level = 'MUST' | 'SHOULD';

/** A check of two clauses, each held or broken. */
const told = (level: Level, should: boolean, must = true): Told => ({
  checks: [
    {
      ...{ id: 'the-check', verdict: should && must ? 'passed' : 'failed', clauses: ['ORCH-1', 'ORCH-2'] },
      assertions: [
        { clause: 'ORCH-1', holds: should, id: 'one' },
        { clause: 'ORCH-2', holds: must, id: 'two' },
      ],
    },
  ],
  requirements: [{ clauses: [{ clause: 'ORCH-1', level, verdict: should ? 'proven' : 'violated' }] }],
});

const counts = (report: Told, unfollowed?: Readonly<Record<string, string>>): number[] => {
  const { passed, failed, skipped } = reportTally(report, unfollowed);
  return [passed, failed, skipped];
};

describe('the tally of a report', () => {
  const listed = { 'ORCH-1': 'for a reason' };

  it('counts a check that fails', () => {
    assert.deepEqual(counts(told('SHOULD', true)), [1, 0, 0]);
    assert.deepEqual(counts(told('SHOULD', false)), [0, 1, 0]);
  });

  it('tells one that fails for what is listed alone, with the reason', () => {
    assert.deepEqual(counts(told('SHOULD', false), listed), [0, 0, 1]);
    assert.match(reportTally(told('SHOULD', false), listed).notes.join(), /the-check \(for a reason/);
    assert.deepEqual(counts(told('SHOULD', false, false), listed), [0, 1, 0]);
  });

  it('fails for what is listed and followed, or binds', () => {
    assert.deepEqual(counts(told('SHOULD', true), listed), [1, 1, 0]);
    assert.deepEqual(counts(told('MUST', false), listed), [0, 1, 1]);
  });
});
