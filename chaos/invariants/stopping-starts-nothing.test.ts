import assert from 'node:assert/strict';
import { stoppingStartsNothing } from './stopping-starts-nothing.ts';
import { polls, runOf, served, window } from './testing/runs.ts';
import { assertUnknown, assertViolated, heldOver } from './testing/verdicts.ts';

const stopped = {
  lives: [
    { pid: 1, startedMs: 10, readyMs: 900, exitedMs: 4_500, code: 0 },
    { pid: 2, startedMs: 4_800, readyMs: 5_000 },
  ],
  faults: [window(4_000, 4_800, 'server asked to end')],
  readiness: [...polls(900, 4_000), ...polls(4_000, 4_500, 503), ...polls(5_000, 9_000)],
};

describe('a server that stops', () => {
  it('holds where engines are called before it and by the next process', () => {
    const told = [served({ task: 'a', atMs: 3_990 }), served({ task: 'b', atMs: 5_100 })];
    assert.equal(heldOver(stoppingStartsNothing, runOf({ ...stopped, told })), 1);
  });

  it('is violated where an engine is called after it said that it ends', () => {
    const told = [served({ atMs: 3_900, calledMs: 4_300 })];
    assertViolated(stoppingStartsNothing, runOf({ ...stopped, told }), /called 298 ms after/);
  });

  it('is unknown where it never ended by itself, or did not say so', () => {
    assertUnknown(stoppingStartsNothing, runOf({ ...stopped, readiness: polls(900, 9_000) }), /never said/);
    const killed = { ...stopped.lives[0], code: null, signal: 'SIGKILL', pid: 1, startedMs: 10 };
    assertUnknown(stoppingStartsNothing, runOf({ ...stopped, lives: [killed] }), /never said/);
  });
});
