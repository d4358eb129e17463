import assert from 'node:assert/strict';
import type { Told } from './order.ts';
import { type Ended, judged, judgedGenerated, scoreOf } from './outcome.ts';

const failure = { test: 'a queue refuses', message: '1 is not 2', isTimeout: false };

const ended = (told: Partial<Told> = {}): Ended => ({
  isLate: false,
  told: { kind: 'passed', tests: 3, isLoaded: true, ms: 1, ...told },
});

const rows: readonly (readonly [string, Ended, string, string])[] = [
  ['killed by a test that fails', ended({ kind: 'failed', failure }), 'killed', 'a queue refuses'],
  [
    'timed out where a test waits too long',
    ended({ kind: 'failed', failure: { ...failure, isTimeout: true } }),
    'timed out',
    'a queue refuses',
  ],
  [
    'timed out where its process had to be stopped',
    { isLate: true },
    'timed out',
    'its process was stopped at the limit',
  ],
  ['a survivor where every test passes', ended(), 'survived', '3 tests passed'],
  ['void where no test was executed', ended({ tests: 0 }), 'void', 'no test was executed'],
  [
    'void where its file was not loaded, whatever failed',
    ended({ kind: 'failed', failure, isLoaded: false }),
    'void',
    'no test loads its file',
  ],
  [
    'void where the tests do not load',
    ended({ kind: 'unloadable', tests: 0, failure }),
    'void',
    'not loadable: 1 is not 2',
  ],
  ['void where its process breaks down', { isLate: false }, 'void', 'its process broke down'],
];

describe('a mutant of our own code', () => {
  for (const [title, end, outcome, why] of rows) {
    it(`is ${title}`, () => assert.deepEqual(judged(end), { outcome, why }));
  }

  it('that was generated is killed where nothing loads under it or its process breaks down', () => {
    for (const end of [ended({ kind: 'unloadable', tests: 0, failure }), { isLate: false }])
      assert.equal(judgedGenerated(end).outcome, 'killed');
  });

  it('that was generated is otherwise judged as one that was declared', () => {
    for (const [, end] of rows.slice(0, 6)) assert.deepEqual(judgedGenerated(end), judged(end));
  });
});

describe('a score', () => {
  it('is the share of those that were noticed, in time or by taking too long', () => {
    const { percent } = scoreOf(['killed', 'killed', 'timed out', 'survived']);
    assert.equal(percent, 75);
  });

  it('counts what no test runs among the survivors', () => {
    const score = scoreOf(['killed', 'not covered', 'void']);
    assert.deepEqual([score.survived, score.notCovered], [1, 1]);
    assert.ok(Math.abs((score.percent ?? 0) - 100 / 3) < 1e-9);
  });

  it('is none of no mutants', () => assert.equal(scoreOf([]).percent, undefined));
});
