// An orchestrator that runs already: which of its replica sets serves the engine under test, and what that set pins.
import { isRecord, RunningTarget, type TargetDocument, valueAt } from '#conformance/harness';
import { Access } from './access.ts';
import { NotServed } from './refusal.ts';
import { RunningOrchestrator } from './running-orchestrator.ts';
import { bare, schemed } from './schemed-digest.ts';
import { samplerMembers } from './task-request.ts';

export interface AttachOptions {
  readonly document: TargetDocument;
  readonly contextMax: number;
  /** Of the file that the engine under test has; the set with another one is another engine. */
  readonly modelDigest?: string;
}

interface FoundSet {
  readonly engine: string;
  readonly poolId: string;
  readonly modelRef: string;
  readonly engineVersion?: string;
  readonly modelDigest?: string;
  readonly isPinned: boolean;
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const setOf = (item: Readonly<Record<string, unknown>>): FoundSet => {
  const engineVersion = textOf(item.engine_version);
  const modelDigest = textOf(item.model_digest);
  const profile = textOf(item.sampler_profile_version);
  return {
    ...{ engine: String(item.engine), poolId: String(item.pool_id), modelRef: String(item.model_ref) },
    ...(engineVersion === undefined ? {} : { engineVersion }),
    ...(modelDigest === undefined ? {} : { modelDigest }),
    isPinned: [engineVersion, modelDigest, profile].every(pin => pin !== undefined),
  };
};

const setsOf = async (access: Access): Promise<readonly FoundSet[]> => {
  const { json, status } = await access.visit().orchestrator.call('listReplicaSets');
  const items = valueAt(json, 'items');
  if (status !== 200 || !Array.isArray(items)) throw new NotServed(`the replica sets answer ${status}`);
  return items.filter(isRecord).map(setOf);
};

/** The one set with this model, or the only one there is. */
const chosen = (sets: readonly FoundSet[], modelDigest: string | undefined): FoundSet => {
  const fitting =
    modelDigest === undefined ? sets : sets.filter(set => set.modelDigest === schemed(modelDigest));
  const [first] = fitting.some(({ isPinned }) => isPinned)
    ? fitting.filter(({ isPinned }) => isPinned)
    : fitting;
  if (first !== undefined) return first;
  throw new NotServed(`none of its ${sets.length} replica sets has the model ${modelDigest ?? ''}`);
};

export const attachOrchestrator = async (options: AttachOptions): Promise<RunningOrchestrator> => {
  const { target } = options.document;
  const running = new RunningTarget({ target, name: 'orchestrator', url: target.url ?? '' });
  const access = new Access(running);
  try {
    const set = chosen(await setsOf(access), options.modelDigest);
    return new RunningOrchestrator({
      target: running,
      addressee: {
        ...{ engine: set.engine, modelRef: set.modelRef, poolId: set.poolId },
        ...{ contextMax: options.contextMax, samplerMembers },
      },
      isStrict: set.isPinned,
      fingerprint: {
        engine: set.engine,
        build: set.engineVersion ?? 'not told',
        ...(set.modelDigest === undefined ? {} : { modelDigest: bare(set.modelDigest) }),
      },
      stop: async () => undefined,
    });
  } finally {
    await access.close();
  }
};
