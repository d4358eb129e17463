import assert from 'node:assert/strict';
import { recoversInTime } from './recovers-in-time.ts';
import { reading, runOf, served, window, withOperation } from './testing/runs.ts';
import { assertUnknown, assertViolated, heldOver } from './testing/verdicts.ts';

const faults = [window(2_000, 3_000)];

describe('recovers in time', () => {
  it('holds where work that is asked for after the fault is served, within two periods and a second', () => {
    const told = [served({ atMs: 3_100, calledMs: 4_900 })];
    assert.equal(heldOver(recoversInTime(), runOf({ told, faults })), 1);
    assert.equal(
      heldOver(recoversInTime(), runOf({ told: [served({ atMs: 1_500, calledMs: 4_900 })], faults })),
      1,
    );
  });

  it('looks at who waits since before, whatever figures came meanwhile', () => {
    const told = served({ atMs: 1_500, calledMs: 4_900 });
    const [first] = told.operation.readings;
    const frames = [{ atMs: 2_500, event: 'metrics', id: undefined }, ...(first?.frames ?? [])];
    const informed = withOperation(told, { readings: [reading(frames, { openedMs: 1_503 })] });
    assert.equal(heldOver(recoversInTime(), runOf({ told: [informed], faults })), 1);
  });

  it('is violated where the first piece comes later, or none does', () => {
    const late = [served({ atMs: 3_100, calledMs: 5_000 })];
    assertViolated(recoversInTime(), runOf({ told: late, faults }), /first piece came after 2021 ms/);
    assertViolated(
      recoversInTime(1_000),
      runOf({ told: [served({ atMs: 3_100, calledMs: 4_900 })], faults }),
      /1921 ms/,
    );
    assertViolated(
      recoversInTime(),
      runOf({ told: late, faults, pool: { heartbeat: { interval_ms: 100 } } }),
      /2021 ms/,
    );
    assertViolated(
      recoversInTime(),
      runOf({ told: [{ ...served({ atMs: 3_100 }), calls: [] }], faults }),
      /nothing was served/,
    );
  });

  it('counts no piece of work that an engine had before', () => {
    const before = served({ atMs: 2_990, calledMs: 2_995 });
    assertViolated(
      recoversInTime(),
      runOf({ told: [before, { ...served({ task: 'b', atMs: 3_100 }), calls: [] }], faults }),
      /nothing/,
    );
  });

  it('is unknown where nobody asked after a fault, or there was none', () => {
    assertUnknown(recoversInTime(), runOf({ told: [served()], faults }), /nobody asked/);
    assertUnknown(recoversInTime(), runOf({ told: [served()] }), /nobody asked/);
  });
});
