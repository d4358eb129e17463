import assert from 'node:assert/strict';
import fc from 'fast-check';
import { VirtualWorld } from './virtual-world.ts';

describe('the virtual world', () => {
  it('repeats chance and identity with its seed, and differs without it', () => {
    const drawn = (seed: number): string => {
      const world = new VirtualWorld({ seed });
      return `${world.random()} ${world.uuid()} ${world.random()}`;
    };
    assert.equal(drawn(7), drawn(7));
    assert.notEqual(drawn(7), drawn(8));
    assert.match(
      new VirtualWorld().uuid(),
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it('runs timers by time and then by the order in which they were made', () => {
    const delays = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 40 });
    fc.assert(
      fc.property(delays, list => {
        const world = new VirtualWorld({ startMonotonicMs: 0 });
        const ran: [number, number][] = [];
        for (const [order, delayMs] of list.entries()) {
          world.after(delayMs, () => ran.push([world.monotonicMs(), order]));
        }
        world.advanceTo(20);
        const due = list.map((delayMs, order): [number, number] => [delayMs, order]);
        assert.deepEqual(
          ran,
          due.sort((a, b) => a[0] - b[0] || a[1] - b[1]),
        );
      }),
    );
  });

  it('runs a timer that another one made, if it is due by then, and stops at the given time', () => {
    const world = new VirtualWorld({ startMonotonicMs: 0 });
    const ran: number[] = [];
    const again = (): void => {
      ran.push(world.monotonicMs());
      world.after(10, again);
    };
    world.after(10, again);
    world.advanceTo(35);
    assert.deepEqual(ran, [10, 20, 30]);
    assert.equal(world.monotonicMs(), 35);
    assert.equal(world.nextTimerAtMs(), 40);
  });

  it('moves to the next timer alone, and says when there is none', () => {
    const world = new VirtualWorld({ startMonotonicMs: 0 });
    const ran: number[] = [];
    world.after(5, () => ran.push(world.monotonicMs())).cancel();
    world.after(9, () => ran.push(world.monotonicMs()));
    assert.equal(world.pendingTimers, 1);
    assert.equal(world.runNext(), true);
    assert.deepEqual(ran, [9]);
    assert.equal(world.runNext(), false);
  });

  it('moves both clocks with time, and the wall alone by a jump', () => {
    const world = new VirtualWorld({ startMonotonicMs: 100, startWallMs: 5_000 });
    world.advanceBy(50);
    world.jumpWall(-1_000);
    assert.equal(world.monotonicMs(), 150);
    assert.equal(world.wallMs(), 4_050);
  });
});
