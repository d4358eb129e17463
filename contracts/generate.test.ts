import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedFiles } from './generate.ts';

const generatedOnDisk = (): string[] =>
  readdirSync(join(import.meta.dirname, 'generated'), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(import.meta.dirname.length + 1))
    .sort();

describe('contracts: generation', () => {
  it('gives the same bytes twice [OC-CONFIG-6010]', async () => {
    const [first, second] = [await generatedFiles(), await generatedFiles()];
    assert.ok(first.size > 10);
    assert.deepEqual([...second], [...first]);
  });

  it('gives the files that are committed, and no other', async () => {
    const files = await generatedFiles();
    assert.deepEqual([...files.keys()].sort(), generatedOnDisk());
    for (const [path, content] of files) {
      assert.equal(readFileSync(join(import.meta.dirname, path), 'utf8'), content, `${path} is stale`);
    }
  });

  it('leaves no reference to another file in what is served', async () => {
    const files = await generatedFiles();
    for (const plane of ['data', 'control']) {
      const text = files.get(`generated/openapi/${plane}.json`) ?? '';
      const references = [...text.matchAll(/"\$ref": "([^"]*)"/g)].map(match => match[1] ?? '');
      assert.ok(references.length > 100);
      assert.deepEqual(
        references.filter(reference => !reference.startsWith('#/components/')),
        [],
      );
    }
  });
});
