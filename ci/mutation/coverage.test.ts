import assert from 'node:assert/strict';
import { askedOf, type Measured } from './baseline.ts';
import { isRun } from './coverage.ts';
import { isSource } from './folders.ts';
import type { Coverage, Range } from './order.ts';
import { patched } from './plant.ts';

const ranges: readonly Range[] = [
  [0, 100, 1],
  [20, 60, 3],
  [30, 40, 0],
];

const measured = (test: string, ms: number, coverage: Coverage): Measured => ({
  tests: [test],
  seeds: 0,
  told: { kind: 'passed', tests: 1, isLoaded: true, ms, coverage },
});

describe('what a test runs', () => {
  it('is decided by the innermost range around a place', () => {
    assert.deepEqual(
      [isRun(ranges, 5, 6), isRun(ranges, 25, 28), isRun(ranges, 32, 35), isRun(ranges, 35, 45)],
      [true, true, false, true],
    );
  });

  it('is nothing of a file that it does not load', () => assert.equal(isRun([], 5, 6), false));

  it('names who is asked of a mutant, the fastest first', () => {
    const patch = { file: 'f.ts', from: 25, was: 'a', becomes: 'b' };
    const asked = askedOf(patch, [
      measured('slow', 9, { 'f.ts': ranges }),
      measured('fast', 1, { 'f.ts': ranges }),
      measured('elsewhere', 0, { 'g.ts': ranges }),
      measured('around', 0, { 'f.ts': [...ranges, [24, 27, 0]] }),
    ]);
    assert.deepEqual(
      asked.flatMap(({ tests }) => tests),
      ['fast', 'slow'],
    );
  });
});

describe('a patch', () => {
  const patch = { file: 'f.ts', from: 4, was: 'a < b', becomes: 'a > b' };

  it('changes its own place alone', () => assert.equal(patched('if (a < b) c();', patch), 'if (a > b) c();'));

  it('is refused where the file changed since', () =>
    assert.throws(() => patched('if (b < a) c();', patch), /f\.ts changed since the mutant was made/));
});

describe('a source', () => {
  it('is no test, and nothing that tests are made of', () => {
    const paths = [
      'a/b.ts',
      'a/b.test.ts',
      'a/b.live.test.ts',
      'a/b.model.ts',
      'a/fixtures.ts',
      'a/fixtures/b.ts',
    ];
    assert.deepEqual(paths.filter(isSource), ['a/b.ts']);
    assert.deepEqual(['a/calls-for-tests.ts', 'a/b.yaml'].filter(isSource), []);
  });
});
