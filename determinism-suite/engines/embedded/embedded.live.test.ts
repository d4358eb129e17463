import assert from 'node:assert/strict';
import { tinyModelSha256 } from '#contracts/models';
import { compareOutputs } from '../../comparison/compare.ts';
import type { Output } from '../../comparison/output.ts';
import type { CorpusCase } from '../../corpus/corpus-case.ts';
import type { Ask, RunningEngine } from '../engine.ts';
import { asking, never } from '../testing/asking.ts';
import { embeddedDriver } from './driver.ts';

const settings = { context: 4096, flashAttention: false, unifiedKv: false, kvType: 'f16' };
const told = { name: 'embedded', promises: [], isPieceAToken: true } as const;

const cases: readonly CorpusCase[] = [
  'Hello there',
  'a',
  'the stone of the river reads on',
  '{"a": 1}',
].flatMap((prompt, at) => [
  { name: `seeded-${at}`, prompt, seed: 7 + at, maxTokens: 16, sampling: 'seeded' },
  { name: `greedy-${at}`, prompt, seed: 7 + at, maxTokens: 16, sampling: 'greedy' },
]);

const withEngine = async (
  slots: number,
  run: (engine: RunningEngine) => Promise<void>,
  changed: Partial<typeof settings> = {},
): Promise<void> => {
  const driver = embeddedDriver(told, { ...settings, ...changed });
  const engine = await driver.start({ slots, replica: 0 }, never);
  try {
    await run(engine);
  } finally {
    await engine.stop();
  }
};

const oneByOne = async (engine: RunningEngine, how: Partial<Ask> = {}): Promise<Output[]> => {
  const outputs: Output[] = [];
  for (const one of cases) outputs.push(await engine.ask(asking(one, how), never));
  return outputs;
};

const differing = (a: readonly Output[], b: readonly Output[]): string[] => {
  assert.equal(a.length, b.length);
  return a.flatMap((output, at) => {
    const found = compareOutputs(output, b[at] ?? output, told);
    return found === undefined ? [] : [`${cases[at]?.name} ${found.part} ${found.at}`];
  });
};

describe('the embedded engine', function () {
  // Each start compiles the engine anew, which takes a second of a free core.
  this.timeout(120_000);
  let direct: Output[] = [];

  before(() =>
    withEngine(1, async engine => {
      direct = await oneByOne(engine);
    }),
  );

  it('tells tokens, one for each piece, and counts those of the prompt', () => {
    const [first] = direct;
    // A byte is a token, a space three, and one begins the text.
    assert.equal(first?.usage.promptTokens, 'Hello there'.length + 2 + 1);
    for (const { text, pieces, tokenIds, logprobs, finishReason, usage } of direct) {
      assert.equal(pieces.map(({ t }) => t).join(''), text);
      assert.deepEqual([tokenIds?.length, logprobs?.length], [pieces.length, pieces.length]);
      assert.equal(usage.completionTokens, pieces.length + (finishReason === 'stop' ? 1 : 0));
    }
    assert.deepEqual([...new Set(direct.map(({ finishReason }) => finishReason))].sort(), ['length', 'stop']);
  });

  it('gives the same after a restart, among neighbours, warm, and not streamed', async () => {
    await withEngine(4, async engine => {
      const together = await Promise.all(cases.map(one => engine.ask(asking(one), never)));
      assert.deepEqual(differing(direct, together), []);
    });
    await withEngine(1, async engine => {
      assert.deepEqual(differing(direct, await oneByOne(engine, { mayReusePrompt: true })), []);
      assert.deepEqual(differing(direct, await oneByOne(engine, { mayReusePrompt: true })), []);
      assert.deepEqual(differing(direct, await oneByOne(engine, { isStreamed: false })), []);
    });
  });

  it('gives something else for another seed, and without one each time', () =>
    withEngine(1, async engine => {
      const other = await oneByOne(engine, { seed: 99 });
      const changed = differing(direct, other).map(words => words.split('-')[0]);
      assert.ok(changed.includes('seeded') && !changed.includes('greedy'), changed.join());
      const unseeded = [
        await oneByOne(engine, { seed: undefined }),
        await oneByOne(engine, { seed: undefined }),
      ];
      assert.notDeepEqual(differing(unseeded[0] ?? [], unseeded[1] ?? []), []);
    }));

  it('computes other bits with flash attention, and with a unified KV among neighbours', async () => {
    await withEngine(
      1,
      async engine => assert.equal(differing(direct, await oneByOne(engine)).length, cases.length),
      { flashAttention: true },
    );
    await withEngine(
      4,
      async engine => {
        const together = await Promise.all(cases.map(one => engine.ask(asking(one), never)));
        assert.notDeepEqual(differing(direct, together), []);
      },
      { unifiedKv: true },
    );
  });

  it('says with which settings, build and file it was started', () =>
    withEngine(
      2,
      async engine => {
        const { build, ...fingerprint } = engine.fingerprint;
        assert.match(build, /^llama\.cpp-b\d+-[0-9a-f]+\+wllama-\d/);
        assert.deepEqual(fingerprint, {
          engine: 'embedded',
          modelDigest: tinyModelSha256,
          device: 'wasm32',
          flashAttention: true,
          kvType: 'f16',
          unifiedKv: false,
          slots: 2,
        });
      },
      { flashAttention: true },
    ));

  it('lets one wait that has no slot, ends one that is given up, and tells why one is refused', () =>
    withEngine(1, async engine => {
      const [one] = cases;
      assert.ok(one !== undefined);
      const long = { ...one, maxTokens: 2_000, seed: 3, prompt: 'again and again' };
      const abort = new AbortController();
      const given = engine.ask(asking(long), abort.signal);
      const waiting = engine.ask(asking(one), never);
      setImmediate(() => abort.abort(new Error('given up')));
      await assert.rejects(given, /given up/);
      const [due] = direct;
      assert.ok(due !== undefined);
      assert.equal(compareOutputs(due, await waiting, told), undefined);
      const tooLong = { ...one, prompt: 'x'.repeat(5_000) };
      await assert.rejects(engine.ask(asking(tooLong), never), /exceeds the available context size/);
      assert.equal(compareOutputs(due, await engine.ask(asking(one), never), told), undefined);
    }));

  it('fails what is open when it is stopped', () =>
    withEngine(1, async engine => {
      const [one] = cases;
      assert.ok(one !== undefined);
      const open = assert.rejects(engine.ask(asking({ ...one, maxTokens: 3_000 }), never), /ended with/);
      await engine.stop();
      await open;
    }));
});
