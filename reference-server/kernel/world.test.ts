import assert from 'node:assert/strict';
import { hostDelayMsMax, realWorld } from './world.ts';

describe('the real world', () => {
  it('runs a timer once, not before its delay', async () => {
    const world = realWorld();
    const startMs = world.monotonicMs();
    const elapsedMs = await new Promise<number>(resolve => {
      world.after(7, () => resolve(world.monotonicMs() - startMs));
    });
    assert.ok(elapsedMs >= 7, `${elapsedMs} ms`);
  });

  it('runs no canceled timer', async () => {
    const world = realWorld();
    const ran: string[] = [];
    world.after(1, () => ran.push('canceled')).cancel();
    await new Promise<void>(resolve => world.after(3, resolve));
    assert.deepEqual(ran, []);
  });

  it('waits out a delay that the host would cut short', async () => {
    const world = realWorld();
    const ran: string[] = [];
    const warn = (warning: Error): number => ran.push(warning.name);
    process.on('warning', warn);
    const timer = world.after(hostDelayMsMax + 1_000, () => ran.push('long'), { background: true });
    await new Promise<void>(resolve => world.after(5, resolve));
    timer.cancel();
    process.off('warning', warn);
    assert.deepEqual(ran, []);
  });

  it('mints a new uuid each time', () => {
    const world = realWorld();
    const [a, b] = [world.uuid(), world.uuid()];
    assert.match(a, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.notEqual(a, b);
  });
});
