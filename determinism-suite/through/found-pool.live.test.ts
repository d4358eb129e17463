import assert from 'node:assert/strict';
import { targetAtUrl } from '#conformance/harness';
import type { CorpusCase } from '../corpus/corpus-case.ts';
import type { EngineDriver } from '../engines/engine.ts';
import { type FoundPool, findPool, misfitOf } from './found-pool.ts';
import { knownDigest, knownEngine } from './known-engine.ts';
import { startORig } from './o-rig.ts';
import { referenceTarget } from './start-orchestrator.ts';

const contextMax = 1_024;

/** Without a digest there is nothing to pin. */
const nameless: EngineDriver = {
  ...knownEngine,
  start: async (options, signal) => {
    const engine = await knownEngine.start(options, signal);
    const { modelDigest: _, ...fingerprint } = engine.fingerprint;
    return { fingerprint, ask: (ask, asked) => engine.ask(ask, asked), stop: () => engine.stop() };
  },
};

const entry = (prompt: string, maxTokens: number): CorpusCase => ({
  ...{ name: 'one', prompt, seed: 1, maxTokens, sampling: 'greedy' },
});

describe('the pool of an orchestrator that runs', function () {
  this.timeout(60_000);

  const found = async (engine: EngineDriver, modelDigest?: string): Promise<FoundPool> => {
    const { signal } = new AbortController();
    const rig = await startORig({ engine, document: await referenceTarget(), contextMax }, signal);
    try {
      const read = targetAtUrl(rig.orchestrator.url);
      assert.ok(read.ok);
      return await findPool(read.document, { modelDigest });
    } finally {
      await rig.stop();
    }
  };

  it('is found by its model, with what fits there, and promises what it pins', async () => {
    const pool = await found(knownEngine, knownDigest);
    assert.deepEqual([pool.refusal, pool.contextMax, pool.replicas], [undefined, contextMax, 2]);
    assert.equal(misfitOf(pool, entry('x'.repeat(1_000), 20)), undefined);
    assert.match(misfitOf(pool, entry('x'.repeat(1_001), 20)) ?? '', /more than the 1024 tokens of context/);
    const brief = { ...pool, tokensMax: 20 };
    assert.equal(misfitOf(brief, entry('x', 20)), undefined);
    assert.match(misfitOf(brief, entry('x', 21)) ?? '', /more than the 20 tokens that it answers with/);
  });

  it('promises nothing of another model', async () => {
    const { refusal = '' } = await found(knownEngine, `sha256:${'0'.repeat(64)}`);
    assert.ok(refusal.includes(`is ${knownDigest}`) && refusal.includes('two models'), refusal);
  });

  it('promises nothing where its model may be another', async () => {
    const { refusal = '' } = await found(nameless, knownDigest);
    assert.match(refusal, /does not tell its digest/);
  });

  it('promises nothing where strict tasks are refused, and says what a pool has to pin', async () => {
    const { refusal = '' } = await found(nameless);
    assert.match(
      refusal,
      /^its pool examined refuses strict tasks, .* pins engine_version, model_digest and/,
    );
  });
});
