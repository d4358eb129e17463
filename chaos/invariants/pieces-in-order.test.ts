import assert from 'node:assert/strict';
import type { Frame } from '../grammar/operation.ts';
import { piecesInOrder as invariant } from './pieces-in-order.ts';
import {
  aCall,
  endFrame,
  interrupted,
  pieceFrame,
  reading,
  restarted,
  runOf,
  served,
  startedFrame,
  withFrames,
  withOperation,
} from './testing/runs.ts';
import { assertUnknown, assertViolated, heldOver } from './testing/verdicts.ts';

const frames = served().operation.readings[0]?.frames ?? [];
const changed = (at: number, change: Partial<Frame>): readonly Frame[] =>
  frames.map((frame, index) => (index === at ? { ...frame, ...change } : frame));

const assertViolatedBy = (read: readonly Frame[], what: RegExp): void =>
  assertViolated(invariant, runOf({ told: [withFrames(served(), read)] }), what);

describe('pieces in order', () => {
  it('holds of a log that is read in one go, in two, and again at the end', () => {
    const resumed = withOperation(served({ task: 'b' }), {
      readings: [reading(frames.slice(0, 2), { closedBy: 'error' }), reading(frames.slice(2), { after: 1 })],
    });
    assert.equal(heldOver(invariant, runOf({ told: [served(), resumed] })), 20);
  });

  it('holds of a log that a crash took and told so', () => {
    const told = [interrupted('a', 3_900, { exitedMs: 3_998, toldMs: 5_050 })];
    assert.equal(heldOver(invariant, runOf({ told, ...restarted })), 6);
  });

  it('is violated by a gap, a repetition, and a resumption at another place', () => {
    assertViolatedBy([...frames.slice(0, 2), ...frames.slice(3)], /frame 2 was due/);
    assertViolatedBy([...frames.slice(0, 2), ...frames.slice(1)], /frame 2 was due/);
    const again = withOperation(served(), {
      readings: [reading(frames.slice(0, 3)), reading(frames.slice(1), { after: 2 })],
    });
    assertViolated(invariant, runOf({ told: [again] }), /frame 3 was due/);
  });

  it('is violated by an index that is not the next, a piece without an id, a second start', () => {
    assertViolatedBy(changed(2, { index: 2 }), /piece 1 was due/);
    assertViolatedBy(changed(2, { id: undefined }), /frame 2 was due/);
    assertViolatedBy([...frames, { ...pieceFrame(1_060, 3), id: undefined }], /has no id/);
    assertViolatedBy(changed(2, { event: 'started' }), /frame 2 of the log is started/);
    assertViolatedBy(changed(0, { event: 'token' }), /frame 0 of the log is token/);
  });

  it('is violated by readers, or a final read, who saw different frames of one number', () => {
    const other = changed(2, { text: 'other' });
    const told = withOperation(served(), { readings: [reading(frames), reading(other)] });
    assertViolated(invariant, runOf({ told: [told] }), /frame 2 was token .*"w1 ", and then .*"other"/);
    assertViolated(invariant, runOf({ told: [withFrames(served(), frames, other)] }), /frame 2 was/);
    const start = changed(0, { data: '{"queue_position":9}' });
    assertViolated(invariant, runOf({ told: [withFrames(served(), frames, start)] }), /frame 0 was/);
  });

  it('is violated by text that no engine gave, or that came before one gave it', () => {
    assertViolatedBy(changed(2, { text: 'other' }), /where engine 1 gave "w1 "/);
    assertViolatedBy(
      [...frames.slice(0, 4), pieceFrame(1_046, 3), endFrame(1_047, 4)],
      /which engine 1 never gave/,
    );
    assertViolatedBy(changed(2, { atMs: 1_020 }), /before engine 1 gave it/);
  });

  it('is violated by an end that its engine did not come to, or that leaves pieces out', () => {
    const told = served();
    const cut = { ...told, calls: [aCall('a', 1_004, { count: 3, how: 'failed' })] };
    assertViolated(invariant, runOf({ told: [cut] }), /had failed/);
    const longer = { ...told, calls: [aCall('a', 1_004, { count: 5 })] };
    assertViolated(invariant, runOf({ told: [longer] }), /gave 5 pieces/);
    assertViolated(
      invariant,
      runOf({ told: [{ ...told, calls: [] }, served({ task: 'b' })] }),
      /no engine was called/,
    );
  });

  it('is violated by an end that counts otherwise', () => {
    assertViolatedBy(changed(4, { data: '{"tokens_out":2}' }), /tells of 2 pieces/);
  });

  it('is violated by pieces that a crash took without a word', () => {
    const told = interrupted('a', 3_900, { exitedMs: 3_998, toldMs: 5_050 });
    const silent = [startedFrame(5_050), { ...endFrame(5_051, 0), data: '{"tokens_out":0}' }];
    const [first] = told.operation.readings;
    const spoiled = withOperation(withFrames(told, silent), {
      readings: [first ?? reading([]), reading(silent)],
    });
    assertViolated(invariant, runOf({ told: [spoiled], ...restarted }), /frame 1 was token/);
  });

  it('is unknown where nobody read a frame', () => {
    assertUnknown(invariant, runOf({ told: [withFrames(served(), [])] }), /nobody read a frame/);
  });
});
