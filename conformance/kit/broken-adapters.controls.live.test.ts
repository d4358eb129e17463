// The kit must be able to fail: each of these adapters breaks one promise, and a case of that promise says so. The
// unbroken twin keeps them all.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadRequirements } from '#requirements';
import { type BrokenAdapter, brokenAdapters } from './broken/index.ts';
import { type KitReport, loadAdapterModule, type VerifyOptions, verifyAdapter } from './index.ts';
import type { KitClause } from './kit-report.ts';
import { writeSample } from './testing/write-sample.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const caseMs = 700;
const atATime = 8;

const isTried = ({ verdict }: KitClause): boolean => verdict === 'holds';

let folder = '';

const written = async (name: string, broken?: BrokenAdapter): Promise<string> =>
  join(await writeSample('typescript', join(folder, name), broken), 'adapter.ts');

const verify = async (path: string, options: VerifyOptions = {}): Promise<KitReport> => {
  const { port, default: make } = await loadAdapterModule(path);
  return verifyAdapter({ name: path, port, takesKeys: true, open: async engine => make(engine) }, options);
};

describe('the vendor kit', () => {
  const reports = new Map<BrokenAdapter, KitReport>();
  let good: KitReport | undefined;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assay-kit-'));
    await mkdir(join(folder, 'node_modules'));
    await symlink(root, join(folder, 'node_modules', 'assay'));
    good = await verify(await written('good'));
    const rows = await loadRequirements();
    const waiting = [...brokenAdapters.entries()];
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const [index, broken] = next;
        const path = await written(`broken-${index}`, broken);
        const [only] = broken.breaks;
        reports.set(broken, await verify(path, { only, rows, caseMs: broken.caseMs ?? caseMs }));
      }
    };
    await Promise.all(Array.from({ length: atATime }, work));
  });
  after(() => rm(folder, { recursive: true }));

  it('finds nothing wrong with the sample', () => {
    const other = good?.requirements.filter(({ verdict }) => verdict !== 'holds');
    assert.deepEqual(
      other?.map(({ requirement, verdict }) => [requirement, verdict]),
      [['ASY-KIT-016', 'inapplicable']],
    );
    assert.equal(good?.exit_code, 0);
  });

  it('has a broken adapter for every clause that it can try', () => {
    const tried = good?.requirements.flatMap(({ clauses }) => clauses).filter(isTried) ?? [];
    const broken = new Set(brokenAdapters.flatMap(({ breaks }) => breaks));
    const unbroken = tried.map(({ clause }) => clause).filter(clause => !broken.has(clause));
    assert.deepEqual(unbroken, []);
    assert.ok(tried.length >= 40);
  });

  for (const broken of brokenAdapters) {
    const [clause] = broken.breaks;
    it(`notices an adapter that ${broken.why} [${clause}]`, () => {
      const report = reports.get(broken);
      const judged = report?.requirements.flatMap(({ clauses }) => clauses);
      assert.equal(judged?.find(each => each.clause === clause)?.verdict, 'violated');
      assert.equal(report?.exit_code, 1);
    });
  }
});
