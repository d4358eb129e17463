import assert from 'node:assert/strict';
import type { CorpusCase } from '../corpus/corpus-case.ts';
import type { EngineDriver } from '../engines/engine.ts';
import { knownEngine } from './known-engine.ts';
import { startORig } from './o-rig.ts';
import { examineReplicas, type ReplicaResult } from './replica-checks.ts';
import { referenceTarget } from './start-orchestrator.ts';

const cases: readonly CorpusCase[] = [
  { name: 'rivers', prompt: 'Name three rivers.', seed: 41, maxTokens: 12, sampling: 'seeded' },
];

/** Its second replica takes another seed than it is given. */
const drifting: EngineDriver = {
  ...knownEngine,
  start: async (options, signal) => {
    const engine = await knownEngine.start(options, signal);
    const drift = options.replica;
    return {
      fingerprint: engine.fingerprint,
      ask: (ask, asked) => engine.ask({ ...ask, seed: (ask.seed ?? 0) + drift }, asked),
      stop: () => engine.stop(),
    };
  },
};

describe('replicas of a set', function () {
  this.timeout(60_000);
  const { signal } = new AbortController();

  const examined = async (engine: EngineDriver, atOnce: number): Promise<readonly ReplicaResult[]> => {
    const rig = await startORig({ engine, document: await referenceTarget(), contextMax: 1_024 }, signal);
    try {
      return await examineReplicas(
        { orchestrator: rig.orchestrator, cases, atOnce, isPieceAToken: true },
        signal,
      );
    } finally {
      await rig.stop();
    }
  };

  it('give the same, each of them, and the records say which they were', async () => {
    const [result] = await examined(knownEngine, 2);
    assert.equal(result?.verdict, 'equal');
    assert.deepEqual(result?.replicas, ['a-examined-0', 'b-examined-1']);
  });

  it('are found apart where one drifts', async () => {
    const [result] = await examined(drifting, 2);
    assert.equal(result?.verdict, 'diverged');
    assert.ok(result?.divergence);
  });

  it('are not told of where only one was asked', async () => {
    const [result] = await examined(drifting, 1);
    assert.equal(result?.verdict, 'unknown');
  });
});
