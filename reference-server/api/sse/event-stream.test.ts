import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { VirtualWorld } from '../../kernel/index.ts';
import { EventStream } from './event-stream.ts';
import { connection, notingReader } from './fixtures.ts';

const bounds = { silentMs: 75, idleMs: 200 };
const large = `data: ${'x'.repeat(100_000)}\n\n`;

const make = () => {
  const world = new VirtualWorld();
  const { wire, response } = connection();
  const { reader, asked } = notingReader();
  const seat: string[] = [];
  const stream = new EventStream({
    response,
    world,
    seat: { fill: () => seat.push('filled'), release: () => seat.push('released') },
  });
  const open = (headers = {}): void => stream.open(reader, headers);
  return { world, wire, response, reader, asked, seat, stream, open };
};

const opened = () => {
  const made = make();
  made.open();
  return made;
};

/** A stream whose client takes no bytes any more. */
const stuck = () => {
  const made = opened();
  made.wire.isStuck = true;
  assert.equal(made.stream.write(large), false);
  return made;
};

describe('a stream that opens', () => {
  it('sends its headers before there is anything to read', () => {
    const { wire, seat, open } = make();
    open({ 'X-Correlation-Id': 'c-1' });
    assert.match(wire.text, /^HTTP\/1\.1 200 OK\r\n/);
    for (const header of [
      'Content-Type: text/event-stream',
      'Cache-Control: no-store',
      'X-Accel-Buffering: no',
      'X-Correlation-Id: c-1',
    ])
      assert.ok(wire.text.includes(`${header}\r\n`), header);
    assert.deepEqual([wire.hasNoDelay, seat], [true, ['filled']]);
  });

  it('gives what came before it in its order, and asks for more once', async () => {
    const { wire, stream, asked, open } = make();
    assert.deepEqual([stream.write('data: 1\n\n'), stream.write('data: 2\n\n')], [false, false]);
    open();
    await setImmediate();
    assert.match(wire.text, /data: 1\n\n[\s\S]*data: 2\n\n/);
    assert.deepEqual(asked, ['drained']);
    assert.equal(stream.write('data: 3\n\n'), true);
    await setImmediate();
    assert.match(wire.text, /data: 3\n\n/);
  });

  it('asks for no more while the client has not taken what came before it', async () => {
    const { wire, stream, asked, open } = make();
    wire.isStuck = true;
    stream.write(large);
    open();
    assert.deepEqual(asked, []);
    await setImmediate();
    wire.flow();
    await setImmediate();
    assert.deepEqual(asked, ['drained']);
  });

  it('asks for no more where the client took a part of what came before it', async () => {
    const { wire, stream, asked, open } = make();
    wire.isStuck = true;
    for (const text of ['data: 1\n\n', large]) stream.write(text);
    open();
    await setImmediate();
    assert.deepEqual(asked, []);
  });

  it('ends where it was closed before, after what came before that', async () => {
    const { response, stream, asked, seat, wire, open } = make();
    stream.write('data: 1\n\n');
    stream.close('terminal');
    assert.deepEqual([response.writableEnded, seat], [false, []]);
    open();
    await setImmediate();
    assert.match(wire.text, /data: 1\n\n/);
    assert.deepEqual([response.writableEnded, asked, seat], [true, [], ['filled', 'released']]);
  });

  it('gives its seat back and sends nothing where the client is gone already', () => {
    const { response, wire, asked, seat, open } = make();
    response.destroy();
    open();
    assert.deepEqual([wire.text, asked, seat], ['', ['leave left'], ['released']]);
  });
});

describe('a stream that closes', () => {
  it('gives its seat back before the client sees the end', () => {
    const { response, seat, stream } = opened();
    const seats: number[] = [];
    response.on('prefinish', () => seats.push(seat.length));
    stream.close('terminal');
    assert.deepEqual([response.writableEnded, response.destroyed, seats], [true, false, [2]]);
  });

  it('is cut off where its reader was too slow', () => {
    const { response, seat, stream } = stuck();
    stream.close('slow');
    assert.deepEqual([response.destroyed, response.writableEnded, seat[1]], [true, false, 'released']);
  });

  it('is asked of its reader by the server, once there is one', () => {
    const early = make();
    early.stream.end();
    const { stream, asked } = opened();
    stream.end();
    assert.deepEqual([early.asked, asked.at(-1)], [[], 'close']);
  });

  it('tells its reader when the client goes, and gives its seat back', async () => {
    const { wire, asked, seat } = opened();
    wire.destroy();
    await setImmediate();
    assert.deepEqual([asked.at(-1), seat.at(-1)], ['leave left', 'released']);
  });
});

describe('a stream on which nothing happens', () => {
  const beats = (asked: readonly string[]): number => asked.filter(each => each === 'heartbeat').length;

  it('breathes once it was silent for the bound, and not a millisecond earlier', () => {
    const { world, stream, asked } = opened();
    world.advanceBy(74);
    stream.tick(world.monotonicMs(), bounds);
    assert.equal(beats(asked), 0);
    world.advanceBy(1);
    stream.tick(world.monotonicMs(), bounds);
    assert.equal(beats(asked), 1);
  });

  it('was silent since the last frame', () => {
    const { world, stream, asked } = opened();
    world.advanceBy(74);
    stream.write('data: 1\n\n');
    world.advanceBy(74);
    stream.tick(world.monotonicMs(), bounds);
    assert.equal(beats(asked), 0);
  });

  it('has no reader to breathe for before it opens', () => {
    const { world, stream, asked } = make();
    world.advanceBy(1_000);
    stream.tick(world.monotonicMs(), bounds);
    assert.deepEqual(asked, []);
  });
});

describe('a stream whose client takes nothing', () => {
  it('is given up after the bound and not at it, counted from the first frame that it did not take', () => {
    const { world, response, stream, asked } = stuck();
    world.advanceBy(150);
    stream.write(large);
    world.advanceBy(50);
    stream.tick(world.monotonicMs(), bounds);
    assert.deepEqual([response.destroyed, asked.includes('leave idle')], [false, false]);
    world.advanceBy(1);
    stream.tick(world.monotonicMs(), bounds);
    assert.deepEqual([response.destroyed, asked.includes('leave idle')], [true, true]);
  });

  it('is asked nothing more once it is given up', () => {
    const { world, stream, asked } = stuck();
    world.advanceBy(201);
    stream.tick(world.monotonicMs(), bounds);
    assert.equal(asked.at(-1), 'leave idle');
  });

  it('does not breathe meanwhile', () => {
    const { world, stream, asked } = stuck();
    world.advanceBy(150);
    stream.tick(world.monotonicMs(), bounds);
    assert.ok(!asked.includes('heartbeat'));
  });

  it('goes on once the client takes bytes again, as if nothing had been', async () => {
    const { world, wire, response, stream, asked } = stuck();
    world.advanceBy(150);
    wire.flow();
    await setImmediate();
    assert.equal(asked.at(-1), 'drained');
    world.advanceBy(150);
    stream.tick(world.monotonicMs(), bounds);
    assert.deepEqual([response.destroyed, asked.at(-1)], [false, 'heartbeat']);
  });
});
