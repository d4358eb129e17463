import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isOrchestratorError, VirtualWorld } from '../../kernel/index.ts';
import { type ContentSource, ModelCache, openContentSource } from '../index.ts';

import { digestOf, modelOf, serving, TestRegistry } from './registry-for-tests.ts';

const hexOf = (content: Buffer): string => digestOf(content).slice(7);
const refused = (code: string) => (error: unknown) => isOrchestratorError(error) && error.code === code;

describe('the cache of models', () => {
  const world = new VirtualWorld({ startWallMs: 1_700_000_000_000 });
  const registry = new TestRegistry();
  const { handlers, asked } = registry;
  let folder = '';
  let opened: ModelCache[] = [];

  before(() => registry.listen());
  after(() => registry.close());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'models-'));
    opened = [];
    registry.forget();
  });
  afterEach(async () => {
    await Promise.all(opened.map(cache => cache.close()));
    await rm(folder, { recursive: true });
  });

  async function open(bytesMax = 1_000, redirectsMax = 0): Promise<ModelCache> {
    const allows = (url: URL): boolean => url.host.endsWith('.example');
    const source = openContentSource({
      baseDir: folder,
      fetch: registry.fetch,
      allows,
      redirectsMax,
    });
    const cache = await ModelCache.open({ world, source, path: join(folder, 'cache'), bytesMax });
    opened.push(cache);
    return cache;
  }

  const order = (content: Buffer, path = '/m') => ({
    digest: digestOf(content),
    sourceUrl: `https://models.example${path}`,
  });
  const kept = async (): Promise<string[]> => (await readdir(join(folder, 'cache'))).sort();

  /** Obtains and lets go, a second later than whatever was before. */
  async function use(cache: ModelCache, content: Buffer, path: string): Promise<void> {
    handlers.set(path, serving(content));
    world.advanceBy(1_000);
    (await cache.obtain(order(content, path))).release();
  }

  it('hands out the path of a file whose digest it checked, from https and from file [ORCH-3037]', async () => {
    const content = modelOf('tiny');
    handlers.set('/m', serving(content));
    const cache = await open();
    const model = await cache.obtain(order(content));
    assert.deepEqual(await readFile(model.path), content);
    assert.equal(model.sizeBytes, 100);
    assert.equal(cache.usedBytes(), 100);
    const local = modelOf('local', 50);
    await writeFile(join(folder, 'local model.gguf'), local);
    const copied = await cache.obtain({ digest: digestOf(local), sourceUrl: 'file:local%20model.gguf' });
    assert.deepEqual(await readFile(copied.path), local);
    assert.equal(cache.usedBytes(), 150);
  });

  it('refuses other content than the digest says, and keeps nothing of it [ORCH-3037(a), ORCH-3037(b)]', async () => {
    const content = modelOf('tiny');
    const flipped = Buffer.from(content);
    flipped[50] = (flipped[50] ?? 0) ^ 1;
    handlers.set('/m', serving(flipped));
    const cache = await open();
    await assert.rejects(cache.obtain(order(content)), refused('DIGEST_MISMATCH'));
    assert.deepEqual(await kept(), []);
    assert.equal(cache.usedBytes(), 0);
  });

  it('asks nobody for what it has, after a restart either', async () => {
    const content = modelOf('tiny');
    await use(await open(), content, '/m');
    const again = await open();
    assert.equal(again.usedBytes(), 100);
    (await again.obtain(order(content))).release();
    assert.deepEqual(asked, ['models.example/m']);
  });

  it('finds a damaged file when it is asked for, and fetches it anew [ORCH-3042(a)]', async () => {
    const content = modelOf('tiny');
    const cache = await open();
    await use(cache, content, '/m');
    const path = join(folder, 'cache', hexOf(content));
    await writeFile(path, modelOf('evil'));
    const model = await cache.obtain(order(content));
    assert.deepEqual(await readFile(model.path), content);
    await rm(path);
    assert.deepEqual(await readFile((await cache.obtain(order(content))).path), content);
    assert.equal(asked.length, 3);
  });

  it('fetches once for all who ask at the same time', async () => {
    const content = modelOf('tiny');
    handlers.set('/m', serving(content));
    const cache = await open();
    const models = await Promise.all([1, 2, 3].map(() => cache.obtain(order(content))));
    assert.equal(new Set(models.map(({ path }) => path)).size, 1);
    assert.deepEqual(asked, ['models.example/m']);
  });

  it('goes on where a download broke off [ASY-CAT-003(c)]', async () => {
    const content = modelOf('tiny');
    const brokenOff = async function* (): AsyncIterable<Uint8Array> {
      yield content.subarray(0, 40);
      throw new Error('the line is dead');
    };
    const source: ContentSource = {
      read: async () => ({ body: brokenOff(), from: 0, totalBytes: content.length }),
    };
    const cache = await ModelCache.open({ world, source, path: join(folder, 'cache'), bytesMax: 1_000 });
    await assert.rejects(cache.obtain(order(content)), refused('STORE_UNAVAILABLE'));
    const { size } = await stat(join(folder, 'cache', `${hexOf(content)}.partial`));
    assert.equal(size, 40);
    assert.equal(cache.usedBytes(), 40);
    handlers.set('/m', serving(content));
    const model = await (await open()).obtain(order(content));
    assert.deepEqual(await readFile(model.path), content);
    assert.deepEqual(asked, ['models.example/m bytes=40-']);
    assert.deepEqual(await kept(), [hexOf(content)]);
  });

  it('throws away a rest that does not fit, or that the source cannot go on from, and begins again', async () => {
    const content = modelOf('tiny');
    const partial = join(folder, 'cache', `${hexOf(content)}.partial`);
    for (const rest of [Buffer.alloc(40, 'x'), Buffer.alloc(140, 'x')]) {
      await open();
      await writeFile(partial, rest);
      await use(await open(), content, '/m');
      assert.deepEqual(await kept(), [hexOf(content)]);
      await rm(join(folder, 'cache', hexOf(content)));
    }
    await writeFile(partial, Buffer.alloc(40, 'x'));
    handlers.set('/m', (_, answer) => void answer.writeHead(200, { 'content-length': 100 }).end(content));
    assert.deepEqual(await readFile((await (await open()).obtain(order(content))).path), content);
    await rm(join(folder, 'cache', hexOf(content)));
    await writeFile(partial, content);
    asked.length = 0;
    assert.deepEqual(await readFile((await (await open()).obtain(order(content))).path), content);
    assert.deepEqual(asked, []);
  });

  it('evicts the least recently used, to the byte, and in the same order after a restart [ORCH-3042(b)]', async () => {
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(name => modelOf(name));
    assert.ok(a && b && c && d);
    const cache = await open(300);
    for (const content of [a, b, c, a]) await use(cache, content, `/${content.subarray(0, 1)}`);
    assert.equal(cache.usedBytes(), 300);
    const restarted = await open(300);
    await use(restarted, d, '/d');
    assert.deepEqual(await kept(), [a, c, d].map(hexOf).sort());
    assert.equal(restarted.usedBytes(), 300);
    assert.equal((await open(299)).usedBytes(), 200);
    assert.deepEqual(await kept(), [a, d].map(hexOf).sort());
  });

  it('never evicts what is held, and refuses rather [ORCH-3042(b)]', async () => {
    const [a, b, c] = ['a', 'b', 'c'].map(name => modelOf(name));
    assert.ok(a && b && c);
    const cache = await open(200);
    handlers.set('/a', serving(a));
    const held = await cache.obtain(order(a, '/a'));
    await use(cache, b, '/b');
    await use(cache, c, '/c');
    assert.deepEqual(
      (await kept()).filter(name => !name.endsWith('.partial')),
      [a, c].map(hexOf).sort(),
    );
    const big = modelOf('big', 101);
    handlers.set('/big', serving(big));
    await assert.rejects(cache.obtain(order(big, '/big')), refused('STORE_UNAVAILABLE'));
    assert.equal(cache.usedBytes(), 200);
    held.release();
    held.release();
    (await cache.obtain(order(big, '/big'))).release();
    assert.equal((await kept()).includes(hexOf(a)), false);
  });

  it('keeps to its bound where the source does not say how long it is [ORCH-3042(b)]', async () => {
    const content = modelOf('tiny');
    handlers.set('/m', (_, answer) => void answer.writeHead(200).end(content));
    await assert.rejects((await open(99)).obtain(order(content)), refused('STORE_UNAVAILABLE'));
    (await (await open(100)).obtain(order(content))).release();
  });

  it('stops a download that nobody waits for, and one that is asked for again goes on from there', async () => {
    const content = modelOf('tiny');
    const arrived = Promise.withResolvers<void>();
    handlers.set('/m', (_, answer) => {
      answer.writeHead(200, { 'content-length': content.length });
      answer.write(content.subarray(0, 40), () => arrived.resolve());
    });
    const cache = await open();
    const leaving = new AbortController();
    const first = cache.obtain(order(content), leaving.signal);
    await arrived.promise;
    leaving.abort(new Error('gone'));
    await assert.rejects(first, /gone/);
    handlers.set('/m', serving(content));
    assert.deepEqual(await readFile((await cache.obtain(order(content))).path), content);
    assert.equal(asked.length, 2);
  });

  it('ends what is on its way when it closes', async () => {
    const content = modelOf('tiny');
    const arrived = Promise.withResolvers<void>();
    handlers.set('/m', (_, answer) => {
      answer.writeHead(200, { 'content-length': content.length });
      answer.write(content.subarray(0, 40), () => arrived.resolve());
    });
    const cache = await open();
    const waiting = cache.obtain(order(content));
    const rejected = assert.rejects(waiting, refused('SHUTTING_DOWN'));
    await arrived.promise;
    await cache.close();
    await rejected;
  });
});
