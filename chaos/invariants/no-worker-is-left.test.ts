import assert from 'node:assert/strict';
import type { RunRecord, WorkerLife } from '../grammar/record.ts';
import { noWorkerIsLeft } from './no-worker-is-left.ts';
import { runOf } from './testing/runs.ts';
import { assertUnknown, assertViolated, heldOver } from './testing/verdicts.ts';

const invariant = noWorkerIsLeft(2_000);
const lives = [
  { pid: 1, startedMs: 10, readyMs: 900, exitedMs: 7_000, code: 0 },
  { pid: 2, startedMs: 7_500, readyMs: 8_000 },
];
const withWorker = (more: Partial<WorkerLife>): RunRecord => {
  const worker = { engine: 'engine 1', worker: 'worker 1', startedMs: 500, ...more };
  return runOf({ lives, workers: [worker, { engine: 'engine 1', worker: 'worker 2', startedMs: 7_600 }] });
};

describe('no worker is left', () => {
  it('holds where each ended before its server, and one that stayed within the bound', () => {
    assert.equal(heldOver(invariant, withWorker({ endedMs: 6_990 })), 1);
    assert.equal(heldOver(invariant, withWorker({ stayedMs: 4_990, endedMs: 6_990 })), 1);
  });

  it('is violated by one that outlives its server, and by one that is let live too long', () => {
    assertViolated(invariant, withWorker({}), /the server had ended, and worker 1/);
    assertViolated(invariant, withWorker({ endedMs: 7_600 }), /the server had ended/);
    assertViolated(invariant, withWorker({ stayedMs: 3_000, endedMs: 6_990 }), /lived on for 3990 ms/);
  });

  it('is unknown where no server ended by itself, or none had started an engine', () => {
    const killed = lives.map(life =>
      'exitedMs' in life ? { ...life, code: null, signal: 'SIGKILL' } : life,
    );
    assertUnknown(invariant, { ...withWorker({}), lives: killed }, /no server/);
    assertUnknown(invariant, runOf({ lives }), /no server/);
  });
});
