import assert from 'node:assert/strict';
import type { Line } from '../figures/line.ts';
import { recordOf, stories, type TaskStory } from '../testing/record-of.ts';
import { outsideLines } from './outside-lines.ts';

const linesOf = (tasks: readonly TaskStory[]): readonly Line[] => outsideLines(recordOf({ tasks }));

const verdictOf = (word: string, tasks: readonly TaskStory[]): string | undefined =>
  linesOf(tasks).find(({ sentence }) => sentence.includes(word))?.verdict;

describe('what is said of a server from outside', () => {
  const good = stories(50, [0, 100]);

  it('speaks for no clause: how loaded it was nobody knows', () => {
    assert.ok(linesOf(good).every(({ proves }) => proves === undefined));
    assert.ok(linesOf(good).length > 4);
  });

  it('holds where tasks are served as the defaults of the class say', () => {
    assert.deepEqual([...new Set(linesOf(good).map(({ verdict }) => verdict))], ['held']);
  });

  it('first tokens that are late, tasks that fail and refusals without a hint are seen', () => {
    assert.equal(verdictOf('first token', stories(50, [0, 100], { waitMs: 1_000 })), 'violated');
    assert.equal(verdictOf('fail', [...good, ...stories(1, [5, 1], { how: 'failed' })]), 'violated');
    const refused = recordOf({ tasks: [...good, ...stories(5, [5, 1], { how: 'refused' })] });
    const hint = (lines: readonly Line[]) => lines.find(({ sentence }) => sentence.includes('hint'))?.verdict;
    assert.equal(hint(outsideLines(refused)), 'held');
    const operations = refused.operations.map(one => ({
      ...one,
      tries: one.tries.map(({ backoffMs: _, ...rest }) => rest),
    }));
    assert.equal(hint(outsideLines({ ...refused, operations })), 'violated');
  });

  it('a refusal is no task that failed', () => {
    assert.equal(verdictOf('fail', [...good, ...stories(5, [5, 1], { how: 'refused' })]), 'held');
  });

  it('what submissions were answered is told', () => {
    const lines = linesOf([...good, ...stories(5, [5, 1], { how: 'refused' })]);
    assert.equal(
      lines.find(({ sentence }) => sentence === 'Completed')?.of,
      '50 × 202, 5 × 429 ADMISSION_REJECT',
    );
  });

  it('a handful of tasks says nothing', () => {
    assert.equal(verdictOf('first token', stories(5, [0, 100])), 'unknown');
  });
});
