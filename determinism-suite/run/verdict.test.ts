import assert from 'node:assert/strict';
import { decode } from '../controls/scripted-decoder.ts';
import { corpus } from '../corpus/corpus.ts';
import type { CorpusCase } from '../corpus/corpus-case.ts';
import { referenceCircumstance } from '../matrix/cell.ts';
import type { Transcript } from './transcript.ts';
import { judgeCell, type Verdict } from './verdict.ts';

const cases = corpus.filter(({ maxTokens }) => maxTokens > 8).slice(0, 3);

function transcriptOf(one: CorpusCase, change: Partial<Transcript> = {}): Transcript {
  const plain = { isStreamed: true, disturbance: undefined, tieChoice: 0 } as const;
  return {
    ...{ kind: 'transcript', id: one.name, role: 'element', of: 'cell', case: one.name, seed: one.seed },
    ...{ circumstance: referenceCircumstance, start: 0, against: one.name },
    output: decode({ ...plain, case: one, seed: one.seed }),
    ...change,
  };
}

const references = new Map(cases.map(one => [one.name, transcriptOf(one)]));

const judged = (transcripts: readonly Transcript[], isReferenceThere = true): Verdict =>
  judgeCell({
    ...{ transcripts, expected: cases.length, isPieceAToken: true },
    referenceOf: ({ case: name }) => (isReferenceThere ? references.get(name) : undefined),
  });

const batch = (): Transcript[] => cases.map(one => transcriptOf(one));

describe('the verdict of a cell', () => {
  it('is equal where every element is what its reference is [ASY-DET-009(a)]', () => {
    assert.deepEqual(judged(batch()), { kind: 'equal', compared: 3 });
  });

  it('is diverged where one element is another, be it the last one [ASY-DET-009(a), ASY-DET-009(c)]', () => {
    for (const [at, one] of cases.entries()) {
      const other = transcriptOf({ ...one, prompt: `${one.prompt}x` });
      const verdict = judged(batch().with(at, other));
      assert.equal(verdict.kind, 'diverged');
      if (verdict.kind !== 'diverged') return;
      assert.deepEqual(
        verdict.elements.map(({ transcript }) => transcript.case),
        [one.name],
      );
      assert.equal(verdict.elements[0]?.divergence.part, 'tokenIds');
    }
  });

  it('holds each element against its own counterpart, and not against another one [ASY-DET-009(c)]', () => {
    const [first, second, third] = batch();
    assert.ok(first && second && third);
    const swapped = [{ ...first, output: second.output }, { ...second, output: first.output }, third];
    const verdict = judged(swapped as Transcript[]);
    assert.equal(verdict.kind === 'diverged' && verdict.elements.length, 2);
  });

  it('is unknown where one is missing, failed, or has no counterpart [ASY-DET-009(a), ASY-DET-009(c)]', () => {
    const { output: _, ...nothing } = transcriptOf(cases[2] ?? corpus[0] ?? assert.fail());
    const kinds = [
      judged(batch().slice(0, 2)),
      judged([...batch().slice(0, 2), { ...nothing, failure: 'the connection was reset' }]),
      judged(batch(), false),
      judged([]),
    ].map(({ kind }) => kind);
    assert.deepEqual(kinds, ['unknown', 'unknown', 'unknown', 'unknown']);
  });

  it('is diverged although another element is missing: what differed is not made up for', () => {
    const [first] = cases;
    assert.ok(first);
    assert.equal(judged([transcriptOf({ ...first, prompt: 'x' })]).kind, 'diverged');
  });
});
