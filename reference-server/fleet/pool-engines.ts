// What the engines of a pool can do.
import type { PoolConfig } from '#contracts';
import type { EngineCapabilities, EngineInput } from '#contracts/adapter';
import { capabilitiesOf } from './pool-snapshot.ts';
import type { Replica } from './replica.ts';
import { isPinned } from './trial.ts';

/** Only where the replica set is pinned in all its parts and an engine that promises repetition is known. */
export function canBeStrict(config: PoolConfig, replicas: readonly Replica[]): boolean {
  return isPinned(config) && replicas.some(replica => capabilitiesOf(replica).determinism !== 'none');
}

/** Of the first replica by id whose engine is known. */
export function knownCapabilities(replicas: readonly Replica[]): EngineCapabilities | undefined {
  const known = replicas.find(replica => replica.adapter !== undefined);
  return known && capabilitiesOf(known);
}

/** By the first that counts tokens; undefined where none does. */
export function tokenizeOn(
  replicas: readonly Replica[],
  input: EngineInput,
  signal: AbortSignal,
): Promise<number> | undefined {
  const counter = replicas.find(({ adapter }) => adapter?.tokenize !== undefined);
  return counter?.adapter?.tokenize?.(input, signal);
}
