import { EngineError, type EngineSampler } from '#contracts/adapter';

/** A field that a wire has no name for would change nothing without anybody noticing. */
export function refuseUnknown(
  sampler: Partial<EngineSampler> | undefined,
  unknown: readonly (keyof EngineSampler)[],
): void {
  const given = unknown.filter(field => sampler?.[field] !== undefined);
  if (given.length > 0)
    throw new EngineError('invalid-request', `the engine does not know ${given.join(', ')}`);
}
