import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { Egress, type PostJson, postJson } from '../../egress/index.ts';
import { realWorld, VirtualWorld } from '../../kernel/index.ts';
import { recordEvent } from '../../tasks/index.ts';
import { callOf, RememberingTelemetry } from '../calls-for-tests.ts';
import { createSinks } from './create-sinks.ts';
import { EventBus } from './event-bus.ts';
import { deskOf, publish, receiver, sink, turns, url } from './sinks-for-tests.ts';

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
    const egress = new Egress({ privateAddresses: ['127.0.0.0/8'] });
    const post = postJson({ egress, trust: 'listed' });
    const bus = new EventBus({ sinks: createSinks([config], { world: realWorld(), telemetry, post }) });
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

  it('at an address that nobody listed gets nothing, and its events count as lost [ASY-SEC-006(b)]', async () => {
    const address = server.address();
    assert.ok(typeof address === 'object' && address !== null);
    received.length = 0;
    const telemetry = new RememberingTelemetry();
    const config = sink({ id: 'hook', url: `http://127.0.0.1:${address.port}/events`, timeout_ms: 20 });
    const bus = new EventBus({ sinks: createSinks([config], { world: realWorld(), telemetry }) });
    bus.publish({ ...recordEvent(callOf(new VirtualWorld()), 1, { type: 'admitted' }), tenant_id: 'a' });
    await bus.close();
    assert.deepEqual(received, []);
    assert.equal(telemetry.counts.get('event_sink_drops_total hook'), 1);
  });
});
