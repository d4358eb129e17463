import type { PoolConfig, ReplicaConfig } from '#contracts';
import type { EngineFacts, Verdict } from './verdict.ts';

/**
 * Of an engine that tells no digest and was started here: its file was checked before, and it names that file. Of an
 * engine elsewhere nobody knows what lies under a name. @implements ASY-DET-014(a)
 */
function checkedDigest(
  { version }: EngineFacts,
  { path, digest }: PoolConfig['model'],
  { command }: ReplicaConfig,
): string | undefined {
  if (command === undefined || version === undefined || version.modelDigest !== undefined) return undefined;
  return path !== undefined && version.modelPath === path ? digest : undefined;
}

export function withCheckedDigest(verdict: Verdict, pool: PoolConfig, replica: ReplicaConfig): Verdict {
  if (verdict.kind !== 'well') return verdict;
  const digest = checkedDigest(verdict.facts, pool.model, replica);
  if (digest === undefined) return verdict;
  return {
    kind: 'well',
    facts: { ...verdict.facts, version: { ...verdict.facts.version, modelDigest: digest } },
  };
}
