import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VirtualWorld } from '../kernel/index.ts';
import { digestOf, strictPolicy } from './catalog-for-tests.ts';
import { certificate, messageBundle } from './certificates-for-tests.ts';
import { Catalog, loadTrustRules, openContentSource, openMemoryCatalogStore } from './index.ts';

describe('a catalog over files', () => {
  const world = new VirtualWorld();
  const span = { fromMs: world.wallMs() - 1_000, untilMs: world.wallMs() + 1_000 };
  const root = certificate({ name: 'root', ...span });
  const leaf = certificate({ name: 'leaf', issuer: root, identity: 'https://builder.example', ...span });
  const content = Buffer.from('the weights');
  let folder = '';

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'catalog-'));
    await writeFile(join(folder, 'tiny.gguf'), content);
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function open(): Promise<Catalog> {
    const fetch = () => Promise.reject(new Error('nothing is fetched here'));
    return await Catalog.open({
      world,
      store: openMemoryCatalogStore(),
      baseDir: folder,
      source: openContentSource({ baseDir: folder, fetch, allows: () => false }),
      rules: await loadTrustRules({ ...strictPolicy, ca_roots: ['root.pem'] }, async () => root.pem),
    });
  }

  it('a bundle beside the model signs it, and the answer says what was checked of it [ORCH-3061(a), ORCH-3063(b), ASY-CAT-003(b)]', async () => {
    const catalog = await open();
    const request = { id: 'tiny', source_url: 'file:tiny.gguf' };
    await assert.rejects(catalog.create(request), { code: 'UNTRUSTED_ARTIFACT' });
    const bundle = messageBundle(leaf, content, createHash('sha256').update(content).digest());
    await writeFile(join(folder, 'tiny.gguf.sigstore.json'), JSON.stringify(bundle));
    const { model } = await catalog.create(request);
    assert.equal(model.digest, digestOf(content));
    assert.deepEqual(model.signatures, [
      { signer: 'https://builder.example', algo: 'sigstore-bundle', verified: true },
    ]);
    const { report } = await catalog.verify('tiny');
    assert.deepEqual(
      report.checks.find(({ check }) => check === 'bundle'),
      {
        check: 'bundle',
        outcome: 'verified',
        identity: 'https://builder.example',
        identityCheck: 'any-of-root',
        validAt: 'now',
        transparencyLog: 'not-checked',
      },
    );
    world.advanceBy(2_000);
    assert.equal((await catalog.verify('tiny')).report.reason, 'unknown_signer');
  });
});
