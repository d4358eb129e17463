import assert from 'node:assert/strict';
import { isOrchestratorError, type Timer, type TimerOptions, VirtualWorld } from '../../kernel/index.ts';
import { configWith } from '../../sessions/fixtures.ts';
import { type OpenStream, OpenStreams, type TickBounds } from './open-streams.ts';

const limits = { streams_per_key_max: 2, streams_per_address_max: 3 };
const streams = { heartbeat_ms: 1_000, idle_ms: 5_000, metrics_interval_ms: 250 };

const make = () => {
  const world = new VirtualWorld({ startMonotonicMs: 0 });
  return { world, open: new OpenStreams({ world, config: configWith({ server: { limits }, streams }) }) };
};

const answerOf = (take: () => unknown): string => {
  try {
    take();
    return 'taken';
  } catch (error) {
    assert.ok(isOrchestratorError(error));
    return `${error.code} ${error.policyLabel} ${error.retryAfterMs}`;
  }
};

interface Noting extends OpenStream {
  readonly ticks: (TickBounds & { readonly atMs: number })[];
  ends: number;
}

const noting = (): Noting => ({
  ticks: [],
  ends: 0,
  tick(atMs, bounds) {
    this.ticks.push({ atMs, ...bounds });
  },
  end() {
    this.ends += 1;
  },
});

const refused = 'QUOTA_EXCEEDED quota 250';

describe('the seats of open streams', () => {
  it('are as many for a key as its limit, and one more is refused with a hint', () => {
    const { open } = make();
    const seats = [1, 2, 3].map(n => answerOf(() => open.take('k', `address ${n}`)));
    assert.deepEqual(seats, ['taken', 'taken', refused]);
    assert.equal(
      answerOf(() => open.take('other', 'address 1')),
      'taken',
    );
  });

  it('are as many for an address as its limit, whatever the key', () => {
    const { open } = make();
    const seats = ['a', 'b', 'c', 'd'].map(key => answerOf(() => open.take(key, 'one')));
    assert.deepEqual(seats, ['taken', 'taken', 'taken', refused]);
    assert.equal(
      answerOf(() => open.take('d', 'two')),
      'taken',
    );
  });

  it('are free again once they are given back, each once', () => {
    const { open } = make();
    const first = open.take('k', 'x');
    open.take('k', 'x');
    first.release();
    first.release();
    assert.deepEqual(
      [1, 2].map(() => answerOf(() => open.take('k', 'x'))),
      ['taken', refused],
    );
  });

  it('are counted by address too when they are given back', () => {
    const { open } = make();
    const seats = ['a', 'b', 'c'].map(key => open.take(key, 'one'));
    seats[0]?.release();
    assert.deepEqual(
      ['d', 'e'].map(key => answerOf(() => open.take(key, 'one'))),
      ['taken', refused],
    );
  });
});

describe('open streams', () => {
  it('are asked four times in a heartbeat, one tick before it would be late', () => {
    const { world, open } = make();
    const stream = noting();
    open.take('k', 'x').fill(stream);
    world.advanceBy(1_000);
    const due = { silentMs: 750, idleMs: 5_000 };
    assert.deepEqual(
      stream.ticks,
      [250, 500, 750, 1_000].map(atMs => ({ ...due, atMs })),
    );
  });

  it('have one timer, however many they are, and none once the last is gone', () => {
    const { world, open } = make();
    const both = [noting(), noting()];
    const seats = both.map(stream => {
      const seat = open.take('k', 'x');
      seat.fill(stream);
      return seat;
    });
    assert.equal(world.pendingTimers, 1);
    seats[0]?.release();
    world.advanceBy(250);
    assert.deepEqual([both.map(({ ticks }) => ticks.length), world.pendingTimers], [[0, 1], 1]);
    seats[1]?.release();
    world.advanceBy(250);
    assert.deepEqual([both.map(({ ticks }) => ticks.length), world.pendingTimers], [[0, 1], 0]);
  });

  it('are asked again where one opens after all were gone', () => {
    const { world, open } = make();
    const first = open.take('k', 'x');
    first.fill(noting());
    first.release();
    world.advanceBy(1_000);
    const second = noting();
    open.take('k', 'x').fill(second);
    world.advanceBy(250);
    assert.equal(second.ticks.length, 1);
  });

  it('keep no process alive that has nothing else to do', () => {
    const asked: (TimerOptions | undefined)[] = [];
    class Asked extends VirtualWorld {
      override after(delayMs: number, run: () => void, options?: TimerOptions): Timer {
        asked.push(options);
        return super.after(delayMs, run);
      }
    }
    const open = new OpenStreams({ world: new Asked(), config: configWith({ streams }) });
    open.take('k', 'x').fill(noting());
    assert.deepEqual(asked, [{ background: true }]);
  });

  it('end all at once, or those of certain keys alone', () => {
    const { open } = make();
    const [a, b] = [noting(), noting()];
    open.take('a', 'x').fill(a);
    open.take('b', 'x').fill(b);
    open.closeOf(new Set(['b', 'c']));
    assert.deepEqual([a.ends, b.ends], [0, 1]);
    open.closeAll();
    assert.deepEqual([a.ends, b.ends], [1, 2]);
  });

  it('that gave up their seat are not ended any more', () => {
    const { open } = make();
    const stream = noting();
    const seat = open.take('a', 'x');
    seat.fill(stream);
    seat.release();
    open.closeAll();
    assert.equal(stream.ends, 0);
  });
});
