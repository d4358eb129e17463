import assert from 'node:assert/strict';
import { tinyModelSha256 } from '#contracts/models';
import { heldText } from '../cli/goldens-command.ts';
import type { Output } from '../comparison/output.ts';
import { corpus, corpusVersion } from '../corpus/corpus.ts';
import { driverOf, type Fingerprint, findEngineFile } from '../engines/index.ts';
import { referenceCircumstance } from '../matrix/cell.ts';
import { EvidenceBook } from '../run/evidence.ts';
import type { EvidenceLine } from '../run/transcript.ts';
import {
  casesOf,
  type Goldens,
  goldensOf,
  goldensOfRun,
  goldensText,
  heldAgainst,
  isOtherMachine,
  portable,
  readGoldens,
  settingsThatDiffer,
} from './index.ts';

const output: Output = {
  text: 'ab',
  pieces: [],
  tokenIds: [5, 6],
  logprobs: [-0.1, -1.4210854715202e-14],
  finishReason: 'stop',
  usage: { promptTokens: 3, completionTokens: 3 },
};

const fingerprint = { engine: 'embedded', build: 'b1', flashAttention: false, unifiedKv: false, slots: 1 };

const goldens: Goldens = {
  head: { corpusVersion: 1, fingerprint },
  outputs: new Map([
    ['one', output],
    ['two', { ...output, text: 'ac', tokenIds: [5, 7] }],
  ]),
};

describe('the goldens', () => {
  it('are one line for each case, after one for the engine that gave them, and are read as they were written', () => {
    const text = goldensText(goldens);
    assert.equal(text.split('\n').length, 4);
    assert.deepEqual(goldensOf(text), goldens);
  });

  it('are refused with the line that says less than it has to', () => {
    const [head = '', one = ''] = goldensText(goldens).split('\n');
    assert.throws(() => goldensOf(one), /line 1 of the goldens has no fingerprint/);
    assert.throws(
      () => goldensOf(`${head}\n${one.replace('[5,6]', '["5"]')}`),
      /line 2 of the goldens has no tokenIds/,
    );
    assert.throws(() => goldensOf(`${head}\n${one}\nbroken`), /line 3 of the goldens has no usage/);
  });

  it('that are committed have every case that fits the engine, of this corpus and this model', async () => {
    const { head, outputs } = await readGoldens();
    const cases = casesOf(driverOf(await findEngineFile('embedded')), corpus);
    assert.deepEqual(
      [...outputs.keys()],
      cases.map(({ name }) => name),
    );
    assert.ok(cases.length >= 64);
    assert.deepEqual([head.corpusVersion, head.fingerprint.modelDigest], [corpusVersion, tinyModelSha256]);
    for (const [name, { tokenIds, logprobs, text, usage, finishReason }] of outputs) {
      assert.equal(tokenIds?.length, logprobs?.length, name);
      // The model speaks in bytes, and the end has none.
      assert.equal(tokenIds?.length, text.length, name);
      assert.equal(usage.completionTokens, text.length + (finishReason === 'stop' ? 1 : 0), name);
    }
  });
});

describe('a run held against the goldens', () => {
  const bookOf = (here: Fingerprint, given: ReadonlyMap<string, Output>): EvidenceBook => {
    const circumstance = referenceCircumstance;
    const transcripts = [...given].map(
      ([name, one], at): EvidenceLine => ({
        ...{ kind: 'transcript', id: String(at), role: 'reference', of: name, case: name, seed: 1 },
        ...{ circumstance, start: 0, against: null, output: one },
      }),
    );
    const start = {
      kind: 'start',
      start: 0,
      path: 'direct',
      replica: 0,
      slots: 1,
      fingerprint: here,
    } as const;
    return new EvidenceBook(() => undefined, [start, ...transcripts]);
  };

  it('is so where its engine is theirs, with the references that it has', () => {
    const one = new Map([['one', output]]);
    assert.deepEqual(goldensOfRun(goldens, bookOf(fingerprint, goldens.outputs)), {
      compared: 2,
      differing: [],
    });
    assert.deepEqual(goldensOfRun(goldens, bookOf(fingerprint, one)), { compared: 1, differing: [] });
    const other = new Map([['two', output]]);
    assert.deepEqual(goldensOfRun(goldens, bookOf(fingerprint, other)), { compared: 1, differing: ['two'] });
    assert.equal(goldensOfRun(goldens, bookOf({ ...fingerprint, build: 'b2' }, one)), undefined);
  });
});

describe('an engine held against the goldens', () => {
  it('is held against their tokens alone where it is another build', () => {
    const bits = new Map(
      [...goldens.outputs].map(([name, one]) => [name, { ...one, logprobs: [-1, -2] }] as const),
    );
    assert.equal(heldAgainst(goldens, bits).differences.length, 2);
    assert.deepEqual(heldAgainst(portable(goldens), bits).differences, []);
    assert.equal(
      heldAgainst(portable(goldens), new Map([...bits, ['two', output] as const])).differences.length,
      1,
    );
    assert.deepEqual(
      [
        { ...fingerprint, build: 'b2' },
        { ...fingerprint, flashAttention: true },
      ].map(here => isOtherMachine(fingerprint, here)),
      [true, false],
    );
  });

  it('is equal where each case is, and the others are told with their place', () => {
    assert.deepEqual(heldAgainst(goldens, goldens.outputs).differences, []);
    const given = new Map([...goldens.outputs, ['two', output] as const]);
    const held = heldAgainst(goldens, given);
    assert.deepEqual(
      held.differences.map(({ name, divergence: { part, at } }) => [name, part, at]),
      [['two', 'tokenIds', 1]],
    );
    assert.equal(
      heldText(held),
      '1 of 2 goldens equal; 1 differ, 1 of them in tokens\n  two: tokenIds 1, after "a": 7 in the goldens, 6 here',
    );
  });

  it('is not equal where a case was not given', () => {
    const held = heldAgainst(goldens, new Map([['one', output]]));
    assert.deepEqual([held.compared, held.missing], [1, ['two']]);
    assert.equal(heldText(held), '1 of 2 goldens equal\n  not given: two');
  });

  it('differs in the settings that are not those of the goldens, and slots are none', () => {
    assert.deepEqual(settingsThatDiffer(fingerprint, { ...fingerprint, slots: 4 }), []);
    assert.deepEqual(settingsThatDiffer(fingerprint, { ...fingerprint, flashAttention: true, build: 'b2' }), [
      'build: b1 in the goldens, b2 here',
      'flash attention: false in the goldens, true here',
    ]);
  });
});
