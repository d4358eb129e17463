import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../command.ts';
import { breakageOf, patchOf, readBreakages, testFilesOf } from './read-breakages.ts';

const row = { name: 'n', file: 'f.ts', find: 'a < b', replace: 'a > b', why: 'w', tests: 't.test.ts' };
const breakage = breakageOf(row, 'topic');

const refused: readonly (readonly [string, unknown, RegExp])[] = [
  ['is no mapping', 'x', /topic: is no mapping/],
  ['says no reason', { ...row, why: undefined }, /topic: says no why/],
  ['names no tests', { ...row, tests: [] }, /topic: names no tests/],
  ['changes nothing', { ...row, replace: row.find }, /topic: changes nothing/],
  ['says what nobody reads', { ...row, breaks: 'X-1' }, /topic: has breaks; known are name, /],
];

describe('a breakage of the harness', () => {
  it('is read with its topic in its id', () => {
    assert.deepEqual([breakage.id, breakage.tests], ['topic/n', ['t.test.ts']]);
  });

  for (const [title, given, pattern] of refused) {
    it(`is refused where it ${title}`, () => assert.throws(() => breakageOf(given, 'topic'), pattern));
  }

  it('is stale where its text does not stand in the file exactly once', () => {
    assert.equal(patchOf(breakage, 'if (a <= b)'), 'its text occurs 0 times in f.ts');
    assert.equal(patchOf(breakage, 'a < b || a < b'), 'its text occurs 2 times in f.ts');
    assert.deepEqual(patchOf(breakage, 'if (a < b)'), {
      file: 'f.ts',
      from: 4,
      was: 'a < b',
      becomes: 'a > b',
    });
  });
});

describe('the declared breakages', () => {
  const all = readBreakages(join(import.meta.dirname, 'breakages'));

  it('are at least 24, and speak of every part of the harness that judges', () => {
    assert.ok(all.length >= 24, `${all.length}`);
    for (const part of ['sse', 'stream', 'judges', 'history', 'transcript'])
      assert.ok(
        all.some(({ file }) => file.startsWith(`conformance/harness/${part}/`)),
        part,
      );
    for (const part of [
      'report/verdicts',
      'report/compare',
      'report/folder',
      'report/render',
      'run',
      'mutants',
    ])
      assert.ok(
        all.some(({ file }) => file.startsWith(`conformance/${part}/`)),
        part,
      );
  });

  it('fit the files that they break, and name tests that there are', () => {
    for (const each of all) {
      const patch = patchOf(each, readFileSync(join(root, each.file), 'utf8'));
      assert.ok(typeof patch !== 'string', `${each.id}: ${String(patch)}`);
      assert.ok(testFilesOf(root, each.tests).length > 0);
    }
  });
});
