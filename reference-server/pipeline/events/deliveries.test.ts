import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PostJson } from '../../egress/index.ts';
import { callOf, untilDone } from '../calls-for-tests.ts';
import { JsonLinesFile } from '../json-lines-file.ts';
import { type Desk, deskOf, publish, receiver, sink, turns, url } from './sinks-for-tests.ts';

const lastDrop = ({ telemetry }: Desk) => {
  const entry = telemetry.logged.at(-1);
  return (
    entry && [
      entry.level,
      entry.event,
      Reflect.get(entry.fields, 'sink'),
      Reflect.get(entry.fields, 'reason'),
    ]
  );
};

describe('a webhook', () => {
  it('gets eight events at once, of as many calls, and those of one call after each other', async () => {
    const open = new Map<string, number>();
    let [now, most] = [0, 0];
    const slow: PostJson = async (_, json) => {
      const { job_id } = JSON.parse(json) as { job_id: string };
      open.set(job_id, (open.get(job_id) ?? 0) + 1);
      assert.equal(open.get(job_id), 1);
      now += 1;
      most = Math.max(most, now);
      await turns(3);
      now -= 1;
      open.delete(job_id);
      return { statusCode: 204 };
    };
    const desk = deskOf([sink({ id: 'hook', url })], slow);
    for (let call = 0; call < 60; call += 1) publish(desk, callOf(desk.world), 2);
    await turns(150);
    assert.deepEqual([most, now, desk.drops('hook')], [8, 0, 0]);
  });

  it('is tried three times, at growing distances, and not again', async () => {
    const atMs: number[] = [];
    const failing: PostJson = () => {
      atMs.push(desk.world.monotonicMs());
      return Promise.resolve({ statusCode: 503 });
    };
    const desk = deskOf([sink({ id: 'hook', url, timeout_ms: 60_000 })], failing);
    publish(desk, callOf(desk.world));
    for (let round = 0; round < 10; round += 1) {
      await turns(3);
      if (desk.drops('hook') > 0) break;
      desk.world.runNext();
    }
    const [first = 0, second = 0, third = 0] = atMs;
    assert.deepEqual([atMs.length, desk.drops('hook')], [3, 1]);
    assert.ok(second - first >= 25 && second - first <= 50, `${second - first}`);
    assert.ok(third - second >= 50 && third - second <= 100, `${third - second}`);
    assert.deepEqual(lastDrop(desk), ['warn', 'event_sink_drop', 'hook', 'status 503']);
  });

  it('that refuses for good is not tried again, and the reason is told once in a row', async () => {
    const { bodies, post } = receiver(400, 400, 204, 400);
    const desk = deskOf([sink({ id: 'hook', url })], post);
    const task = callOf(desk.world);
    publish(desk, task, 4);
    await turns(40);
    assert.deepEqual([bodies.length, desk.drops('hook')], [4, 3]);
    assert.deepEqual(desk.telemetry.logged.length, 2);
    assert.deepEqual(lastDrop(desk), ['warn', 'event_sink_drop', 'hook', 'status 400']);
  });
});

describe('what a webhook answers', () => {
  for (const [status, tries] of [
    [408, 3],
    [409, 1],
    [429, 3],
    [499, 1],
    [500, 3],
    [199, 1],
    [200, 1],
    [300, 1],
  ] as const) {
    it(`is ${status}: it is asked ${tries === 1 ? 'once' : 'three times'}`, async () => {
      const { bodies, post } = receiver(status);
      const desk = deskOf([sink({ id: 'hook', url })], post);
      publish(desk, callOf(desk.world));
      for (let round = 0; round < 5; round += 1) {
        await turns(3);
        desk.world.runNext();
      }
      assert.deepEqual([bodies.length, desk.drops('hook')], [tries, status === 200 ? 0 : 1]);
    });
  }
});

describe('a sink that drops', () => {
  const hangs: PostJson = () => new Promise(() => undefined);

  it('tells whether it was full or closed already', async () => {
    const desk = deskOf([sink({ id: 'hook', url, buffer_max: 1 })], hangs);
    publish(desk, callOf(desk.world), 2);
    assert.deepEqual(lastDrop(desk), ['warn', 'event_sink_drop', 'hook', 'full']);
    const waiting = deskOf([sink({ id: 'hook', url, timeout_ms: 60_000 })], hangs);
    publish(waiting, callOf(waiting.world), 3);
    await untilDone(waiting.world, waiting.bus.close());
    assert.deepEqual(lastDrop(waiting), ['warn', 'event_sink_drop', 'hook', 'closed']);
    const other = deskOf([sink({ id: 'hook', url })], hangs);
    await other.bus.close();
    publish(other, callOf(other.world));
    assert.deepEqual(lastDrop(other), ['warn', 'event_sink_drop', 'hook', 'closed']);
  });

  it('has five seconds when the server ends', async () => {
    const desk = deskOf([sink({ id: 'hook', url, timeout_ms: 60_000 })], hangs);
    publish(desk, callOf(desk.world));
    const startedMs = desk.world.monotonicMs();
    await untilDone(desk.world, desk.bus.close());
    assert.equal(desk.world.monotonicMs() - startedMs, 5_000);
  });
});

describe('a file of lines', () => {
  let folder = '';
  let path = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assay-lines-'));
    path = join(folder, 'lines.jsonl');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('has the events of all calls in the order in which they were published', async () => {
    const desk = deskOf([sink({ id: 'file', kind: 'file', path })]);
    const tasks = Array.from({ length: 20 }, () => callOf(desk.world));
    const published = tasks.flatMap(task => publish(desk, task)).map(({ job_id }) => job_id);
    await desk.bus.close();
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
    assert.deepEqual(
      lines.map(line => (JSON.parse(line) as { job_id: string }).job_id),
      published,
    );
  });

  it('is for its owner alone, and is let go of when it is closed', async () => {
    const file = new JsonLinesFile(path);
    await file.append(['{"a":1}']);
    assert.equal((await stat(path)).mode & 0o777, 0o600);
    await file.close();
    await rm(path);
    await file.append(['{"a":2}']);
    await file.close();
    assert.equal(await readFile(path, 'utf8'), '{"a":2}\n');
  });

  it('gets the line break that a crash kept from a whole line', async () => {
    await writeFile(path, '{"a":1}\n{"a":2}');
    const file = new JsonLinesFile(path);
    assert.equal(await file.lastLine(), '{"a":2}');
    await file.append(['{"a":3}']);
    await file.close();
    assert.equal(await readFile(path, 'utf8'), '{"a":1}\n{"a":2}\n{"a":3}\n');
  });

  it('takes none of the lines where the disk is full, and tries again each time', async () => {
    const file = new JsonLinesFile('/dev/full');
    for (let round = 0; round < 2; round += 1)
      await assert.rejects(
        file.append(['{}']),
        (error: unknown) => Reflect.get(Object(error), 'code') === 'ENOSPC',
      );
    await file.close();
  });

  it('may be a device, which holds nothing and can not be cut', async () => {
    const file = new JsonLinesFile('/dev/null');
    await file.append(['{}']);
    assert.equal(await file.lastLine(), undefined);
    await file.close();
  });
});
