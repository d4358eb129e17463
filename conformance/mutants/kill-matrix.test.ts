import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isFresh, matrixText, mutantHash, type RecordedKill } from './kill-matrix.ts';
import type { Mutant } from './mutant.ts';
import { readMutants, staleness } from './read-mutants.ts';

const broken = ['B'];

const kill: RecordedKill = {
  ...{ clause: 'B', check: 'c', assertion: 'a', mutant: 'm' },
  ...{ clause_hash: '1', check_hash: '2', mutant_hash: '3' },
};
const present = (clause: string, check: string, mutant: string) => ({
  clauses: new Map([['B', clause]]),
  checks: new Map([['c', check]]),
  mutants: new Map([['m', mutant]]),
});

describe('a recorded kill', () => {
  it('is fresh while clause, check and mutant are what they were', () => {
    assert.equal(isFresh(kill, present('1', '2', '3')), true);
    assert.equal(isFresh(kill, present('0', '2', '3')), false);
    assert.equal(isFresh(kill, present('1', '0', '3')), false);
    assert.equal(isFresh(kill, present('1', '2', '0')), false);
  });

  it('stands once in the matrix, in the order of clauses', () => {
    const other = { ...kill, clause: 'A' };
    const { kills } = JSON.parse(matrixText([kill, other, kill]));
    assert.deepEqual(
      kills.map(({ clause }: RecordedKill) => clause),
      ['A', 'B'],
    );
  });

  it('is stale once the patch of its mutant changes', () => {
    const mutant: Mutant = {
      id: 'm',
      breaks: broken,
      kind: 'order',
      file: 'f',
      find: 'a',
      replace: 'b',
      why: 'w',
    };
    assert.notEqual(mutantHash(mutant), mutantHash({ ...mutant, replace: 'c' }));
    assert.equal(mutantHash(mutant), mutantHash({ ...mutant, why: 'other words' }));
  });
});

const row = '- { name: one, breaks: [B], kind: order, file: f.ts, find: "a", replace: "b", why: because }\n';

describe('mutants as data', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assay-mutants-'));
    await mkdir(join(folder, 'area'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  const read = async (text: string): Promise<Mutant[]> => {
    await writeFile(join(folder, 'area', 'topic.yaml'), text);
    return readMutants(folder);
  };

  it('are called by area, topic and name', async () => {
    assert.deepEqual(
      (await read(row)).map(({ id, kind }) => [id, kind]),
      [['area/topic/one', 'order']],
    );
  });

  const wrong: readonly (readonly [string, RegExp])[] = [
    [row.replace('order', 'luck'), /has no kind of omission/],
    [row.replace('[B]', '[]'), /breaks no clause/],
    [row.replace('"b"', '"a"'), /changes nothing/],
    [row.replace('why', 'wyh'), /has wyh/],
    [row + row, /two mutants are called area\/topic\/one/],
  ];
  for (const [text, pattern] of wrong) {
    it(`are refused with a reason: ${pattern.source}`, () => assert.rejects(read(text), pattern));
  }

  it('are stale where their text does not occur exactly once', async () => {
    const [mutant] = await read(row);
    assert.ok(mutant);
    await writeFile(join(folder, 'f.ts'), 'a');
    assert.equal(await staleness(folder, mutant), undefined);
    await writeFile(join(folder, 'f.ts'), 'a a');
    assert.match((await staleness(folder, mutant)) ?? '', /occurs 2 times/);
    await rm(join(folder, 'f.ts'));
    assert.match((await staleness(folder, mutant)) ?? '', /there is no f\.ts/);
  });
});
