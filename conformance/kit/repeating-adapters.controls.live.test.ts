// Whether a text is repeated only an engine that decodes can show: each of these adapters breaks that, their twin does not.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrokenAdapter } from './broken/index.ts';
import { brokenRepetitions, repeating } from './broken/repetition.ts';
import { loadAdapterModule, verifyAdapter } from './index.ts';
import { type DecodingEngine, startDecodingEngine } from './testing/decoding-engine.ts';
import { writeSample } from './testing/write-sample.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const clause = 'ASY-KIT-007(c)';

describe('the vendor kit in front of an engine that decodes', () => {
  let folder = '';
  let engine: DecodingEngine;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assay-kit-'));
    await mkdir(join(folder, 'node_modules'));
    await symlink(root, join(folder, 'node_modules', 'assay'));
    engine = await startDecodingEngine();
  });
  after(async () => {
    await engine.close();
    await rm(folder, { recursive: true });
  });

  const verify = async (name: string, patch?: BrokenAdapter) => {
    const path = join(await writeSample('typescript', join(folder, name), patch), 'adapter.ts');
    const { port, default: make } = await loadAdapterModule(path);
    const report = await verifyAdapter(
      { name, port, open: async place => make(place) },
      { engineUrl: engine.url, model: 'tiny', only: clause },
    );
    return report.requirements.flatMap(({ clauses }) => clauses).find(each => each.clause === clause);
  };

  it('finds nothing wrong where the claim is true, and tries nothing where there is none', async () => {
    assert.equal((await verify('true', repeating))?.verdict, 'holds');
    assert.equal((await verify('unclaimed'))?.verdict, 'inapplicable');
  });

  for (const [index, broken] of brokenRepetitions.entries())
    it(`notices an adapter that ${broken.why} [${clause}]`, async () => {
      const judged = await verify(`broken-${index}`, broken);
      assert.equal(judged?.verdict, 'violated');
      // It is the text that tells, and no failure on the way to it.
      assert.match(judged.details.join(), /there is text|text of (the same|another) seed/);
    });
});
