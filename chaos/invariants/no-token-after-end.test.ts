import assert from 'node:assert/strict';
import { noTokenAfterEnd as invariant } from './no-token-after-end.ts';
import {
  aCall,
  errorFrame,
  interrupted,
  pieceFrame,
  reading,
  restarted,
  runOf,
  served,
  startedFrame,
  type Told,
  withFrames,
  withOperation,
} from './testing/runs.ts';
import { assertUnknown, assertViolated, heldOver } from './testing/verdicts.ts';

const frames = served().operation.readings[0]?.frames ?? [];

/** The engine gives pieces at 1,024, 1,034 and 1,044; the 204 comes between the second and the third. */
const canceled = (pieces: number): Told => {
  const read = [
    startedFrame(1_003),
    ...Array.from({ length: pieces }, (_, index) => pieceFrame(1_200 + index, index)),
    errorFrame(1_300, pieces + 1, 'CANCELED'),
  ];
  return {
    ...withOperation(withFrames(served(), read), {
      readings: [reading(read)],
      cancel: { askedMs: 1_036, answeredMs: 1_040, status: 204 },
    }),
    calls: [aCall('a', 1_004, { count: 3, how: 'aborted', endedMs: 1_045 })],
  };
};

describe('no token after end', () => {
  it('holds of tasks that ended, were canceled, or lost pieces to a crash', () => {
    const told = [served(), canceled(2), interrupted('c', 3_900, { exitedMs: 3_998, toldMs: 5_050 })];
    assert.equal(heldOver(invariant, runOf({ told, ...restarted })), 4);
  });

  it('is violated by anything that follows the terminal on its connection', () => {
    for (const late of [pieceFrame(1_060, 3), { atMs: 1_060, event: 'metrics', id: undefined }])
      assertViolated(
        invariant,
        runOf({ told: [withFrames(served(), [...frames, late], frames)] }),
        /after its end came/,
      );
  });

  it('is violated by a piece beyond the terminal that another reader got', () => {
    const more = [...frames.slice(0, 4), pieceFrame(1_060, 3)];
    const told = withOperation(served(), { readings: [reading(frames), reading(more)] });
    assertViolated(invariant, runOf({ told: [told] }), /after its end came token id 4/);
  });

  it('is violated by a piece after the error that took them', () => {
    const told = interrupted('a', 3_900, { exitedMs: 3_998, toldMs: 5_050 });
    const late = reading([startedFrame(5_060), pieceFrame(5_061, 0)]);
    const readings = [...told.operation.readings, late];
    assertViolated(
      invariant,
      runOf({ told: [withOperation(told, { readings })], ...restarted }),
      /after its end/,
    );
  });

  it('is violated by a piece that its engine gave after the 204 of the cancel', () => {
    assertViolated(invariant, runOf({ told: [canceled(3)] }), /i 2 .* after the 204/);
  });

  it('is unknown where nothing ended', () => {
    assertUnknown(
      invariant,
      runOf({ told: [withFrames(served(), frames.slice(0, 2))] }),
      /no task was seen to end/,
    );
  });
});
