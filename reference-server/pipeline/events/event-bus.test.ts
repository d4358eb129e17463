import assert from 'node:assert/strict';
import type { PostJson } from '../../egress/index.ts';
import { VirtualWorld } from '../../kernel/index.ts';
import { recordEvent } from '../../tasks/index.ts';
import { callOf, untilDone } from '../calls-for-tests.ts';
import { deskOf, publish, receiver, sink, turns, url } from './sinks-for-tests.ts';

describe('events', () => {
  it('carry job, tenant, time and a sequence from 0 without gaps, and arrive in it [EVT-003(a), EVT-003(c)]', async () => {
    const { bodies, post } = receiver(204);
    const desk = deskOf([sink({ id: 'hook', url })], post);
    const tasks = Array.from({ length: 5 }, () => callOf(desk.world, { tenantId: 'b' }));
    for (let round = 0; round < 10; round += 1) for (const task of tasks) publish(desk, task);
    await turns(100);
    assert.equal(bodies.length, 50);
    for (const task of tasks) {
      const own = bodies.filter(body => body.job_id === task.jobId);
      assert.deepEqual(
        own.map(body => body.sequence),
        task.events.map(event => event.sequence),
      );
      assert.deepEqual(own[0], { ...task.events[0], tenant_id: 'b' });
      assert.equal(own[0]?.at_ms, desk.world.wallMs());
    }
  });

  it('are as they were when they were published [EVT-003(b)]', async () => {
    const { bodies, post } = receiver(204);
    const desk = deskOf([sink({ id: 'hook', url })], post);
    const [event] = publish(desk, callOf(desk.world));
    assert.ok(event);
    Reflect.set(event, 'tenant_id', 'changed');
    await turns();
    assert.equal(bodies[0]?.tenant_id, 'a');
  });

  it('cannot be changed in the record of their task [EVT-003(b)]', () => {
    const world = new VirtualWorld();
    const event = recordEvent(callOf(world), world.wallMs(), { type: 'admitted' });
    assert.ok(Object.isFrozen(event));
  });
});

describe('a sink that hangs', () => {
  const hangs: PostJson = () => new Promise(() => undefined);

  for (const [published, dropped] of [
    [2, 0],
    [3, 0],
    [4, 1],
  ] as const) {
    it(`with room for three drops ${dropped} of ${published} and counts them [EVT-002(c)]`, async () => {
      const desk = deskOf([sink({ id: 'hook', url, buffer_max: 3 })], hangs);
      publish(desk, callOf(desk.world), published);
      await turns();
      assert.equal(desk.drops('hook'), dropped);
    });
  }

  it('delays no publisher and takes nothing from another sink [EVT-002(b), EVT-002(d)]', async () => {
    const { bodies, post } = receiver(204);
    const both: PostJson = (to, json, signal) => (to === url ? post : hangs)(to, json, signal);
    const stuck = sink({ id: 'stuck', url: 'http://stuck.invalid/', buffer_max: 1 });
    const desk = deskOf([stuck, sink({ id: 'hook', url })], both);
    publish(desk, callOf(desk.world), 20);
    assert.equal(bodies.length, 0);
    await turns(60);
    assert.equal(bodies.length, 20);
    assert.equal(desk.drops('stuck'), 19);
    assert.equal(desk.drops('hook'), 0);
  });

  it('has failed when its time is over, and the next event has its turn [ASY-PIPE-007(c)]', async () => {
    let calls = 0;
    const firstHangs: PostJson = () => {
      calls += 1;
      return calls === 1 ? new Promise(() => undefined) : Promise.resolve({ statusCode: 200 });
    };
    const desk = deskOf([sink({ id: 'hook', url, timeout_ms: 500 })], firstHangs);
    publish(desk, callOf(desk.world), 2);
    await turns();
    desk.world.advanceBy(499);
    await turns();
    assert.deepEqual([desk.drops('hook'), calls], [0, 1]);
    desk.world.advanceBy(1);
    await turns();
    assert.deepEqual([desk.drops('hook'), calls], [1, 2]);
  });

  it('holds up the end of the server no longer than a bound, and what it did not get is counted', async () => {
    const desk = deskOf([sink({ id: 'hook', url, timeout_ms: 60_000 })], hangs);
    publish(desk, callOf(desk.world), 4);
    const startedMs = desk.world.monotonicMs();
    await untilDone(desk.world, desk.bus.close(1_000));
    await turns();
    assert.equal(desk.world.monotonicMs() - startedMs, 1_000);
    assert.equal(desk.drops('hook'), 4);
    publish(desk, callOf(desk.world));
    assert.equal(desk.drops('hook'), 5);
  });
});
