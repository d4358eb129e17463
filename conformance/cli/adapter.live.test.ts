import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, OwnedProcess } from '#conformance/harness';
import { startPeer } from '#conformance/peers';
import type { KitReport } from '../kit/index.ts';
import { runAssay } from './testing/run-assay.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const run = async (folder: string, ...argv: string[]) => {
  const child = new OwnedProcess({ name: 'sample', argv, folder, sink: () => undefined });
  const { code } = await child.exited;
  return { code, text: child.lines.join('\n') };
};

/** What can be told of an engine that nobody scripts: of readiness, of pieces while they come, and of hang-ups. */
const expectedOfEngine = [
  ...['001(a)', '001(b)', '001(c)', '002(a)', '002(c)', '003(a)', '003(c)', '004(b)'],
  ...['008(a)', '008(b)', '008(c)', '008(d)', '008(e)', '009(a)', '009(b)', '010(a)', '010(b)', '014'],
];

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

  it('verifies engines inside the server as far as nobody plays them', async () => {
    const [embedded, scripted] = await Promise.all(
      ['embedded', 'scripted'].map(wire => runAssay(['adapter', 'verify', `builtin:${wire}`])),
    );
    assert.match(embedded?.out ?? '', /9 hold, 0 violated, 8 inapplicable/, embedded?.err);
    assert.match(scripted?.out ?? '', /8 hold, 0 violated, 9 inapplicable/, scripted?.err);
    assert.deepEqual([embedded?.code, scripted?.code], [0, 0]);
  });

  it('tries an engine alone by its wire, as far as it is not told what to do', async () => {
    const engine = await startPeer({ wire: 'vllm', name: 'engine', sink: () => undefined, slots: 64 });
    engine.script([{ act: 'repeat', everyMs: 2, piece: 'on ' }]);
    const alone = ['adapter', 'verify', '--engine-url', engine.url, '--model', engine.engine.model];
    const [{ code, out, err }, wireless] = await Promise.all([
      runAssay([...alone, '--wire', 'vllm', '--json']),
      runAssay(alone),
    ]);
    await engine.close();
    const { requirements } = JSON.parse(out) as KitReport;
    const verdicts = Map.groupBy(
      requirements.flatMap(({ clauses }) => clauses),
      ({ verdict }) => verdict,
    );
    const shown = verdicts.get('holds')?.map(({ clause }) => clause.slice('ASY-KIT-'.length));
    assert.deepEqual(shown, expectedOfEngine);
    assert.deepEqual([...verdicts.keys()].sort(), ['holds', 'inapplicable']);
    assert.deepEqual([code, err], [0, '']);
    assert.deepEqual([wireless.code, wireless.err.includes('with --wire: llamacpp, vllm')], [2, true]);
  });

  it('can not tell where no engine is, and says so', async () => {
    const { code, out, err } = await runAssay([
      'adapter',
      'verify',
      '--wire',
      'openai',
      '--engine-url',
      `http://127.0.0.1:${await freePort()}`,
    ]);
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /the engine at \S+ can't be tried: it is not there/);
  });

  it('can not tell where there is no adapter, and says why', async () => {
    const [nowhere, other] = await Promise.all([
      runAssay(['adapter', 'verify', join(folder, 'nowhere.ts')]),
      runAssay(['adapter', 'verify', join(root, 'conformance/cli/live-view.ts')]),
    ]);
    assert.deepEqual([nowhere.code, nowhere.err.trim().endsWith('is no file')], [2, true]);
    assert.equal(other.code, 2);
    assert.match(other.err, /is no adapter: it has no default export/);
  });
});
