import assert from 'node:assert/strict';
import { streamsGoOnDuring, workIsServedDuring } from './served-meanwhile.ts';
import { aTry, reading, runOf, served, type Told, window, withFinal, withOperation } from './testing/runs.ts';
import { assertUnknown, assertViolated, heldOver } from './testing/verdicts.ts';

const faults = [window(2_000, 4_000, 'store locked')];

describe('streams go on during a fault', () => {
  const invariant = streamsGoOnDuring('store locked', 100);
  const told = served({ atMs: 1_990, calledMs: 2_090, pieces: 20 });
  const frames = told.operation.readings[0]?.frames ?? [];
  const later = (byMs: number): Told =>
    withOperation(told, {
      readings: [
        reading(frames.map(frame => (frame.index === 9 ? { ...frame, atMs: frame.atMs + byMs } : frame))),
      ],
    });

  it('holds where each piece comes through at once', () => {
    assert.equal(heldOver(invariant, runOf({ told: [told], faults })), 20);
  });

  it('is violated by a piece that comes late, or not', () => {
    assertViolated(
      invariant,
      runOf({ told: [later(100)], faults }),
      /gave piece 9, and its reader got it after 101 ms/,
    );
    const without = withOperation(told, { readings: [reading(frames.filter(({ index }) => index !== 9))] });
    assertViolated(invariant, runOf({ told: [without], faults }), /piece 9, and its reader got it never/);
  });

  it('asks only about readers who were there, and about the time of the fault', () => {
    const before = served({ task: 'b', atMs: 1_000 });
    const gone = withOperation(told, { readings: [reading(frames.slice(0, 2), { closedMs: 2_030 })] });
    assertUnknown(invariant, runOf({ told: [before, gone], faults }), /no engine gave a piece/);
  });

  it('is unknown without the fault', () => {
    assertUnknown(
      invariant,
      runOf({ told: [told], faults: [window(2_000, 4_000)] }),
      /no engine gave a piece/,
    );
  });
});

describe('work is served during a fault', () => {
  const invariant = workIsServedDuring('store locked', 500);
  const told = served({ atMs: 2_500 });
  const answered = (change: Parameters<typeof aTry>[1]): Told =>
    withOperation(told, { tries: [aTry(2_500, change)] });

  it('holds where who comes is admitted soon, and completes', () => {
    assert.equal(heldOver(invariant, runOf({ told: [told, served({ task: 'b' })], faults })), 1);
  });

  it('is violated by a refusal, silence, a late answer, and a task that fails', () => {
    assertViolated(
      invariant,
      runOf({ told: [answered({ status: 503, code: 'INTERNAL' })], faults }),
      /answered 503 INTERNAL/,
    );
    const silent = withOperation(told, { tries: [{ sentMs: 2_500, failure: 'reset' }] });
    assertViolated(invariant, runOf({ told: [silent], faults }), /answered reset/);
    assertViolated(invariant, runOf({ told: [answered({ answeredMs: 3_001 })], faults }), /after 501 ms/);
    assertViolated(
      invariant,
      runOf({ told: [withFinal(told, { state: 'failed' })], faults }),
      /and is failed/,
    );
  });

  it('asks of one pool, where told so, only what came for it', () => {
    const ofSecond = workIsServedDuring('store locked', 500, 2);
    const cameFor = (pool: number, one: Told): Told =>
      withOperation(one, { arrival: { ...one.operation.arrival, pool } });
    const refused = answered({ status: 503, code: 'POOL_UNAVAILABLE' });
    const beside = cameFor(2, served({ task: 'b', atMs: 2_600 }));
    assert.equal(heldOver(ofSecond, runOf({ told: [cameFor(1, refused), beside], faults })), 1);
    assertViolated(ofSecond, runOf({ told: [cameFor(2, refused)], faults }), /503 POOL_UNAVAILABLE/);
    assertUnknown(ofSecond, runOf({ told: [cameFor(1, told)], faults }), /nobody came/);
  });

  it('is unknown where nobody came meanwhile', () => {
    assertUnknown(
      invariant,
      runOf({ told: [served(), served({ task: 'b', atMs: 3_600 })], faults }),
      /nobody came/,
    );
  });
});
