// A pool's trial: which of its replicas are the set that is tried, and which the one that stands.
import type { PoolConfig } from '#contracts';
import type { EngineVersion } from '#contracts/adapter';
import { pinBreach } from './probe.ts';
import { shownDigest } from './verdict.ts';

type Pins = PoolConfig['replica_set'];

/** In all its parts. */
export function isPinned({ replica_set }: PoolConfig): boolean {
  const { engine_version, model_digest, sampler_profile_version } = replica_set;
  return [engine_version, model_digest, sampler_profile_version].every(pin => pin !== undefined);
}

/** Undefined where no trial is configured, or nothing in it tells its replicas from the others. */
export function trialPins({ canary }: PoolConfig): Pins | undefined {
  const pins = canary?.replica_set;
  return pins?.engine_version === undefined && pins?.model_digest === undefined ? undefined : pins;
}

export function isOnTrial(config: PoolConfig, version: EngineVersion | undefined): boolean {
  const pins = trialPins(config);
  return pins !== undefined && version !== undefined && pinBreach(version, pins) === undefined;
}

/**
 * What an attempt on the engine is recorded with: the digest that it tells, or else the one that its pool was given, or
 * else what it tells in the place of one. @implements ORCH-3062(b)
 */
export function servedDigest(config: PoolConfig, version: EngineVersion | undefined): string | undefined {
  const { model, canary } = config;
  const given = isOnTrial(config, version) ? canary?.replica_set.model_digest : model.digest;
  return version?.modelDigest ?? given ?? shownDigest(version);
}

/** In what an engine is neither the one that stands nor the one that is tried. */
export function poolBreach(config: PoolConfig, version: EngineVersion | undefined): string | undefined {
  return isOnTrial(config, version) ? undefined : pinBreach(version, config.replica_set);
}
