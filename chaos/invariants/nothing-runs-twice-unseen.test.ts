import assert from 'node:assert/strict';
import type { EngineCall } from '../grammar/record.ts';
import { nothingRunsTwiceUnseen as invariant } from './nothing-runs-twice-unseen.ts';
import {
  aCall,
  endFrame,
  errorFrame,
  interrupted,
  pieceFrame,
  restarted,
  runOf,
  served,
  startedFrame,
  type Told,
  window,
  withFrames,
  withOperation,
} from './testing/runs.ts';
import { assertUnknown, assertViolated, heldOver } from './testing/verdicts.ts';

const withCalls = (told: Told, calls: readonly EngineCall[]): Told => ({ ...told, calls });

/** The first attempt fails without a piece, the second is read to its end. */
const retried = (): Told => {
  const told = served({ task: 'b', calledMs: 1_060, engine: 'engine 2' });
  const failed = aCall('b', 1_004, { count: 0, endedMs: 1_020, how: 'failed' });
  return withCalls(told, [failed, ...told.calls]);
};

describe('nothing runs twice unseen', () => {
  it('holds of a task that one engine served, and of one that was tried again before its first piece', () => {
    assert.equal(heldOver(invariant, runOf({ told: [served(), retried()] })), 3);
  });

  it('is violated by a task that two engines ended', () => {
    const told = served();
    const again = aCall('a', 2_000, { count: 3, engine: 'engine 2' });
    assertViolated(
      invariant,
      runOf({ told: [withCalls(told, [...told.calls, again])] }),
      /engine 2 ended it again/,
    );
  });

  it('lets an engine end what a fault kept from the server', () => {
    const lost = aCall('a', 1_004, { count: 3 });
    const told = served({ calledMs: 1_300, engine: 'engine 2' });
    const record = runOf({ told: [withCalls(told, [lost, ...told.calls])], faults: [window(1_010, 1_200)] });
    assert.equal(heldOver(invariant, record), 2);
    assertViolated(invariant, { ...record, faults: [] }, /ended it again/);
  });

  it('is violated by two calls at once, whichever of them is given up', () => {
    const told = served();
    const beside = aCall('a', 1_010, { count: 0, engine: 'engine 2', endedMs: 1_030, how: 'aborted' });
    assertViolated(
      invariant,
      runOf({ told: [withCalls(told, [...told.calls, beside])] }),
      /while the call of engine 1/,
    );
    const long = aCall('a', 1_004, { count: 0, endedMs: 1_700, how: 'aborted' });
    const later = served({ calledMs: 1_300, engine: 'engine 2' });
    assertViolated(
      invariant,
      runOf({ told: [withCalls(later, [long, ...later.calls])] }),
      /while the call of engine 1/,
    );
  });

  it('lets an engine see a moment late that it was given up', () => {
    const late = aCall('a', 1_004, { count: 0, endedMs: 1_400, how: 'aborted' });
    const told = served({ calledMs: 1_300, engine: 'engine 2' });
    assert.equal(heldOver(invariant, runOf({ told: [withCalls(told, [late, ...told.calls])] })), 2);
  });

  it('is violated by a call after a piece reached a reader', () => {
    const first = aCall('a', 1_004, { count: 1, endedMs: 1_030, how: 'failed' });
    const second = aCall('a', 1_060, { count: 3, engine: 'engine 2' });
    const frames = [
      startedFrame(1_003),
      pieceFrame(1_025, 0),
      pieceFrame(1_091, 1),
      pieceFrame(1_101, 2),
      endFrame(1_102, 3),
    ];
    const told = withFrames(withCalls(served(), [first, second]), frames);
    assertViolated(invariant, runOf({ told: [told] }), /had piece 0 already/);
  });

  it('is violated by a call after the terminal or after the 204 of a cancel', () => {
    const failed = withFrames(served(), [startedFrame(1_003), errorFrame(1_030, 1, 'REPLICA_EXHAUSTED')]);
    const first = aCall('a', 1_004, { count: 0, endedMs: 1_020, how: 'failed' });
    const after = aCall('a', 1_060, { count: 30, how: 'aborted' });
    assertViolated(invariant, runOf({ told: [withCalls(failed, [first, after])] }), /called after error/);
    const canceled = withOperation(withFrames(failed, [startedFrame(1_003)]), {
      cancel: { askedMs: 1_025, answeredMs: 1_030, status: 204 },
    });
    assertViolated(invariant, runOf({ told: [withCalls(canceled, [first, after])] }), /called after the 204/);
  });

  it('lets a call be on its way when the cancel wins, if it is aborted at once', () => {
    const told = withOperation(withFrames(served(), [startedFrame(1_003)]), {
      cancel: { askedMs: 1_025, answeredMs: 1_030, status: 204 },
    });
    const crossing = aCall('a', 1_032, { count: 0, endedMs: 1_050, how: 'aborted' });
    assert.equal(heldOver(invariant, runOf({ told: [withCalls(told, [crossing])] })), 1);
  });

  it('lets a network that was parted hand over late what was given up meanwhile', () => {
    const told = served();
    const late = aCall('a', 4_000, { count: 0, engine: 'engine 2', endedMs: 4_002, how: 'aborted' });
    const record = runOf({ told: [withCalls(told, [...told.calls, late])], faults: [window(1_500, 3_998)] });
    assert.equal(heldOver(invariant, record), 2);
    assertViolated(invariant, { ...record, faults: [] }, /had piece 0 already/);
    const worked = aCall('a', 4_000, { count: 9, engine: 'engine 2', how: 'aborted' });
    assertViolated(invariant, { ...record, calls: [...told.calls, worked] }, /had piece 0 already/);
  });

  it('is violated by a call after a restart for what was open before it', () => {
    const told = interrupted('a', 3_900, { exitedMs: 3_998, toldMs: 5_050 });
    assert.equal(heldOver(invariant, runOf({ told: [told], ...restarted })), 1);
    const again = aCall('a', 5_100, { count: 3 });
    const record = runOf({ told: [withCalls(told, [...told.calls, again])], ...restarted });
    assert.ok(invariant.judge(record).verdict === 'violated');
    const silent = withFrames(withCalls(told, [...told.calls, again]), [startedFrame(3_903)]);
    assertViolated(invariant, runOf({ told: [silent], ...restarted }), /after a restart/);
  });

  it('lets what had failed before the restart run after it, and what is to be run again', () => {
    const failed = aCall('a', 3_800, { count: 0, endedMs: 3_820, how: 'failed' });
    const told = served({ atMs: 3_790, calledMs: 5_100 });
    assert.equal(
      heldOver(invariant, runOf({ told: [withCalls(told, [failed, ...told.calls])], ...restarted })),
      2,
    );
    const open = aCall('a', 3_800, { count: 0, endedMs: 3_999, how: 'aborted' });
    const rerun = { told: [withCalls(told, [open, ...told.calls])], ...restarted };
    assert.equal(heldOver(invariant, runOf({ ...rerun, server: { store: { on_restart: 'rerun' } } })), 2);
    assertViolated(invariant, runOf(rerun), /after a restart/);
  });

  it('is unknown where no engine was called', () => {
    assertUnknown(invariant, runOf({ told: [withCalls(served(), [])] }), /no engine was called/);
  });
});
