import assert from 'node:assert/strict';
import type { RunRecord, Scrape } from '../grammar/record.ts';
import { restartStormsBounded as invariant } from './restart-storms-bounded.ts';
import { runOf } from './testing/runs.ts';
import { assertUnknown, assertViolated, heldOver } from './testing/verdicts.ts';

const pool = { restart: { per_minute_max: 3 } };
const startedAt = (...moments: readonly number[]): RunRecord =>
  runOf({ pool, engineStarts: moments.map(atMs => ({ atMs, replica: 'r1' })) });
const counted = (atMs: number, value: number, life = 0): Scrape => ({
  ...{ atMs, life },
  samples: [{ name: 'engine_restarts_total', labels: { replica_id: 'r1', reason: 'exit' }, value }],
});

describe('restart storms bounded', () => {
  it('holds of as many starts in a minute as configured, the first not counted', () => {
    assert.equal(heldOver(invariant, startedAt(0, 1_000, 2_000, 3_000, 61_000)), 1);
  });

  it('is violated by one more within any minute', () => {
    assertViolated(
      invariant,
      startedAt(0, 1_000, 2_000, 3_000, 4_000),
      /r1 was started again 4 times within a minute; 3 are/,
    );
    assertViolated(invariant, startedAt(0, 50_000, 70_000, 80_000, 109_000), /4 times/);
  });

  it('is violated by what the server itself counts', () => {
    assert.equal(heldOver(invariant, runOf({ pool, scrapes: [counted(1_000, 1), counted(2_000, 3)] })), 1);
    assertViolated(invariant, runOf({ pool, scrapes: [counted(1_000, 1), counted(2_000, 4)] }), /4 times/);
    assertViolated(invariant, runOf({ pool, scrapes: [counted(1_000, 2), counted(2_000, 2, 1)] }), /4 times/);
  });

  it('is unknown where nothing was started again', () => {
    assertUnknown(invariant, startedAt(0), /no engine was started again/);
  });
});
