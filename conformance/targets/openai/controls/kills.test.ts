import assert from 'node:assert/strict';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isFresh, readMatrix } from '../../../mutants/kill-matrix.ts';
import type { CheckResult } from '../../../report/index.ts';
import { brokenTargets, killsOf, killsPath, sourcesHash, targetHashes, unnoticed } from './kills.ts';

const check = (
  id: string,
  verdict: CheckResult['verdict'],
  more: Partial<CheckResult> = {},
): CheckResult => ({
  ...{ id, title: id, kind: 'conformance', verdict, clauses: ['MADE-1(a)'] },
  assertions: [{ id: 'said', clause: 'MADE-1(a)', holds: verdict === 'passed' }],
  ...more,
});

const target = { id: 'broken-server/made', breaks: ['MADE-1(a)'] };
const kill = { clause: 'MADE-1(a)', check: 'one', assertion: 'said', mutant: 'broken-server/made' };

const killed = (broken: CheckResult, sound = check('one', 'passed')) =>
  killsOf(target, { checks: [broken] }, { checks: [sound] });

describe('a kill of a broken server', () => {
  it('is an assertion of its clause that fails, in a check of that clause', () => {
    assert.deepEqual(killed(check('one', 'failed')), [kill]);
    assert.deepEqual(killed(check('one', 'passed')), []);
    assert.deepEqual(killed(check('one', 'failed', { clauses: ['MADE-1(b)'] })), []);
    const other = [{ id: 'said', clause: 'MADE-1(b)', holds: false }];
    assert.deepEqual(killed(check('one', 'failed', { assertions: other })), []);
  });

  it('is none where the faithful server fails too, or was not asked', () => {
    assert.deepEqual(killed(check('one', 'failed'), check('one', 'failed')), []);
    assert.deepEqual(killed(check('one', 'failed'), check('two', 'passed')), []);
  });

  it('is none by what is judged of every case', () => {
    const guard = [{ id: 'all.openai-errors', clause: 'MADE-1(a)', holds: false }];
    assert.deepEqual(killed(check('one', 'failed', { assertions: guard })), []);
  });
});

describe('the record of broken servers and gateways', () => {
  it('lacks what no kill is there of, clause by clause', () => {
    const all = brokenTargets.flatMap(({ id: mutant, breaks }) =>
      breaks.map(clause => ({ ...kill, mutant, clause })),
    );
    assert.deepEqual(unnoticed(all), []);
    const [gone, ...left] = all;
    assert.deepEqual(unnoticed(left), [`${gone?.mutant}: ${gone?.clause}`]);
  });

  it('counts a kill while its target is made of the same', async () => {
    const [first] = await readMatrix(killsPath);
    assert.ok(first);
    const present = {
      clauses: new Map([[first.clause, first.clause_hash]]),
      checks: new Map([[first.check, first.check_hash]]),
      mutants: targetHashes([]),
    };
    assert.ok(isFresh(first, present));
    assert.ok(!isFresh({ ...first, mutant: 'broken-gateway/cookie-in' }, present));
  });
});

describe('what a broken server is made of', () => {
  let folder: string;
  const own = join(import.meta.dirname, '..');

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assay-sources-'));
    await cp(own, folder, { recursive: true });
  });

  after(() => rm(folder, { recursive: true }));

  it('is its sources and no test, and a gateway is made of others', async () => {
    const [server, gateway] = [sourcesHash('broken-server'), sourcesHash('broken-gateway')];
    const now = (): readonly string[] => [
      sourcesHash('broken-server', folder),
      sourcesHash('broken-gateway', folder),
    ];
    assert.deepEqual(now(), [server, gateway]);
    await writeFile(join(folder, 'model/model.test.ts'), 'export {};\n');
    assert.deepEqual(now(), [server, gateway]);
    await writeFile(join(folder, 'broken/load.ts'), 'export const brokenLoad = [];\n');
    assert.equal(now()[0] === server, false);
    assert.equal(now()[1], gateway);
    await writeFile(join(folder, 'gateway/relay.ts'), 'export {};\n');
    assert.equal(now()[1] === gateway, false);
  });
});
