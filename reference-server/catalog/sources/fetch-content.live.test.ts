import assert from 'node:assert/strict';
import { type Handler, modelOf, serving, TestRegistry } from '../cache/registry-for-tests.ts';
import { type ContentSource, openContentSource, UnreadableSource } from '../index.ts';

describe('a source by https', () => {
  const registry = new TestRegistry();
  const content = modelOf('tiny');
  const to =
    (location: string): Handler =>
    (_, answer) =>
      void answer.writeHead(302, { location }).end();

  before(() => registry.listen());
  after(() => registry.close());
  beforeEach(() => {
    registry.forget();
    registry.handlers.set('/m', serving(content));
    registry.handlers.set('/away', to('https://evil.test/m'));
    registry.handlers.set('/plain', to('http://models.example/m'));
    registry.handlers.set('/as', to('https://user:pass@models.example/m'));
    registry.handlers.set('/once', to('/m'));
    registry.handlers.set('/twice', to('https://cdn.example/once'));
  });

  function source(redirectsMax?: number): ContentSource {
    const allows = (url: URL): boolean => url.host.endsWith('.example');
    const redirects = redirectsMax === undefined ? {} : { redirectsMax };
    return openContentSource({ baseDir: '/', fetch: registry.fetch, allows, ...redirects });
  }

  async function read(sourceUrl: string, redirectsMax?: number): Promise<Buffer> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of (await source(redirectsMax).read(sourceUrl)).body) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  it('asks no host that is not allowed, not after a redirect either [ORCH-3063(a)]', async () => {
    await assert.rejects(read('https://evil.test/m'), { code: 'REGISTRY_NOT_ALLOWED' });
    await assert.rejects(read('https://models.example/away', 5), { code: 'REGISTRY_NOT_ALLOWED' });
    assert.deepEqual(registry.asked, ['models.example/away']);
  });

  it('follows as many redirects as it may, and none where nothing is said [ASY-SEC-006(c)]', async () => {
    await assert.rejects(read('https://models.example/once'), UnreadableSource);
    assert.deepEqual(registry.asked, ['models.example/once']);
    assert.deepEqual(await read('https://models.example/once', 1), content);
    await assert.rejects(read('https://models.example/twice', 1), UnreadableSource);
    assert.deepEqual(await read('https://models.example/twice', 2), content);
  });

  it('follows none to another scheme or with credentials', async () => {
    await assert.rejects(read('https://models.example/plain', 5), UnreadableSource);
    await assert.rejects(read('https://models.example/as', 5), UnreadableSource);
  });

  it('says that it could not read what is not there', async () => {
    await assert.rejects(read('https://models.example/none'), /answers 404/);
    await assert.rejects(read('oci://models.example/m'), UnreadableSource);
    await assert.rejects(read('file:/'), /no regular file/);
    await assert.rejects(read('file:none'), UnreadableSource);
  });
});
