import type { PoolConfig, ReplicaConfig } from '#contracts';
import type { EngineAdapter } from '#contracts/adapter';
import type { Bounds } from './bounded.ts';
import { withCheckedDigest } from './checked-digest.ts';
import { modelBreach, probe } from './probe.ts';
import { selfTest } from './self-test.ts';
import { poolBreach } from './trial.ts';
import type { Verdict } from './verdict.ts';

export interface Examination extends Bounds {
  readonly pool: PoolConfig;
  readonly replica: ReplicaConfig;
  readonly needsSelfTest: boolean;
}

/** Probe, pins, what it computes on and, where it is still owed, the self-test: what comes first and fails is the verdict. */
export async function examine(adapter: EngineAdapter, examination: Examination): Promise<Verdict> {
  const { pool, replica, needsSelfTest, ...bounds } = examination;
  const verdict = withCheckedDigest(await probe(adapter, bounds), pool, replica);
  if (verdict.kind !== 'well') return verdict;
  const { facts } = verdict;
  const breach = modelBreach(facts.version, pool.model) ?? poolBreach(pool, facts.version);
  if (breach !== undefined) return { kind: 'unfit', reason: 'version-mismatch', detail: breach, facts };
  if (pool.accelerator === 'nvidia' && facts.version?.backend === 'cpu')
    return { kind: 'unfit', reason: 'cpu-backend', detail: 'the engine computes on the CPU', facts };
  if (!needsSelfTest) return verdict;
  const { wall_ms: limitMs, cancel_ms: cancelMs } = pool.timeouts;
  const failed = await selfTest(adapter, pool.model.ref, { ...bounds, limitMs, cancelMs });
  return failed === undefined
    ? verdict
    : { kind: 'unfit', reason: 'self-test-failed', detail: failed, facts };
}
