import assert from 'node:assert/strict';
import { ManualClock } from '../clock.ts';
import { Pace } from './pace.ts';

const turns = (pace: Pace, clock: ManualClock) => {
  const at: number[] = [];
  return {
    at,
    take: () => pace.turn().then(() => at.push(clock.nowMs())),
  };
};

describe('the pace of a run', () => {
  it('is nobody’s before there is a limit or a wish', async () => {
    const clock = new ManualClock();
    const { at, take } = turns(new Pace({ clock }), clock);
    await Promise.all([take(), take()]);
    assert.deepEqual(at, [0, 0]);
  });

  it('spaces requests where there is a limit', async () => {
    const clock = new ManualClock();
    const { at, take } = turns(new Pace({ clock, perSecondMax: 10 }), clock);
    const taken = Promise.all([take(), take(), take()]);
    clock.advance(200);
    await taken;
    assert.equal(at.length, 3);
    assert.equal(clock.timers, 0);
  });

  it('holds everybody back for as long as the target asks', async () => {
    const clock = new ManualClock();
    const pace = new Pace({ clock });
    assert.equal(pace.holdBack(1_000), true);
    const { at, take } = turns(pace, clock);
    const taken = take();
    clock.advance(999);
    assert.deepEqual([at, clock.timers], [[], 1]);
    clock.advance(1);
    await taken;
    assert.deepEqual(at, [1_000]);
  });

  it('has only so much patience, and counts what overlaps once', () => {
    const clock = new ManualClock();
    const pace = new Pace({ clock, patienceMs: 1_500 });
    assert.deepEqual(
      [1_000, 1_000, 600, 1_500, 1_501].map(ms => pace.holdBack(ms)),
      [true, true, true, true, false],
    );
    clock.advance(2_000);
    assert.equal(pace.holdBack(1), false);
  });
});
