import type { EngineVersion } from '#contracts/adapter';

export type UnreadyReason =
  | 'starting'
  | 'loading'
  | 'unreachable'
  | 'not-ready'
  | 'version-mismatch'
  | 'self-test-failed'
  | 'cpu-backend'
  | 'fault'
  | 'no-device'
  | 'circuit-open'
  | 'draining';

/** What the engine told of itself; absent: it didn't. */
export interface EngineFacts {
  readonly version?: EngineVersion | undefined;
  readonly slots?: number | undefined;
  /** The share of the key-value memory in use, as its own metrics say. */
  readonly kvUsage?: number | undefined;
}

/** What one look at a replica found. */
export type Verdict =
  | { readonly kind: 'well'; readonly facts: EngineFacts }
  /** It answers, and is not ready yet. */
  | { readonly kind: 'loading'; readonly detail: string }
  /** It answers, and must not be used. */
  | {
      readonly kind: 'unfit';
      readonly reason: 'version-mismatch' | 'self-test-failed' | 'cpu-backend';
      readonly detail: string;
      readonly facts: EngineFacts;
    }
  /** It was not asked: it could not be started, or has nothing to run on. */
  | { readonly kind: 'barred'; readonly reason: 'fault' | 'no-device'; readonly detail: string }
  /** No answer, or none in time. */
  | { readonly kind: 'silent'; readonly detail: string };

/** What it told of its model: a digest, or what it gives in the place of one. */
export function shownDigest(version: EngineVersion | undefined): string | undefined {
  return version?.modelDigest ?? (version?.modelPath ?? namedState(version))?.slice(-shownDigestCharsMax);
}

function namedState({ modelName, modelRevision }: Partial<EngineVersion> = {}): string | undefined {
  return modelRevision === undefined ? modelName : `${modelName ?? ''}@${modelRevision}`;
}

const shownDigestCharsMax = 128;
