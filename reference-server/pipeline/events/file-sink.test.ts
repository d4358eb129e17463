import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { callOf } from '../calls-for-tests.ts';
import type { PublishedEvent } from './event-sink.ts';
import { type Desk, deskOf, publish, sink } from './sinks-for-tests.ts';

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
