// An orchestrator that runs already, asked at its URL for what one of its pools serves.
import { RunningTarget, type TargetDocument } from '#conformance/harness';
import { buildNotTold } from '../engines/engine.ts';
import type { FoundPool } from './found-pool.ts';
import { RunningOrchestrator } from './running-orchestrator.ts';
import { bare } from './schemed-digest.ts';

export interface AttachOptions {
  readonly document: TargetDocument;
  /** Where the pool doesn't tell its own. */
  readonly contextMax: number;
  readonly pool: FoundPool;
}

export const attachOrchestrator = ({ document, contextMax, pool }: AttachOptions): RunningOrchestrator => {
  const { target } = document;
  const { engine, modelRef, poolId, samplerMembers, engineVersion, modelDigest } = pool;
  return new RunningOrchestrator({
    target: new RunningTarget({ target, name: 'orchestrator', url: target.url ?? '' }),
    addressee: { engine, modelRef, poolId, samplerMembers, contextMax: pool.contextMax ?? contextMax },
    isStrict: pool.refusal === undefined,
    fingerprint: {
      engine,
      build: engineVersion ?? buildNotTold,
      ...(modelDigest === undefined ? {} : { modelDigest: bare(modelDigest) }),
    },
    stop: async () => undefined,
  });
};
