import assert from 'node:assert/strict';
import { scriptedDriver } from '../controls/scripted-engine.ts';
import { fewCases, scriptedRun } from './testing/scripted-run.ts';

/** A run that is interrupted after so many cells. */
async function interrupted(cells: number, direct = scriptedDriver()) {
  const controller = new AbortController();
  let done = 0;
  const onCell = (): void => {
    done += 1;
    if (done === cells) controller.abort();
  };
  return scriptedRun({ signal: controller.signal, onCell, direct });
}

const idsOf = (transcripts: readonly { readonly id: string }[]): string[] => transcripts.map(({ id }) => id);

describe('a run that goes on from another', () => {
  it('asks only what was not asked, and comes to the same verdicts', async () => {
    const whole = await scriptedRun();
    for (const cells of [1, 7, 20, 40]) {
      const first = await interrupted(cells);
      assert.equal(first.exitCode, 2, 'what was not asked is unknown');
      const second = await scriptedRun({ earlier: first.lines });
      assert.deepEqual(second.levels, whole.levels);
      assert.equal(new Set(idsOf(second.transcripts)).size, second.transcripts.length);
      assert.ok(second.transcripts.length < first.transcripts.length + whole.transcripts.length);
    }
  });

  it('asks nothing where all was asked', async () => {
    const whole = await scriptedRun();
    const again = await scriptedRun({ earlier: whole.lines });
    assert.deepEqual(again.levels, whole.levels);
    assert.equal(again.lines.length, whole.lines.length);
  });

  it('does not forget a divergence that was seen before it was interrupted', async () => {
    const first = await interrupted(3, scriptedDriver('first request differs'));
    assert.equal(first.levels[0]?.verdict, 'diverged');
    const second = await scriptedRun({ earlier: first.lines });
    assert.equal(second.levels[0]?.verdict, 'diverged');
    assert.equal(second.exitCode, 1);
  });

  it('repeats on one start: what is asked again is held against what that start gave', async () => {
    const first = await interrupted(1);
    const { transcripts, book } = await scriptedRun({ earlier: first.lines });
    const repeats = transcripts.filter(({ of, role }) => of.startsWith('D1') && role === 'element');
    assert.ok(repeats.length > fewCases.length);
    for (const { start, against } of repeats) assert.equal(book.get(against ?? '')?.start, start);
    assert.ok(new Set(repeats.map(({ start }) => start)).size === 2);
  });
});
