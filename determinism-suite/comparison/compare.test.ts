import assert from 'node:assert/strict';
import { compareOutputs } from './compare.ts';
import { canonicalText, digestOf } from './digest.ts';
import type { Output } from './output.ts';

const output: Output = {
  text: 'one two three',
  pieces: [
    { i: 0, t: 'one' },
    { i: 1, t: ' two' },
    { i: 2, t: ' three' },
  ],
  tokenIds: [11, 12, 13],
  logprobs: [-0.5, -1.25, -0.1],
  finishReason: 'length',
  usage: { promptTokens: 4, completionTokens: 3 },
};

const tokens = { isPieceAToken: true };
const bytes = { isPieceAToken: false };

const partsOf = (other: Partial<Output>, options = bytes): string[] =>
  (compareOutputs(output, { ...output, ...other }, options)?.all ?? []).map(
    ({ part, at }) => `${part} at ${at}`,
  );

describe('two outputs', () => {
  it('are the same where all their compared parts are', () => {
    assert.equal(compareOutputs(output, structuredClone(output), tokens), undefined);
  });

  it('differ by one character of the text [ASY-DET-006(a)]', () => {
    assert.deepEqual(partsOf({ text: 'one twO three' }), ['text at 6']);
    assert.deepEqual(partsOf({ text: 'one two three ' }), ['text at 13']);
    assert.deepEqual(partsOf({ text: '' }), ['text at 0']);
  });

  it('differ by one token id under the same text, and by one token more [ASY-DET-006(b)]', () => {
    assert.deepEqual(partsOf({ tokenIds: [11, 99, 13] }), ['tokenIds at 1']);
    assert.deepEqual(partsOf({ tokenIds: [11, 12, 13, 2] }), ['tokenIds at 3']);
  });

  it('have no token ids to differ in where only one of them gives any [ASY-DET-006(b)]', () => {
    const { tokenIds: _, ...without } = output;
    assert.equal(compareOutputs(output, without, bytes), undefined);
    assert.notEqual(compareOutputs(output, { ...without, text: 'x' }, bytes), undefined);
  });

  it('differ by the reason for which they ended [ASY-DET-006(c)]', () => {
    assert.deepEqual(partsOf({ finishReason: 'stop' }), ['finishReason at 0']);
  });

  it('differ by what they count, of the prompt and of the answer [ASY-DET-006(d)]', () => {
    assert.deepEqual(partsOf({ usage: { promptTokens: 5, completionTokens: 3 } }), ['usage at 0']);
    assert.deepEqual(partsOf({ usage: { promptTokens: 4, completionTokens: 4 } }), ['usage at 1']);
  });

  it('differ by the last bit of a log-probability', () => {
    assert.deepEqual(partsOf({ logprobs: [-0.5, -1.25, -0.1 + 2 ** -56] }), ['logprobs at 2']);
  });

  it('may be cut into other pieces, unless each piece is a token [ASY-DET-007(b)]', () => {
    const merged = {
      pieces: [
        { i: 0, t: 'one two' },
        { i: 1, t: ' three' },
      ],
    };
    assert.deepEqual(partsOf(merged, bytes), []);
    assert.deepEqual(partsOf(merged, tokens), ['pieces at 0']);
    assert.deepEqual(partsOf({ pieces: output.pieces.map(({ i, t }) => ({ i: i + 1, t })) }, tokens), [
      'pieces at 0',
    ]);
  });

  it('are the same where one of them was not streamed, and so has no pieces', () => {
    assert.deepEqual(partsOf({ pieces: [] }, tokens), []);
  });

  it('are the same when times, ids and metrics are all that differs [ASY-DET-008]', () => {
    const early = { ...output, decodeMs: 12, taskId: 'a', metrics: [{ tokens_per_second: 9 }] };
    const late = { ...output, decodeMs: 99, taskId: 'b', metrics: [] };
    assert.equal(compareOutputs(early, late, tokens), undefined);
    assert.equal(digestOf(early), digestOf(late));
    assert.notEqual(compareOutputs(early, { ...late, finishReason: 'stop' }, tokens), undefined);
  });
});

describe('the first difference', () => {
  it('is the token, with the text that both had before it and what each had there [ASY-DET-011(a)]', () => {
    const other = { ...output, text: 'one tin', tokenIds: [11, 14], finishReason: 'stop' };
    const found = compareOutputs(output, other, bytes);
    assert.deepEqual(
      { part: found?.part, at: found?.at, before: found?.before, a: found?.a, b: found?.b },
      { part: 'tokenIds', at: 1, before: 'one t', a: '12', b: '14' },
    );
    assert.deepEqual(
      found?.all.map(({ part }) => part),
      ['tokenIds', 'text', 'finishReason'],
    );
  });

  it('of a log-probability has before it the text before its token, where pieces tell it [ASY-DET-011(a)]', () => {
    const found = compareOutputs(output, { ...output, logprobs: [-0.5, -1.26, -0.1] }, tokens);
    assert.deepEqual([found?.part, found?.at, found?.before], ['logprobs', 1, 'one']);
    const whole = { ...output, pieces: [], logprobs: [-0.5, -1.26, -0.1] };
    assert.equal(compareOutputs(whole, output, tokens)?.before, 'one');
    assert.equal(compareOutputs(output, whole, bytes)?.before, output.text);
  });

  it('is where one of them ended', () => {
    const found = compareOutputs(output, { ...output, tokenIds: [11, 12] }, bytes);
    assert.deepEqual([found?.at, found?.a, found?.b], [2, '13', '(ended)']);
  });

  it('counts characters, not halves of them', () => {
    const found = compareOutputs({ ...output, text: '🦉🦉a' }, { ...output, text: '🦉🦊a' }, bytes);
    assert.deepEqual([found?.at, found?.before, found?.a, found?.b], [1, '🦉', '🦉', '🦊']);
  });
});

describe('the digest of an output', () => {
  it('is one value, whatever the order of members, and another for another part', () => {
    const { usage, ...rest } = output;
    assert.equal(digestOf({ usage, ...rest }), digestOf(output));
    assert.match(digestOf(output), /^[0-9a-f]{64}$/);
    const others: Partial<Output>[] = [
      { text: 'one two thre' },
      { tokenIds: [11, 12, 14] },
      { logprobs: [-0.5, -1.25, -0.11] },
      { finishReason: 'stop' },
      { usage: { promptTokens: 4, completionTokens: 2 } },
    ];
    const digests = others.map(other => digestOf({ ...output, ...other }));
    assert.equal(new Set([digestOf(output), ...digests]).size, others.length + 1);
  });

  it('writes numbers as their shortest text', () => {
    assert.equal(
      canonicalText(output),
      '["one two three",[11,12,13],["-0.5","-1.25","-0.1"],"length",[4,3],null]',
    );
  });

  it('knows the pieces only where each is a token [ASY-DET-007(b)]', () => {
    const merged = { ...output, pieces: [{ i: 0, t: 'one two three' }] };
    assert.equal(digestOf(merged, bytes), digestOf(output, bytes));
    assert.notEqual(digestOf(merged, tokens), digestOf(output, tokens));
  });
});
