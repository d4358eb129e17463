import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OwnedProcess } from '#conformance/harness';
import { runAssay } from './testing/run-assay.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const run = async (folder: string, ...argv: string[]) => {
  const child = new OwnedProcess({ name: 'sample', argv, folder, sink: () => undefined });
  const { code } = await child.exited;
  return { code, text: child.lines.join('\n') };
};

describe('assay adapter', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assay-adapter-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('writes a sample in TypeScript whose tests pass and which keeps every promise that can be tried', async () => {
    const place = join(folder, 'typescript');
    assert.equal((await runAssay(['init', 'adapter', place])).code, 0);
    // What `npm install` makes of the dependency on a folder.
    await mkdir(join(place, 'node_modules'));
    await symlink(root, join(place, 'node_modules', 'assay'));
    const [tested, verified] = await Promise.all([
      run(place, 'node', '--test'),
      runAssay(['adapter', 'verify', join(place, 'adapter.ts')]),
    ]);
    assert.equal(tested.code, 0, tested.text);
    assert.match(tested.text, /pass 1\b/);
    assert.equal(verified.code, 0, verified.out + verified.err);
    assert.match(verified.out, /16 hold, 0 violated, 1 inapplicable/);
    const table = verified.out.slice(verified.out.indexOf('ASY-KIT-001'));
    assert.deepEqual(
      table.split('\n').filter(line => line.length > 80),
      [],
    );
  });

  it('writes a sample in Python whose tests pass and which keeps every promise that can be tried', async () => {
    const place = join(folder, 'python');
    assert.equal((await runAssay(['init', 'adapter', place, '--language', 'python'])).code, 0);
    const start = `python3 ${join(place, 'adapter.py')} --engine {engine} --port {port}`;
    const [tested, verified] = await Promise.all([
      run(place, 'python3', '-m', 'unittest'),
      runAssay(['adapter', 'verify', '--start', start, '--json']),
    ]);
    assert.equal(tested.code, 0, tested.text);
    assert.match(tested.text, /Ran 1 test/);
    assert.equal(verified.code, 0, verified.out + verified.err);
    const { requirements } = JSON.parse(verified.out) as { requirements: { verdict: string }[] };
    assert.deepEqual(
      requirements.map(({ verdict }) => verdict),
      Array.from({ length: 17 }, () => 'holds'),
    );
  });

  it('verifies each adapter of the reference server in front of a peer of its wire', async () => {
    const wires = ['llamacpp', 'vllm', 'tgi', 'triton', 'openai', 'anthropic'];
    const ran = await Promise.all(wires.map(wire => runAssay(['adapter', 'verify', `builtin:${wire}`])));
    for (const { code, out, err } of ran) {
      assert.match(out, /16 hold, 0 violated, 1 inapplicable/, err);
      assert.equal(code, 0);
    }
  });

  it('verifies the embedded engine as far as nobody plays it', async () => {
    const { code, out, err } = await runAssay(['adapter', 'verify', 'builtin:embedded']);
    assert.match(out, /9 hold, 0 violated, 8 inapplicable/, err);
    assert.equal(code, 0);
  });

  it('can not tell where there is no adapter, and says why', async () => {
    const nowhere = await runAssay(['adapter', 'verify', join(folder, 'nowhere.ts')]);
    assert.deepEqual([nowhere.code, nowhere.err.trim().endsWith('is no file')], [2, true]);
    const other = await runAssay(['adapter', 'verify', join(root, 'conformance/cli/io.ts')]);
    assert.equal(other.code, 2);
    assert.match(other.err, /is no adapter: it has no default export/);
  });
});
