import assert from 'node:assert/strict';
import { finishedStreamsReplayAlike as invariant } from './finished-streams-replay-alike.ts';
import {
  interrupted,
  keptFrames,
  restarted,
  runOf,
  served,
  type Told,
  withFinal,
  withFrames,
} from './testing/runs.ts';
import { assertUnknown, assertViolated, heldOver } from './testing/verdicts.ts';

const frames = served().operation.readings[0]?.frames ?? [];
const run = (told: Told): ReturnType<typeof runOf> => runOf({ told: [told], ...restarted });
const replayed = (kept: typeof frames): Told => withFrames(served(), frames, kept);

describe('finished streams replay alike', () => {
  it('holds where every frame is there again', () => {
    assert.equal(heldOver(invariant, run(served())), 1);
  });

  it('is violated by a frame that is gone, new, or changed in a byte', () => {
    assertViolated(invariant, run(replayed(frames.slice(0, -1))), /end id 4, after it nothing/);
    assertViolated(
      invariant,
      run(replayed(frames.filter((_, at) => at !== 2))),
      /token id 2 .* after it nothing/,
    );
    const changed = frames.map(frame => (frame.index === 1 ? { ...frame, text: 'w1' } : frame));
    assertViolated(invariant, run(replayed(changed)), /"w1 ", after it .*"w1"/);
    const end = frames.map(frame =>
      frame.event === 'end' ? { ...frame, data: '{"tokens_out": 3}' } : frame,
    );
    assertViolated(invariant, run(replayed(end)), /end id 4/);
    const more = [...frames, { atMs: 0, event: 'error', id: 5, data: '{}' }];
    assertViolated(invariant, run(replayed(more)), /had 5 frames, and after the restart 6/);
  });

  it('is violated by a stream that can not be read any more', () => {
    assertViolated(invariant, run(withFinal(served(), { frames: [] })), /could not be read/);
  });

  it('is unknown where nothing ended before a restart, durably', () => {
    const cut = interrupted('a', 3_900, { exitedMs: 3_998, toldMs: 5_050 });
    assertUnknown(invariant, run(cut), /no task ended/);
    assertUnknown(invariant, runOf({ told: [served()] }), /no task ended/);
    const undurable = frames.map(frame => (frame.event === 'end' ? { ...frame, durable: false } : frame));
    const told = withFinal(withFrames(served(), undurable), { frames: keptFrames(frames) });
    assertUnknown(invariant, run(told), /no task ended/);
  });
});
