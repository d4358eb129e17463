import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { EventSinkConfig } from '#contracts';
import { realWorld, VirtualWorld } from '../../kernel/index.ts';
import { recordEvent, type Task } from '../../tasks/index.ts';
import { callOf, RememberingTelemetry, untilDone } from '../calls-for-tests.ts';
import { createSinks } from './create-sinks.ts';
import { EventBus } from './event-bus.ts';
import type { PublishedEvent } from './event-sink.ts';
import type { PostJson } from './webhook.ts';

const url = 'http://receiver.invalid/events';

function sink(changes: Partial<EventSinkConfig> & { id: string }): EventSinkConfig {
  return { kind: 'webhook', buffer_max: 1_024, timeout_ms: 2_000, ...changes };
}

interface Desk {
  readonly world: VirtualWorld;
  readonly telemetry: RememberingTelemetry;
  readonly bus: EventBus;
  readonly drops: (sinkId: string) => number;
}

function deskOf(configs: readonly EventSinkConfig[], post?: PostJson): Desk {
  const world = new VirtualWorld();
  const telemetry = new RememberingTelemetry();
  const sinks = createSinks(configs, { world, telemetry, ...(post === undefined ? {} : { post }) });
  const drops = (sinkId: string) => telemetry.counts.get(`event_sink_drops_total ${sinkId}`) ?? 0;
  return { world, telemetry, bus: new EventBus({ sinks }), drops };
}

function publish(desk: Desk, task: Task, times = 1): PublishedEvent[] {
  return Array.from({ length: times }, () => {
    const event = {
      ...recordEvent(task, desk.world.wallMs(), { type: 'admitted' }),
      tenant_id: task.tenantId,
    };
    desk.bus.publish(event);
    return event;
  });
}

async function turns(count = 20): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await setImmediate();
}

/** A receiver that remembers what it was sent and answers with the statuses in turn, the last one for ever. */
function receiver(...statuses: number[]) {
  const bodies: { sequence: number; job_id: string; tenant_id: string; at_ms: number }[] = [];
  const post: PostJson = async (_, json) => {
    bodies.push(JSON.parse(json));
    return { statusCode: statuses[Math.min(bodies.length, statuses.length) - 1] ?? 204 };
  };
  return { bodies, post };
}

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

describe('a webhook that fails', () => {
  it('harms nobody: publishing goes on, and the drop is counted once and logged once [EVT-002(a)]', async () => {
    const broken: PostJson = () => Promise.reject(new Error('refused'));
    const desk = deskOf([sink({ id: 'hook', url })], broken);
    const task = callOf(desk.world);
    publish(desk, task, 3);
    for (let step = 0; step < 40; step += 1) {
      await turns(3);
      desk.world.runNext();
    }
    assert.equal(desk.drops('hook'), 3);
    assert.equal(desk.telemetry.logged.length, 1);
    assert.equal(task.state, 'queued');
  });

  for (const [statuses, tries, dropped] of [
    [[503, 429, 200], 3, 0],
    [[503, 503, 503, 200], 3, 1],
    [[404], 1, 1],
    [[302], 1, 1],
  ] as const) {
    it(`with ${statuses.join(', ')} is tried ${tries} times and loses ${dropped} [ASY-PIPE-007(c)]`, async () => {
      const { bodies, post } = receiver(...statuses);
      const desk = deskOf([sink({ id: 'hook', url })], post);
      publish(desk, callOf(desk.world));
      for (let step = 0; step < 10; step += 1) {
        await turns(3);
        desk.world.runNext();
      }
      assert.deepEqual([bodies.length, desk.drops('hook')], [tries, dropped]);
    });
  }

  it('is left alone once its time is over, also between tries', async () => {
    const { bodies, post } = receiver(503);
    const desk = deskOf([sink({ id: 'hook', url, timeout_ms: 10 })], post);
    publish(desk, callOf(desk.world));
    await turns();
    desk.world.advanceBy(5_000);
    await turns();
    assert.deepEqual([bodies.length, desk.drops('hook')], [1, 1]);
  });
});

describe('a webhook over the network', () => {
  let server: Server;
  const received: { method: string | undefined; type: string | undefined; body: string }[] = [];
  before(async () => {
    server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const body = Buffer.concat(chunks).toString('utf8');
      received.push({ method: request.method, type: request.headers['content-type'], body });
      response.writeHead(204).end();
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  });
  after(() => new Promise(resolve => server.close(resolve)));

  it('gets each event as a POST of JSON, in order [ASY-PIPE-007(b)]', async () => {
    const address = server.address();
    assert.ok(typeof address === 'object' && address !== null);
    const telemetry = new RememberingTelemetry();
    const config = sink({ id: 'hook', url: `http://127.0.0.1:${address.port}/events` });
    const bus = new EventBus({ sinks: createSinks([config], { world: realWorld(), telemetry }) });
    const task = callOf(new VirtualWorld());
    for (let at = 0; at < 5; at += 1) {
      bus.publish({ ...recordEvent(task, 1, { type: 'admitted' }), tenant_id: 'a' });
    }
    await bus.close();
    assert.deepEqual(
      received.map(({ method, type, body }) => [method, type, JSON.parse(body).sequence]),
      [0, 1, 2, 3, 4].map(sequence => ['POST', 'application/json', sequence]),
    );
    assert.equal(telemetry.counts.size, 0);
  });
});

describe('a file sink', () => {
  let folder = '';
  let path = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assay-events-'));
    path = join(folder, 'events.jsonl');
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function written(desk: Desk): Promise<PublishedEvent[]> {
    await desk.bus.close();
    return (await readFile(path, 'utf8'))
      .split('\n')
      .flatMap(line => (line === '' ? [] : [JSON.parse(line)]));
  }

  it('gets one JSON document per line, each event once and in order [ASY-PIPE-007(a)]', async () => {
    const desk = deskOf([sink({ id: 'file', kind: 'file', path })]);
    const published = publish(desk, callOf(desk.world), 700);
    assert.deepEqual(await written(desk), published);
    assert.equal(desk.drops('file'), 0);
  });

  for (const [published, dropped] of [
    [4, 0],
    [5, 0],
    [6, 1],
  ] as const) {
    it(`with room for five gets what fits of ${published} at once [EVT-002(c)]`, async () => {
      const desk = deskOf([sink({ id: 'file', kind: 'file', path, buffer_max: 5 })]);
      publish(desk, callOf(desk.world), published);
      assert.equal((await written(desk)).length, published - dropped);
      assert.equal(desk.drops('file'), dropped);
    });
  }

  it('appends to what an earlier process wrote, and cuts off the half line that a crash left', async () => {
    await writeFile(path, '{"sequence":7}\n{"sequence":8,"ty');
    const desk = deskOf([sink({ id: 'file', kind: 'file', path })]);
    publish(desk, callOf(desk.world));
    assert.deepEqual(
      (await written(desk)).map(event => event.sequence),
      [7, 0],
    );
  });

  it('that cannot be written drops and counts, and writes again when it can [EVT-002(a)]', async () => {
    const later = join(folder, 'later');
    path = join(later, 'events.jsonl');
    const desk = deskOf([sink({ id: 'file', kind: 'file', path })]);
    const task = callOf(desk.world);
    publish(desk, task, 2);
    while (desk.drops('file') === 0) await setImmediate();
    await mkdir(later);
    publish(desk, task);
    assert.deepEqual(
      (await written(desk)).map(event => event.sequence),
      [2],
    );
    assert.equal(desk.drops('file'), 2);
  });
});
