import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tinyModelSha256 } from '#contracts/models';
import {
  EngineDocumentRefused,
  engineFileOf,
  findEngineFile,
  readEngineFile,
  shippedEngines,
} from './engine-document.ts';

const saying = (words: RegExp) => (error: unknown) => {
  assert.ok(error instanceof EngineDocumentRefused);
  assert.match(error.message, words);
  return true;
};

const embedded = { version: 1, name: 'e', driver: 'embedded', promises: ['D1'] };

describe('the document of an engine', () => {
  it('is shipped for each engine and each way to set it, under its own name [ORCH-3050(c)]', async () => {
    const names = await shippedEngines();
    const documents = await Promise.all(names.map(async name => (await findEngineFile(name)).document));
    assert.deepEqual(
      documents.map(({ name }) => name),
      names,
    );
    const settled = documents.filter(({ driver }) => driver !== 'wire');
    for (const { settings, name } of settled) assert.equal(typeof settings.flash_attention, 'boolean', name);
    assert.deepEqual(names, [
      'embedded',
      'embedded-flash-attention',
      'embedded-unified-kv',
      'llamacpp',
      'node-llama-cpp-cpu',
      'node-llama-cpp-cuda',
      'openai',
      'tgi',
      'triton',
      'vllm',
    ]);
  });

  it('of the engine with goldens names the model file for which they are', async () => {
    const { document } = await findEngineFile('embedded');
    assert.equal(document.fingerprint.model_digest, tinyModelSha256);
    assert.deepEqual(document.promises, ['D1', 'D2', 'D3', 'D4', 'O']);
  });

  it('may promise nothing, which is no defect', async () => {
    const documents = await Promise.all(['openai', 'tgi', 'triton'].map(findEngineFile));
    for (const { document } of documents) assert.deepEqual(document.promises, []);
  });

  it('has the defaults of what it does not say', () => {
    const { document } = engineFileOf(embedded, '/');
    assert.deepEqual(document.settings, { slots: [1, 2, 4], context: 4096, gpu: false });
    assert.deepEqual(document.model, { name: 'tiny', generated: false });
    assert.deepEqual(document.bounds, { ready_ms: 120_000, answer_ms: 300_000 });
    assert.equal(document.piece_per_token, false);
  });

  it('is refused with the place and what may stand there', () => {
    const bad = { ...embedded, promises: ['D9'], settings: { slots: [0] }, speed: 3 };
    assert.throws(() => engineFileOf(bad, '/'), saying(/\/promises\/0: found "D9"; allowed: .*D1/));
    assert.throws(() => engineFileOf(bad, '/'), saying(/\/settings\/slots\/0: found 0/));
    assert.throws(() => engineFileOf(bad, '/'), saying(/speed/));
  });

  it('is looked for by name among those that are shipped, and by path anywhere', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'assay-engine-'));
    try {
      await writeFile(join(folder, 'mine.yaml'), JSON.stringify(embedded));
      const { document, folder: found } = await findEngineFile(join(folder, 'mine.yaml'));
      assert.deepEqual([document.name, found], ['e', folder]);
      await writeFile(join(folder, 'broken.yaml'), 'version: [1');
      await assert.rejects(readEngineFile(join(folder, 'broken.yaml')), saying(/broken\.yaml is no YAML/));
      await writeFile(join(folder, 'bad.yaml'), 'version: 1');
      await assert.rejects(
        readEngineFile(join(folder, 'bad.yaml')),
        saying(/bad\.yaml is no document of an engine:\n.*name/),
      );
      await assert.rejects(findEngineFile(join(folder, 'none.yaml')), saying(/none\.yaml can't be read/));
    } finally {
      await rm(folder, { recursive: true });
    }
    await assert.rejects(
      findEngineFile('llama'),
      saying(/there is no engine llama: name one of embedded,.*vllm/),
    );
  });
});
