// As for modules: each of these processes breaks one promise, and their unbroken twin keeps them all.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brokenProcesses } from './broken/protocol.ts';
import { protocolSource, type VerifyOptions, verifyAdapter } from './index.ts';
import { writeSample } from './testing/write-sample.ts';

let folder = '';

const verify = async (path: string, options: VerifyOptions = {}) => {
  const command = `python3 ${join(path, 'adapter.py')} --engine {engine} --port {port}`;
  const report = await verifyAdapter(protocolSource({ command }), options);
  return { ...report, clauses: report.requirements.flatMap(({ clauses }) => clauses) };
};

describe('the vendor kit over the protocol', () => {
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assay-kit-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('finds nothing wrong with the sample in Python', async () => {
    const { requirements, exit_code } = await verify(await writeSample('python', join(folder, 'good')));
    assert.deepEqual(
      requirements.filter(({ verdict }) => verdict !== 'holds'),
      [],
    );
    assert.equal(requirements.length, 17);
    assert.equal(exit_code, 0);
  });

  for (const [index, broken] of brokenProcesses.entries()) {
    const [clause] = broken.breaks;
    it(`notices a process that ${broken.why} [${clause}]`, async () => {
      const path = await writeSample('python', join(folder, `broken-${index}`), broken);
      const { clauses, exit_code } = await verify(path, { only: clause });
      assert.equal(clauses.find(each => each.clause === clause)?.verdict, 'violated');
      assert.equal(exit_code, 1);
    });
  }

  it('says what a process said that ends before it listens', async () => {
    const command = 'node -e console.error("no(t)here");process.exit(3)';
    await assert.rejects(verifyAdapter(protocolSource({ command })), /ended at once[\s\S]*no\(t\)here/);
  });
});
