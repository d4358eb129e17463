import assert from 'node:assert/strict';
import type { Output } from '../comparison/output.ts';
import { drawCases } from './draw-cases.ts';
import { judgeReal, type RealEvidence, type RealObservation } from './judge-real.ts';

const outputOf = (text: string, promptTokens = 9): Output => ({
  text,
  pieces: [...text].map((t, i) => ({ i, t })),
  finishReason: 'stop',
  usage: { promptTokens, completionTokens: text.length },
});

const attempts = [{ replicaId: 'r', outcome: 'completed', engineVersion: 'b1', modelDigest: 'sha256:aa' }];

const observed = (told: Output, own: Output, isFresh = true): RealObservation => {
  const [entry] = drawCases(told.text.length, 1);
  assert.ok(entry);
  return { entry, isFresh, told, own, attempts };
};

const honest: readonly RealObservation[] = ['one', 'three'].map(text =>
  observed(outputOf(text), outputOf(text)),
);

const evidenceOf = (
  observations: readonly RealObservation[],
  more: Partial<RealEvidence> = {},
): RealEvidence => ({
  observations,
  counted: { tokensIn: 18, tokensOut: 8 },
  ...{ isAlone: true, build: 'b1', modelDigest: 'sha256:aa' },
  ...more,
});

const found = (evidence: RealEvidence): string[] =>
  judgeReal(evidence).findings.map(({ clause, what }) => `${clause}: ${what}`);

describe('the judge of real inference', () => {
  it('believes what the model, the counters and the file say too', () => {
    assert.deepEqual(judgeReal(evidenceOf(honest)), { verdict: 'decoded', findings: [] });
  });

  it('finds a text that is not the model’s', () => {
    const [first] = honest;
    assert.ok(first);
    const evidence = evidenceOf([first, observed(outputOf('tree!'), outputOf('three'))]);
    assert.deepEqual(found(evidence), ["a: text is not the model's"]);
    assert.equal(judgeReal(evidence).cheat, undefined);
  });

  it('finds usage and counts that differ from the engine’s', () => {
    const [, second] = honest;
    assert.ok(second);
    assert.deepEqual(found(evidenceOf([observed(outputOf('one', 8), outputOf('one')), second])), [
      "b: usage is not the model's",
      'b: tokens_in_total grew by 18, and the tasks told of 17',
    ]);
    assert.deepEqual(found(evidenceOf(honest, { counted: { tokensIn: 18, tokensOut: 7 } })), [
      'b: tokens_out_total grew by 7, and the tasks told of 8',
    ]);
    const { counted: _, ...uncounted } = evidenceOf(honest);
    assert.deepEqual(found(uncounted), ['b: /metrics counts no tokens']);
  });

  it('lets others have tasks on a shared orchestrator, and lose none of ours', () => {
    const shared = (tokensOut: number) =>
      evidenceOf(honest, { isAlone: false, counted: { tokensIn: 40, tokensOut } });
    assert.deepEqual(found(shared(90)), []);
    assert.deepEqual(found(shared(7)), ['b: tokens_out_total grew by 7, and the tasks told of 8']);
  });

  it('finds a record without the build or the file’s digest', () => {
    const nameless = honest.map(one => ({ ...one, attempts: [] }));
    assert.deepEqual(
      judgeReal(evidenceOf(nameless)).findings.map(({ clause }) => clause),
      ['c', 'c', 'c', 'c'],
    );
    assert.deepEqual(
      found(evidenceOf(honest.slice(0, 1).concat(honest.slice(1)), { modelDigest: 'sha256:bb' })),
      [
        'c: the record names the model sha256:aa, and its file is sha256:bb',
        'c: the record names the model sha256:aa, and its file is sha256:bb',
      ],
    );
  });

  it('can’t tell where nothing was asked that nobody knew, or the model says the same to all', () => {
    assert.equal(judgeReal(evidenceOf(honest.map(one => ({ ...one, isFresh: false })))).verdict, 'unknown');
    const alike = [observed(outputOf('one'), outputOf('one')), observed(outputOf('two'), outputOf('one'))];
    assert.equal(judgeReal(evidenceOf(alike)).verdict, 'unknown');
  });
});

describe('drawn prompts', () => {
  it('are others for another number, and the same for the same', () => {
    assert.deepEqual(drawCases(7, 8), drawCases(7, 8));
    const texts = [...drawCases(7, 8), ...drawCases(8, 8)].map(({ prompt }) => prompt);
    assert.equal(new Set(texts).size, 16);
  });
});
