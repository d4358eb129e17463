// Against llama.cpp's real server, where ASSAY_LLAMA_SERVER names one. Without it nothing is claimed.
import assert from 'node:assert/strict';
import { environmentValue } from '#conformance/harness';
import { compareOutputs } from '../comparison/compare.ts';
import type { Output } from '../comparison/output.ts';
import { corpus } from '../corpus/corpus.ts';
import { driverOf } from './driver-of.ts';
import type { Ask, RunningEngine } from './engine.ts';
import { findEngineFile } from './engine-document.ts';
import { asking, never } from './testing/asking.ts';

const cases = corpus.filter(({ prompt }) => prompt.length <= 80).slice(0, 24);

const isNamed = environmentValue('ASSAY_LLAMA_SERVER') !== undefined;
const why = isNamed ? '' : ' (inapplicable: ASSAY_LLAMA_SERVER names no program)';

describe(`the real server of llama.cpp${why}`, function () {
  this.timeout(120_000);

  before(function () {
    if (!isNamed) this.skip();
  });

  const withServer = async (slots: number, run: (engine: RunningEngine) => Promise<void>) => {
    const engine = await driverOf(await findEngineFile('llamacpp')).start({ slots, replica: 0 }, never);
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

  const differing = (a: readonly Output[], b: readonly Output[]): number =>
    a.filter((output, at) => compareOutputs(output, b[at] ?? output, { isPieceAToken: false }) !== undefined)
      .length;

  it('repeats itself token by token, after a restart and without a stream too, and counts as it answers', async () => {
    let first: Output[] = [];
    await withServer(1, async engine => {
      first = await oneByOne(engine);
      const counted = await engine.counters?.();
      const sum = first.reduce((tokens, { usage }) => tokens + usage.completionTokens, 0);
      assert.equal(counted?.completionTokens, sum);
      assert.ok(
        first.every(
          ({ tokenIds, logprobs }) => tokenIds !== undefined && logprobs?.length === tokenIds.length,
        ),
      );
      assert.equal(differing(first, await oneByOne(engine)), 0);
    });
    await withServer(1, async engine => {
      assert.equal(differing(first, await oneByOne(engine, { isStreamed: false })), 0);
      assert.ok(differing(first, await oneByOne(engine, { seed: 123_456 })) > 0);
    });
  });
});
