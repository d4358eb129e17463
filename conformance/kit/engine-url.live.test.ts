// In front of an engine that is really there nobody plays a script: somebody between sees what is asked and hung up.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Peer, startPeer } from '#conformance/peers';
import { brokenAdapters } from './broken/index.ts';
import { loadAdapterModule, verifyAdapter } from './index.ts';
import { writeSample } from './testing/write-sample.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const caseMs = 2_000;

describe('the vendor kit in front of a real engine', () => {
  let folder = '';
  let engine: Peer;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assay-kit-'));
    await mkdir(join(folder, 'node_modules'));
    await symlink(root, join(folder, 'node_modules', 'assay'));
    engine = await startPeer({ wire: 'openai', name: 'engine', sink: () => undefined, slots: 64 });
    engine.script([{ act: 'repeat', everyMs: 2, piece: 'on ' }]);
  });
  after(async () => {
    await engine.close();
    await rm(folder, { recursive: true });
  });

  const verify = async (path: string, only?: string) => {
    const { port, default: make } = await loadAdapterModule(join(path, 'adapter.ts'));
    const report = await verifyAdapter(
      { name: path, port, open: async place => make(place) },
      { engineUrl: engine.url, model: 'tiny', caseMs, ...(only === undefined ? {} : { only }) },
    );
    return { ...report, clauses: report.requirements.flatMap(({ clauses }) => clauses) };
  };

  it('tries what such an engine can show, and lists the rest', async () => {
    const { clauses, exit_code } = await verify(await writeSample('typescript', join(folder, 'good')));
    const holding = clauses.filter(({ verdict }) => verdict === 'holds').map(({ clause }) => clause);
    for (const clause of [
      '002(a)',
      '002(c)',
      '004(b)',
      '008(a)',
      '008(b)',
      '008(c)',
      '008(e)',
      '009(b)',
      '010(a)',
      '010(b)',
    ])
      assert.ok(holding.includes(`ASY-KIT-${clause}`), clause);
    const reasons = clauses.flatMap(({ verdict, details }) =>
      verdict === 'inapplicable' ? [details[0]] : [],
    );
    assert.ok(reasons.length > 20 && reasons.every(reason => reason !== undefined && reason !== ''));
    assert.equal(exit_code, 0);
  });

  it('notices a hang-up that comes late', async () => {
    const broken = brokenAdapters.find(({ breaks }) => breaks[0] === 'ASY-KIT-009(b)');
    const path = await writeSample('typescript', join(folder, 'late'), broken);
    const { clauses } = await verify(path, 'ASY-KIT-009(b)');
    assert.equal(clauses.find(({ clause }) => clause === 'ASY-KIT-009(b)')?.verdict, 'violated');
  });
});
